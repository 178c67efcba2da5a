import { stringCamelCase } from "@polkadot/util";
import { describe, expect, test } from "vitest";
import { readDispatchError } from "../../../../src/chain/metadata/dispatch-error.ts";
import { lowerFirst } from "../../../../src/codec/camel-case.ts";
import { toHex } from "../../../../src/codec/hex.ts";
import { SPECIMENS, v2 } from "../../../support/metadata/specimens.ts";

const COMPUTATION = v2.scan.pallets.get("PhalaComputation");

test.each(SPECIMENS)(
	"every error of every pallet of $name has the name and documentation that polkadot.js gives it",
	(specimen) => {
		const { registry } = specimen.polkadot();
		let count = 0;
		for (const { index, errors } of specimen.scan.pallets.values()) {
			const type = errors === null ? undefined : specimen.scan.types[errors];
			for (const variant of type?.kind === "enum" ? type.variants : []) {
				const { section, name, docs } = registry.findMetaError(Uint8Array.of(index, variant.index));
				const expected = { pallet: section, name, docs: docs.join(" ").trim(), callIndex: 2 };
				const error = toHex(Uint8Array.of(variant.index, 0, 0, 0));
				expect(readDispatchError(specimen.scan, { Module: { index, error } }, 2)).toEqual(expected);
				// As early runtimes encode it.
				expect(readDispatchError(specimen.scan, { Module: { index, error: variant.index } }, 2)).toEqual(expected);
				count += 1;
			}
		}
		expect(count).toBeGreaterThan(80);
	},
);

test.each(SPECIMENS)("every pallet of $name has the name that polkadot.js gives it", (specimen) => {
	const { metadata } = specimen.polkadot();
	for (const { name } of metadata.asLatest.pallets)
		expect(lowerFirst(name.toString())).toBe(stringCamelCase(name.toString()));
});

describe("an error", () => {
	test("that belongs to no pallet is named by its kind", () => {
		expect(readDispatchError(v2.scan, { Token: "FundsUnavailable" }, null)).toMatchObject({
			pallet: "token",
			name: "FundsUnavailable",
		});
		expect(readDispatchError(v2.scan, "BadOrigin", null)).toMatchObject({ pallet: "system", name: "BadOrigin" });
	});

	test.each([
		["pallet", { index: 250, error: "0x07000000" }],
		["error", { index: COMPUTATION?.index, error: "0xfa000000" }],
	])("of an unknown %s keeps its numbers", (_, module) => {
		expect(readDispatchError(v2.scan, { Module: module }, null)).toEqual({
			pallet: "module",
			name: JSON.stringify(module),
			docs: "",
			callIndex: null,
		});
	});

	test("of another shape stays readable", () => {
		expect(readDispatchError(v2.scan, {}, null)).toMatchObject({ pallet: "system", name: "Other" });
		expect(readDispatchError(v2.scan, { Odd: { size: 5n } }, null)).toMatchObject({
			pallet: "odd",
			name: '{"size":"5"}',
		});
	});
});
