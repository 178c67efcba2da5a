import { describe, expect, it } from "vitest";
import type { Hex } from "../../../../../src/codec/hex.ts";
import { MetadataLayout } from "../../../../../src/devchain/runtime/frame/metadata-layout.ts";
import { collections, locks, nfts, properties } from "../../../../../src/devchain/runtime/v2/rmrk-storage.ts";
import { keyOf, RuntimeChain } from "../../../../support/devchain/runtime-harness.ts";
import { phalaNode1, v2 } from "../../../../support/metadata/specimens.ts";

/** A chain with a pool, and delegators who have shares in it. */
function startChain(): RuntimeChain {
	const chain = new RuntimeChain();
	chain.submit("//Alice", "phalaStakePoolv2", "create");
	for (const uri of ["//Bob", "//Charlie"]) {
		chain.submit(uri, "phalaWrappedBalances", "wrap", [100n * 10n ** 12n]);
		chain.submit(uri, "phalaStakePoolv2", "contribute", [0, 100n * 10n ** 12n, null]);
	}
	return chain;
}

describe.each([collections, nfts, properties, locks])(
	"rmrkCore.$name without metadata",
	({ pallet, name, undescribed }) => {
		const described = new MetadataLayout(v2.bytes).item(pallet, name, undescribed);
		const item = new MetadataLayout(phalaNode1.bytes).item(pallet, name, undescribed);

		it("has the keys and the default of runtimes that describe it", () => {
			const { prefix, fallback, keys } = described;
			expect(item).toMatchObject({ prefix, fallback, keys: keys.map(({ hasher }) => ({ hasher })) });
		});

		it("reads and writes what such a runtime stores", () => {
			const { state } = startChain();
			const stored = state.keys(item.prefix);
			expect(stored.length).toBeGreaterThan(0);
			for (const key of stored) {
				const bytes = state.get(key) ?? new Uint8Array();
				const value = described.value.decode(bytes);
				expect(item.value.decode(bytes)).toEqual(value);
				expect(item.value.encode(value)).toEqual(bytes);
			}
		});

		it("encodes every key and value of its types", () => {
			const owner: Hex = keyOf("//Alice");
			const samples: Readonly<
				Record<string, { readonly keys: readonly unknown[][]; readonly values: readonly unknown[] }>
			> = {
				collections: {
					keys: [[10_000]],
					values: [{ issuer: owner, metadata: "0x01", max: 7, symbol: "0x5048414c", nftsCount: 2 ** 32 - 1 }],
				},
				nfts: {
					keys: [[1, 2]],
					values: [
						{
							owner: { CollectionAndNftTuple: [3, 4] },
							royalty: { recipient: owner, amount: 250_000 },
							metadata: "0x0102",
							equipped: [5, 6],
							pending: true,
							transferable: false,
						},
					],
				},
				properties: {
					keys: [
						[1, null, "0x61"],
						[1, 2, "0x"],
					],
					values: ["0x", "0x0102"],
				},
				lock: { keys: [[[1, 2]]], values: [true, false] },
			};
			const { keys, values } = samples[name] ?? { keys: [], values: [] };
			expect(keys.length * values.length).toBeGreaterThan(0);
			for (const value of values) expect(item.value.encode(value)).toEqual(described.value.encode(value));
			const encode = (layout: typeof item, parts: readonly unknown[]) =>
				parts.map((part, i) => layout.keys[i]?.codec.encode(part));
			for (const key of keys) expect(encode(item, key)).toEqual(encode(described, key));
		});
	},
);
