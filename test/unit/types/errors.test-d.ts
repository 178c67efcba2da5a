import { expectTypeOf, test } from "vitest";
import type { AnyPhalaError, PhalaErrorJson } from "../../../src/errors/error.ts";
import { isPhalaError, type PhalaError } from "../../../src/errors/error.ts";

declare const caught: unknown;

test("the code of an error narrows its details", () => {
	if (!isPhalaError(caught)) return;
	expectTypeOf(caught).toEqualTypeOf<AnyPhalaError>();
	switch (caught.code) {
		case "CAP_EXCEEDED":
			expectTypeOf(caught.details.remaining).toEqualTypeOf<bigint | null>();
			break;
		case "INVALID_ARGUMENT":
			expectTypeOf(caught.details.name).toEqualTypeOf<string>();
			break;
		default:
			// @ts-expect-error only CAP_EXCEEDED has it
			caught.details.remaining;
	}
});

test("several codes at once narrow to those", () => {
	if (isPhalaError(caught, "STAKE_TOO_LOW", "STAKE_TOO_HIGH")) {
		expectTypeOf(caught.code).toEqualTypeOf<"STAKE_TOO_LOW" | "STAKE_TOO_HIGH">();
		if (caught.code === "STAKE_TOO_LOW") expectTypeOf(caught.details.minimum).toEqualTypeOf<bigint | null>();
	}
	if (isPhalaError(caught, "CAP_EXCEEDED")) expectTypeOf(caught).toEqualTypeOf<PhalaError<"CAP_EXCEEDED">>();
	// @ts-expect-error no such code
	isPhalaError(caught, "CAP_EXCEEDED", "NO_SUCH_CODE");
});

test("an error has a JSON form", () => {
	expectTypeOf<AnyPhalaError["toJSON"]>().returns.toEqualTypeOf<PhalaErrorJson>();
});
