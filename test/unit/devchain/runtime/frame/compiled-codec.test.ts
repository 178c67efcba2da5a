import { describe, expect, it, test } from "vitest";
import { toHex } from "../../../../../src/codec/hex.ts";
import { compiledCodec } from "../../../../../src/devchain/runtime/frame/codec.ts";
import { TypeCompiler } from "../../../../../src/devchain/runtime/frame/compile-type.ts";
import { createCodec } from "../../../../../src/devchain/runtime/frame/library-codec.ts";
import { partsOf } from "../../../../../src/devchain/runtime/frame/migrate-storage.ts";
import { readMetadata } from "../../../../../src/devchain/runtime/frame/read-metadata.ts";
import { type Specimen, v1, v2 } from "../../../../support/metadata/specimens.ts";
import { Random } from "../../../../support/random.ts";

const SAMPLES = 40;
/** Types that `@polkadot/types` has classes of its own for: their plain values do not follow from the metadata. */
const OF_LIBRARY =
	/^(BTreeMap|BTreeSet|BitFlags|Call|Data|DigestItem|Era|Event|KeyTypeId|MultiAddress|Range|RangeInclusive|RuntimeCall|RuntimeEvent|U256)$/;
const noFallback = (): never => {
	throw new Error("not compiled");
};

function compilerFor(specimen: Specimen): TypeCompiler {
	return new TypeCompiler(readMetadata(specimen.bytes));
}

/** The result of a task, or that it failed. */
function outcome<T>(task: () => T): T | "failed" {
	try {
		return task();
	} catch {
		return "failed";
	}
}

describe.each([
	[1, v1],
	[2, v2],
] as const)("types of generation %s, compiled", (_, specimen) => {
	const { registry } = specimen.polkadot();
	const compiler = compilerFor(specimen);
	const ids = registry.lookup.types.map(({ id }) => id.toNumber());
	const shape = readMetadata(specimen.bytes);
	const own = new Map<number, boolean>();
	const isOfLibrary = (id: number): boolean => {
		const known = own.get(id);
		if (known !== undefined) return known;
		own.set(id, false);
		const type = shape.type(id);
		// The library has no compact nothing.
		const isEmpty = type.kind === "compact" && compiler.compile(type.element)?.isEmpty === true;
		const found =
			isEmpty || (id !== shape.call && OF_LIBRARY.test(type.path.at(-1) ?? "")) || partsOf(type).some(isOfLibrary);
		own.set(id, found);
		return found;
	};
	const compiled = ids.flatMap((id) => {
		const type = compiler.compile(id);
		return type === undefined ? [] : [{ id, type, slow: createCodec(registry, registry.createLookupType(id)) }];
	});

	it("are most of all", () => {
		expect(compiled.length).toBeGreaterThan(0.75 * ids.length);
	});

	it("have the same plain values and bytes as those of @polkadot/types", () => {
		const random = new Random(7);
		let decoded = 0;
		for (const { id, type, slow } of compiled) {
			const fast = compiledCodec(type, noFallback);
			for (let i = 0; i < SAMPLES; i++) {
				// Small bytes are valid tags and lengths more often.
				const bytes = Uint8Array.from({ length: 300 }, () => random.integer(0, random.next() < 0.5 ? 7 : 255));
				const read = outcome(() => fast.read(bytes));
				if (read === "failed") continue;
				const expected = isOfLibrary(id) ? read : slow.read(bytes);
				const name = `${id}: ${registry.lookup.getSiType(id).path.join("::")} ${toHex(bytes.subarray(0, 40))}`;
				expect([name, read]).toEqual([name, expected]);
				expect([name, fast.decode(bytes)]).toEqual([name, read.value]);
				expect([name, toHex(fast.encode(read.value))]).toEqual([name, toHex(bytes.subarray(0, read.length))]);
				decoded++;
			}
		}
		expect(decoded).toBeGreaterThan(compiled.length);
	});
});

describe("a compiled codec", () => {
	const { registry } = v2.polkadot();
	const account = registry.lookup.types.find(({ type }) => type.path.at(-1)?.toString() === "AccountId32")?.id;
	if (account === undefined) throw new Error("no AccountId32");
	const type = compilerFor(v2).compile(account.toNumber());
	if (type === undefined) throw new Error("not compiled");
	const codec = compiledCodec(type, () => createCodec(registry, "AccountId32"));

	test("takes values of other forms too: addresses", () => {
		const alice = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
		const hex = "0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";
		expect([toHex(codec.encode(alice)), toHex(codec.encode(hex))]).toEqual([hex, hex]);
		expect(codec.decode(codec.encode(alice))).toBe(hex);
	});

	test("leaves bytes that end too early to @polkadot/types", () => {
		const other = { encode: noFallback, decode: () => "other", read: noFallback };
		expect(compiledCodec(type, () => other).decode(new Uint8Array(31))).toBe("other");
	});
});
