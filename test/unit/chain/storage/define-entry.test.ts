import { expandMetadata } from "@polkadot/types";
import { blake2AsU8a, xxhashAsU8a } from "@polkadot/util-crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { entries as entriesV1 } from "../../../../generated/v1/entries.ts";
import { entries } from "../../../../generated/v2/entries.ts";
import { hashArg, itemPrefix } from "../../../../src/chain/storage/hashers.ts";
import { blob, fixed, u32, u64 } from "../../../../src/chain/storage/key-args.ts";
import { blake2b } from "../../../../src/codec/blake2b.ts";
import { type Hex, toHex } from "../../../../src/codec/hex.ts";
import { twox, xxh64 } from "../../../../src/codec/xxh64.ts";
import { v1, v2 } from "../../../support/metadata/specimens.ts";

const WHO: Hex = `0x${"d4".repeat(31)}01`;
const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(toHex);
const unsigned = (bits: number) => fc.bigInt({ min: 0n, max: (1n << BigInt(bits)) - 1n });

describe("hashes", () => {
	it("agree with the reference on any bytes", () => {
		const check = fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
			expect(twox(bytes, 2)).toEqual(xxhashAsU8a(bytes, 128));
			expect(blake2b(bytes, 32)).toEqual(blake2AsU8a(bytes, 256));
		});
		fc.assert(check, { seed: 31, numRuns: 300 });
	});

	it("hash bytes that lie inside a larger buffer", () => {
		const inside = Uint8Array.from({ length: 80 }, (_, i) => i).subarray(7, 60);
		expect(xxh64(inside)).toBe(xxh64(Uint8Array.from(inside)));
	});

	it("keep the argument behind its digest", () => {
		const argument = Uint8Array.of(1, 2, 3);
		expect(hashArg("Identity", argument)).toEqual(argument);
		expect(hashArg("Twox64Concat", argument)).toEqual(Uint8Array.of(...xxhashAsU8a(argument, 64), 1, 2, 3));
		expect(hashArg("Blake2_128Concat", argument)).toEqual(Uint8Array.of(...blake2AsU8a(argument, 128), 1, 2, 3));
	});

	it("give the known prefix of an item", () => {
		expect(toHex(itemPrefix("RmrkCore", "Properties"))).toBe(
			"0x5bef2c5471aa9e955551dc810f5abb39a436740684271e6e2985d7bb452fdf99",
		);
	});
});

