import { TypeRegistry } from "@polkadot/types";
import { describe, expect, it } from "vitest";
import { isPhalaError } from "../../../src/errors/error.ts";
import { readHeader } from "../../../src/query/block-header.ts";

const header = (number: number, logs: readonly string[] = []) => ({
	parentHash: `0x${"aB".repeat(32)}`,
	number: `0x${number.toString(16)}`,
	stateRoot: `0x${"02".repeat(32)}`,
	extrinsicsRoot: `0x${"03".repeat(32)}`,
	digest: { logs },
});

describe("readHeader", () => {
	const registry = new TypeRegistry();
	const seal = "0x0661757261200102030405060708";

	it.each([0, 63, 64, 16383, 16384, 2 ** 30 - 1, 2 ** 30, 2 ** 32 - 1])(
		"computes the hash that other libraries compute, at block %d",
		(number) => {
			for (const logs of [[], [seal], Array.from({ length: 70 }, () => seal)]) {
				const json = header(number, logs);
				const head = readHeader(json);
				expect(head.hash).toBe(registry.createType("Header", json).hash.toHex());
				expect(head).toMatchObject({ number, parentHash: json.parentHash.toLowerCase() });
			}
		},
	);

	it.each([
		null,
		"0x00",
		{},
		{ ...header(1), parentHash: "0x12" },
		{ ...header(1), number: "0xzz" },
		{ ...header(1), number: -1 },
		{ ...header(1), digest: {} },
		{ ...header(1), digest: { logs: [1] } },
		{ ...header(1), stateRoot: undefined },
	])("rejects a malformed header: %j", (json) => {
		try {
			readHeader(json);
			expect.unreachable();
		} catch (error) {
			expect(isPhalaError(error, "DECODE_FAILED") && error.details.what).toBe("header");
		}
	});
});
