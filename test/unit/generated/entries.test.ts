import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { entries as entriesV1 } from "../../../generated/v1/entries.ts";
import { shapes as shapesV1 } from "../../../generated/v1/shapes.ts";
import { entries as entriesV2 } from "../../../generated/v2/entries.ts";
import { shapes as shapesV2 } from "../../../generated/v2/shapes.ts";
import { decodeType } from "../../../src/chain/metadata/decode.ts";
import { computeFingerprint } from "../../../src/chain/metadata/fingerprint.ts";
import { toHex } from "../../../src/codec/hex.ts";
import { toPlain } from "../../../src/codec/to-plain.ts";
import { scaleBytes } from "../../support/metadata/arbitrary.ts";
import { v1, v2 } from "../../support/metadata/specimens.ts";

const ALL = [
	...Object.values(entriesV1).flatMap((pallet) =>
		Object.values(pallet).map((entry) => ({ entry, shapes: shapesV1, runtime: v1 })),
	),
	...Object.values(entriesV2).flatMap((pallet) =>
		Object.values(pallet).map((entry) => ({ entry, shapes: shapesV2, runtime: v2 })),
	),
].map((each) => ({ ...each, name: `${each.runtime.name} ${each.entry.pallet}.${each.entry.item}` }));

describe.each(ALL)("$name", ({ entry, shapes, runtime: { scan, polkadot } }) => {
	const storage = scan.pallets.get(entry.pallet)?.storage.get(entry.item);
	if (!storage) throw new Error("not in metadata");
	const { registry } = polkadot();
	const type = scan.types[storage.value];
	const isUnit = type?.kind === "tuple" && type.types.length === 0;

	it("has the fingerprint of its metadata", () => {
		expect(shapes[`${entry.pallet}.${entry.item}`]?.fingerprint).toBe(
			computeFingerprint(scan, entry.pallet, entry.item),
		);
	});

	it("decodes as metadata and @polkadot/types do", () => {
		const lookup = registry.createLookupType(storage.value);
		const check = fc.property(scaleBytes(scan, storage.value), (bytes) => {
			const value = entry.decode(toHex(bytes));
			expect(value).toEqual(isUnit ? true : decodeType(scan, storage.value, toHex(bytes)));
			expect(value).toEqual(isUnit ? true : toPlain(registry.createType(lookup, bytes)));
		});
		fc.assert(check, { seed: 21, numRuns: 25 });
	});

	it("refuses bytes missing or left over", () => {
		const refusal = expect.objectContaining({
			code: "DECODE_FAILED",
			details: expect.objectContaining({ what: `${entry.pallet}.${entry.item}` }),
		});
		const check = fc.property(scaleBytes(scan, storage.value), (bytes) => {
			expect(() => entry.decode(toHex(Uint8Array.of(...bytes, 0)))).toThrow(refusal);
			if (bytes.length > 0) expect(() => entry.decode(toHex(bytes.subarray(0, -1)))).toThrow(refusal);
		});
		fc.assert(check, { seed: 22, numRuns: 10 });
	});

	it("returns metadata's default for an absent value, null for optional items", () => {
		expect(entry.decode(null)).toEqual(storage.optional ? null : decodeType(scan, storage.value, storage.fallback));
	});
});
