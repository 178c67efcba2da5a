import { describe, expect, it } from "vitest";
import { entries } from "../../../generated/v2/entries.ts";
import {
	accountStorageKeys,
	BASE_POOL_ACCOUNT,
	derivedAccount,
	sessionAccount,
	sessionStorageKeys,
} from "../../../src/chain/accounts.ts";
import { Addresses } from "../../../src/chain/addresses.ts";
import type { Hex } from "../../../src/codec/hex.ts";

const ALICE = "0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";
const phala = new Addresses(30);

describe("derived accounts", () => {
	it("are those that the runtime made for pool 0 of Alice, and on the Phala network", () => {
		const poolOf = (pid: number, owner: Hex) => phala.format(derivedAccount("bp/", 29, pid, owner));
		expect(poolOf(0, ALICE)).toBe("42qrmpXrY6abpaN8dtdU66D1uZmFQV3GJz9hJ53agR8iCLqR");
		const owner = phala.parse("45BsgW5wSLE38P2AeogXRp67wge9pvP1sdm2ZgSWkLEPTBgX");
		expect(poolOf(0, owner)).toBe("42qrmqJ5VzzuDchi5hQWzmSa2HMkWQhfq4Gjd96TE9HbssSm");
		expect(poolOf(6, owner)).toBe("42qrmqQNDQhge9gWcjuifVczVcYL2hFZgkXT5yS9YoviFzNd");
		expect(phala.format(derivedAccount("so/", 29, 6, owner))).toBe("43E9HpWxsaSpyW44NZ2B3z2oEzTbKT8m3FgpPZn2VkvDDUoT");
	});

	it("include the owner of queued NFTs", () => {
		expect(phala.format(BASE_POOL_ACCOUNT)).toBe("42qnPyfw3sbWMGGtTPPc2YFNZRKPGXswRszyQQjGs2FDxdim");
	});

	it("give the same keys of sessions and stakes for many workers as one by one", () => {
		const keys = [1, 2, 250].map((byte) => `0x${byte.toString(16).padStart(2, "0").repeat(32)}` as const);
		const maps = [entries.phalaComputation.sessions, entries.phalaComputation.stakes] as const;
		const prefixes = maps.map((map) => map.under());
		const pools = [0, 7, 2 ** 40].map((pid) => ({ pid, workers: pid === 7 ? [] : keys }));
		const one = maps.map((map) =>
			pools.flatMap(({ pid, workers }) => workers.map((key) => map.key(sessionAccount(pid, key)))),
		);
		expect(sessionStorageKeys(pools, prefixes)).toEqual(one);
		expect(sessionStorageKeys([], prefixes)).toEqual([[], []]);
		expect(() => sessionStorageKeys([{ pid: 0, workers: ["0x12"] }], prefixes)).toThrow(RangeError);
	});

	it("give the same keys of many workers as one by one", () => {
		const keys = Array.from({ length: 1100 }, (_, i): Hex => `0x${i.toString(16).padStart(64, "0")}`);
		const maps = [entries.phalaRegistry.workers, entries.phalaStakePoolv2.workerAssignments] as const;
		const prefixes = maps.map((map) => map.under());
		expect(accountStorageKeys(keys, prefixes)).toEqual(maps.map((map) => keys.map((key) => map.key(key))));
		expect(() => accountStorageKeys(["0x12"], prefixes)).toThrow(RangeError);
	});

	it("depend on pool and key", () => {
		const key = `0x${"07".repeat(32)}` as const;
		const sessions = new Set([sessionAccount(0, key), sessionAccount(1, key), sessionAccount(0, ALICE)]);
		expect(sessions.size).toBe(3);
		for (const session of sessions) expect(session).toMatch(/^0x73706d2f[0-9a-f]{56}$/);
	});
});
