import { blake2b } from "@noble/hashes/blake2";
import { HandDecoder } from "../wire/hand-decoder.ts";
import { Keys } from "../wire/keys.ts";
import { RawSocket } from "../wire/raw-socket.ts";
import type { FirstContender } from "./first.ts";

/** All values of the state of a pool without cooling workers, by hand: its record, then its accounts and queue. */
export const floor: FirstContender = {
	title: "floor, by hand",
	first: async (url, { pid, prefixes }) => {
		const socket = await RawSocket.open(url);
		const keys = new Keys(prefixes, (bytes) => blake2b(bytes, { dkLen: 16 }));
		const head = [keys.pool(pid), keys.whitelist(pid), keys.description(pid), prefixes.now, prefixes.number];
		const decoder = new HandDecoder();
		const { block, of } = await socket.values(head);
		const pool = decoder.take(of.get(keys.pool(pid)) ?? "0x").stakePool();
		const balances = pool.accounts.map((account) => keys.wrapped(account));
		const queued = pool.queue.map(({ nft }) => keys.shares(pool.collection, nft));
		const rest = (await socket.values([...balances, ...queued], block)).of;
		const [freeStake = 0n] = balances.map((key) => {
			const value = rest.get(key);
			return value ? decoder.take(value).u128() : 0n;
		});
		const queuedShares = queued.reduce((sum, key) => sum + decoder.take(rest.get(key) ?? "0x").shares(), 0n);
		return { totalStake: pool.totalValue, freeStake, queuedShares };
	},
};
