import { stringCamelCase } from "@polkadot/util";
import { describe, expect, test } from "vitest";
import { getType } from "../../../src/chain/metadata/types.ts";
import { fromHex, toHex } from "../../../src/codec/hex.ts";
import { stringify } from "../../../src/codec/stringify.ts";
import { toPlain } from "../../../src/codec/to-plain.ts";
import { scannedLayout } from "../../../src/simulation/scanned-layout.ts";
import { Random } from "../../support/fuzz.ts";
import { randomScale } from "../../support/metadata/random-scale.ts";
import { v1, v2 } from "../../support/metadata/specimens.ts";

const CALLS = 200;
/**
 * Values that are others in `@polkadot/types`: it reads an index of accounts, which Phala does not have, has a form of its own for names
 * of identities, takes bytes that are no UTF-8, and keeps early calls of multisigs as bytes of any length.
 */
const OTHERWISE = /"Index"|"(?:Raw|display)"|�|"asMulti"/;

describe.each([v1, v2])("the layout by the metadata of $name", ({ scan, polkadot }) => {
	const layout = scannedLayout(scan);
	const { registry } = polkadot();
	const pallets = [...scan.pallets.values()].map((pallet) => ({ ...pallet, client: stringCamelCase(pallet.name) }));

	test("has the storage of @polkadot/types, by its names and with its plain values", () => {
		const random = new Random(5);
		let compared = 0;
		for (const { client, storage } of pallets) {
			for (const [name, { value, key, hashers }] of storage) {
				if (client === "system" && (name === "Digest" || name === "Events")) continue;
				const item = layout.item(client, stringCamelCase(name));
				expect(item.keys.length).toBe(hashers.length);
				const keys = key === null ? [] : hashers.length === 1 ? [key] : tupleTypes(key);
				const codecs = [item.value, ...item.keys.map(({ codec }) => codec)];
				for (const [i, id] of [value, ...keys].entries()) {
					const bytes = fromHex(randomScale(scan, id, random, 6));
					const expected = decodeByLibrary(registry.createLookupType(id as never), bytes);
					if (expected === null) continue;
					const { value: plain } = expected;
					expect([client, name, codecs[i]?.decode(bytes)]).toEqual([client, name, plain]);
					expect([client, name, toHex(codecs[i]?.encode(plain) ?? new Uint8Array())]).toEqual([
						client,
						name,
						toHex(bytes),
					]);
					compared++;
				}
			}
		}
		expect(compared).toBeGreaterThan(100);
	});

	test("has the calls of @polkadot/types", () => {
		const random = new Random(6);
		for (let compared = 0; compared < CALLS; ) {
			const bytes = fromHex(randomScale(scan, scan.extrinsic.call ?? -1, random, 4));
			const expected = decodeByLibrary("Call", bytes);
			if (expected === null) continue;
			const decoded = layout.decodeCall(bytes, {});
			expect(decoded).toEqual(expected.value);
			expect(decoded && toHex(layout.encodeCall(decoded))).toBe(toHex(bytes));
			compared++;
		}
	});

	test("has the constants of @polkadot/types", () => {
		for (const { client, constants } of pallets) {
			for (const [name, { type, value }] of constants) {
				const expected = decodeByLibrary(registry.createLookupType(type as never), fromHex(value));
				expect([name, layout.constant(client, stringCamelCase(name))]).toEqual([name, expected?.value]);
			}
		}
	});

	/** The plain value by the library; `null` for bytes that are none, as random ones can be, and for {@link OTHERWISE}. */
	function decodeByLibrary(type: string, bytes: Uint8Array): { readonly value: unknown } | null {
		try {
			const codec = registry.createTypeUnsafe(type, [bytes]);
			const value = toPlain(codec);
			return toHex(codec.toU8a()) === toHex(bytes) && !OTHERWISE.test(stringify(value)) ? { value } : null;
		} catch {
			return null;
		}
	}

	function tupleTypes(id: number): readonly number[] {
		const type = getType(scan, id);
		return type.kind === "tuple" ? type.types : [];
	}
});

test("a call has to be all of the bytes, and within bounds", () => {
	const layout = scannedLayout(v2.scan);
	const bytes = layout.encodeCall({ pallet: "system", method: "remark", args: { remark: "0x0102" } });
	expect(layout.decodeCall(bytes, {})).not.toBeNull();
	expect(layout.decodeCall(Uint8Array.of(...bytes, 0), {})).toBeNull();
	expect(layout.decodeCall(bytes.subarray(0, -1), {})).toBeNull();
	expect(layout.decodeCall(bytes, { "system.remark.remark": (value) => value !== "0x0102" })).toBeNull();
});
