import { createRequire } from "node:module";
import { expandMetadata, TypeRegistry } from "@polkadot/types";
import { stringCamelCase } from "@polkadot/util";
import { describe, expect, it, vi } from "vitest";
import { camelCase } from "../../../src/codec/camel-case.ts";
import { toPlain } from "../../../src/codec/to-plain.ts";
import { rhala1130, SPECIMENS, v2 } from "../../support/metadata/specimens.ts";

const { registry, metadata } = v2.polkadot();
const { tx } = expandMetadata(registry, metadata);
const of = (type: string, value?: unknown) => toPlain(registry.createType(type, value));
const ALICE = `0x${"d4".repeat(32)}`;

describe("the plain form", () => {
	it.each([
		["u8", 255, 255],
		["u32", 2 ** 32 - 1, 2 ** 32 - 1],
		["i16", -3, -3],
		["u64", 7, 7n],
		["u128", 2n ** 127n, 2n ** 127n],
		["Compact<u32>", 7, 7],
		["Compact<u128>", 7, 7n],
		["Permill", 500_000, 500_000],
		["bool", true, true],
		["Text", "hi", "hi"],
		["Null", null, null],
		["Bytes", "0xABCD", "0xabcd"],
		["[u8; 4]", "0x01020304", "0x01020304"],
		["AccountId", ALICE, ALICE],
		["MultiAddress", { Id: ALICE }, { Id: ALICE }],
		["BitVec", Uint8Array.of(8 << 2, 0xff), "0xff"],
		["Data", { Raw: "0x6869" }, { Raw: "0x6869" }],
		["Data", { None: null }, "None"],
		["Option<u32>", null, null],
		["Option<u32>", 5, 5],
		["Option<bool>", true, true],
		["Vec<u64>", [1, 2], [1n, 2n]],
		["[u16; 2]", [1, 2], [1, 2]],
		["(u8, Bytes)", [1, "0x02"], [1, "0x02"]],
		["BTreeMap<u8, u64>", new Map([[1, 2]]), [[1, 2n]]],
		["BTreeSet<u8>", [2, 1], [1, 2]],
		["Result<u8, Text>", { Ok: 1 }, { Ok: 1 }],
		["Result<Null, Text>", { Ok: null }, "Ok"],
		['{"_enum":["A","B"]}', "B", "B"],
		['{"_enum":{"A":"u64","B":"{\\"some_field\\":\\"u8\\"}"}}', { B: { some_field: 1 } }, { B: { someField: 1 } }],
		['{"_set":{"_bitLength":8,"Fast":1,"Slow":2}}', ["Slow"], ["Slow"]],
	])("of %s", (type, value, expected) => {
		expect(of(type, value)).toEqual(expected);
	});

	it("of calls names pallet, method and arguments, inner calls too", () => {
		const contribute = tx.phalaStakePoolv2?.contribute?.(3, 10n ** 15n, null);
		expect(toPlain(registry.createType("Call", tx.utility?.batch?.([contribute])))).toEqual({
			pallet: "utility",
			method: "batch",
			args: {
				calls: [
					{ pallet: "phalaStakePoolv2", method: "contribute", args: { pid: 3n, amount: 10n ** 15n, asVault: null } },
				],
			},
		});
	});

	it("of events names pallet, event and fields", () => {
		const pallet = v2.scan.pallets.get("PhalaWrappedBalances");
		const wrapped = Uint8Array.of(pallet?.index ?? 0, 1, ...new Uint8Array(32).fill(0xd4), 5, ...new Uint8Array(15));
		expect(toPlain(registry.createType("Event", wrapped))).toEqual({
			pallet: "phalaWrappedBalances",
			name: "Wrapped",
			data: { user: ALICE, amount: 5n },
		});
	});

	it("of event data without names is in order, and empty without fields", () => {
		const { registry } = rhala1130.polkadot();
		const index = rhala1130.scan.pallets.get("PhalaStakePool")?.index ?? 0;
		const created = Uint8Array.of(index, 0, ...new Uint8Array(32).fill(0xd4), 7, 0, 0, 0, 0, 0, 0, 0);
		const codeUpdated = Uint8Array.of(rhala1130.scan.pallets.get("System")?.index ?? 0, 2);
		expect(toPlain(registry.createType("Event", created))).toMatchObject({ name: "PoolCreated" });
		expect(toPlain(registry.createType("Event", codeUpdated))).toEqual({
			pallet: "system",
			name: "CodeUpdated",
			data: {},
		});
	});

	it("works with values of another copy of the library", () => {
		vi.stubEnv("POLKADOTJS_DISABLE_ESM_CJS_WARNING", "1"); // two copies are the point here
		const other: typeof import("@polkadot/types") = createRequire(import.meta.url)("@polkadot/types");
		const theirs = new other.TypeRegistry();
		expect(other.TypeRegistry).not.toBe(TypeRegistry);
		expect(toPlain(theirs.createType("Option<(u8, u64, Bytes)>", [1, 2, "0x03"]))).toEqual([1, 2n, "0x03"]);
		expect(toPlain(theirs.createType("MultiAddress", { Id: ALICE }))).toEqual({ Id: ALICE });
	});

	it("rejects values without a plain form", () => {
		expect(() => of("f64", 1)).toThrow(TypeError);
	});
});

it("camel case is that of @polkadot/util for every field of real runtimes", () => {
	const fields = SPECIMENS.flatMap(({ scan }) =>
		scan.types.flatMap((type) =>
			type.kind === "struct" ? type.fields : type.kind === "enum" ? type.variants.flatMap(({ fields }) => fields) : [],
		),
	).flatMap(({ name }) => name ?? []);
	expect(fields.length).toBeGreaterThan(1000);
	for (const name of new Set(fields)) expect(camelCase(name)).toBe(stringCamelCase(name));
});