describe("keys", () => {
	const { registry, metadata } = v2.polkadot();
	const { query } = expandMetadata(registry, metadata);
	const old = expandMetadata(v1.polkadot().registry, v1.polkadot().metadata).query;
	const reference = (pallet: string, item: string, args: unknown[], from = query) => {
		const entry = from[pallet]?.[item];
		if (!entry) throw new Error(`no ${pallet}.${item}`);
		return toHex(stripped(entry(...args)));
	};

	it("are those of @polkadot/types", () => {
		expect(entries.timestamp.now.key()).toBe(reference("timestamp", "now", []));
		expect(entries.system.account.key(WHO)).toBe(reference("system", "account", [WHO]));
		expect(entries.phalaBasePool.pools.key(3)).toBe(reference("phalaBasePool", "pools", [3]));
		expect(entries.assets.account.key(10_000, WHO)).toBe(reference("assets", "account", [10_000, WHO]));
		expect(entries.uniques.account.key(WHO, 1, 2)).toBe(reference("uniques", "account", [WHO, 1, 2]));
		expect(entries.phalaStakePoolv2.legacyRewards.key([WHO, 4n])).toBe(
			reference("phalaStakePoolv2", "legacyRewards", [[WHO, 4]]),
		);
		expect(entriesV1.phalaStakePool.poolStakers.key([4n, WHO])).toBe(
			reference("phalaStakePool", "poolStakers", [[4, WHO]], old),
		);
	});

	it("name the shares inside an NFT as the chain does", () => {
		expect(entries.rmrkCore.properties.key(10_000n, 5, "0x7374616b652d696e666f")).toBe(
			"0x5bef2c5471aa9e955551dc810f5abb39a436740684271e6e2985d7bb452fdf99" +
				"bf32fda715f66a3c3ce50b372f20098410270000" +
				"4254b2e83d94f4c8a1d332ebfdb997850105000000" +
				"8f7ed11ad1b2c5b807ac20b30335495f287374616b652d696e666f",
		);
	});

	it("give their arguments back", () => {
		const { properties } = entries.rmrkCore;
		const { legacyRewards } = entries.phalaStakePoolv2;
		const nft = fc.option(unsigned(32).map(Number), { nil: null });
		const name = fc.uint8Array({ maxLength: 63 }).map(toHex);
		const check = fc.property(
			bytes32,
			unsigned(64),
			unsigned(32).map(Number),
			nft,
			name,
			(who, pid, cid, nft, name) => {
				expect(entries.phalaBasePool.pools.args(entries.phalaBasePool.pools.key(pid))).toEqual([pid]);
				expect(entries.uniques.account.args(entries.uniques.account.key(who, cid, 7))).toEqual([who, cid, 7]);
				expect(properties.args(properties.key(cid, nft, name))).toEqual([cid, nft, name]);
				expect(legacyRewards.args(legacyRewards.key([who, pid]))).toEqual([[who, pid]]);
			},
		);
		fc.assert(check, { seed: 32, numRuns: 50 });
	});

	it("start with the prefix of their first arguments", () => {
		const { account } = entries.uniques;
		const key = account.key(WHO, 10_000, 3);
		expect(account.under()).toBe(toHex(itemPrefix("Uniques", "Account")));
		expect(key.startsWith(account.under())).toBe(true);
		expect(key.startsWith(account.under(WHO))).toBe(true);
		expect(key.startsWith(account.under(WHO, 10_000))).toBe(true);
		expect(account.under(WHO, 10_000, 3)).toBe(key);
	});

	it("differ by every argument, whatever keys were built before", () => {
		const { properties } = entries.rmrkCore;
		const names = [properties.key(1, 2, "0x03"), properties.key(1, 4, "0x03"), properties.key(1, null, "0x03")];
		expect(new Set(names).size).toBe(3);
		expect(properties.key(1, 2, "0x03")).toBe(names[0]);
		const position: [Hex, bigint] = [WHO, 1n];
		const first = entries.phalaStakePoolv2.legacyRewards.key(position);
		position[1] = 2n;
		expect(entries.phalaStakePoolv2.legacyRewards.key(position)).not.toBe(first);
	});

	it("refuse keys that are too short or too long", () => {
		const key = entries.phalaBasePool.pools.key(1);
		expect(() => entries.phalaBasePool.pools.args(key.slice(0, -2) as Hex)).toThrow(
			expect.objectContaining({ code: "DECODE_FAILED" }),
		);
		expect(() => entries.phalaBasePool.pools.args(`${key}00`)).toThrow(
			expect.objectContaining({ code: "DECODE_FAILED" }),
		);
	});
});

describe("key arguments", () => {
	it("refuse integers that do not fit", () => {
		expect(() => u32.write(2 ** 32)).toThrow(RangeError);
		expect(() => u32.write(-1)).toThrow(RangeError);
		expect(() => u64.write(1n << 64n)).toThrow(RangeError);
		expect(() => u64.write(0.5)).toThrow(RangeError);
		expect(u32.write(2 ** 32 - 1)).toEqual(Uint8Array.of(255, 255, 255, 255));
	});

	it("refuse bytes of another length", () => {
		expect(() => fixed(32).write("0x00")).toThrow("1 bytes instead of 32");
		expect(() => blob.write(toHex(new Uint8Array(64)))).toThrow(RangeError);
	});
});

/** Storage keys of @polkadot/types carry their own length in front. */
function stripped(key: Uint8Array): Uint8Array {
	const mode = (key[0] ?? 0) & 3;
	return key.subarray(mode === 0 ? 1 : mode === 1 ? 2 : 4);
}
