import type { Prepared } from "../chain/operation.ts";
import { PhalaError } from "../errors/error.ts";

/** A prepared operation that has nothing to call, and so no result. */
export function withoutCalls({
	failures,
}: Pick<Prepared, "failures">): Omit<Prepared<never>, "transferable" | "spends"> {
	return {
		calls: [],
		failures,
		outcome: () => {
			throw new PhalaError("DECODE_FAILED", "Nothing was called.", { what: "result", bytes: "" });
		},
		expected: () => null,
		forecasts: () => [],
	};
}
