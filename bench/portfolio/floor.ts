import { blake2AsU8a, cryptoWaitReady } from "@polkadot/util-crypto";
import type { Contender } from "../contender.ts";
import { HandDecoder } from "../wire/hand-decoder.ts";
import { Keys, PAGE } from "../wire/keys.ts";
import { PREFIXES } from "../wire/prefixes.ts";
import { RawSocket } from "../wire/raw-socket.ts";
import { add, balances, type Portfolio, type PortfolioInput } from "./portfolio.ts";

/** Digits of the hash before a number in a key, and digits of the number. */
const [HASH, U32] = [32, 8];

/**
 * Two round trips by hand: the account's items and balances, then all shares and pools at the same block. A third one where
 * requests of the account wait in these pools, for their shares. Requests one page of keys, which is enough for every account
 * here.
 */
export const floor: Contender<Portfolio, PortfolioInput> = {
	title: "floor, by hand",
	connect: async (url, { account }) => {
		await cryptoWaitReady();
		const socket = await RawSocket.open(url);
		const keys = new Keys(PREFIXES, (bytes) => blake2AsU8a(bytes, 128));
		const decoder = new HandDecoder();
		return {
			read: async () => {
				const owned = keys.owned(account);
				const [wrappedKey, freeKey, stakerKey] = [keys.wrapped(account), keys.account(account), keys.staker(account)];
				const [itemKeys, { block, of: head }] = await Promise.all([
					socket.json<string[]>("state_getKeysPaged", owned, PAGE),
					socket.values([wrappedKey, freeKey, stakerKey]),
				]);
				const taken = (values: ReadonlyMap<string, string | null>, key: string) =>
					decoder.take(values.get(key) ?? `0x${"00".repeat(80)}`);
				const found = balances(taken(head, wrappedKey).u128(), taken(head, freeKey).free());
				const pids = taken(head, stakerKey).pidsByCollection();
				const items = itemKeys.map((key) => {
					const collectionAt = owned.length + HASH;
					const nftAt = collectionAt + U32 + HASH;
					const [collection, nft] = [littleEndian(key, collectionAt), littleEndian(key, nftAt)];
					return { shares: keys.shares(collection, nft), pool: keys.pool(pids.get(collection) ?? -1) };
				});
				const pools = [...new Set(items.map(({ pool }) => pool))];
				const requested = [...pools, ...items.map(({ shares }) => shares)];
				const values = await valuesOf(socket, requested, block);
				const records = new Map(pools.map((key) => [key, taken(values, key).pool()]));
				for (const { shares, pool } of items) {
					const price = records.get(pool);
					if (price) add(found, taken(values, shares).shares(), price);
				}
				const waiting = [...records.values()].flatMap(({ queue, collection }) =>
					queue.flatMap(({ user, nft }) => (user === account ? [keys.shares(collection, nft)] : [])),
				);
				const queued = await valuesOf(socket, waiting, block);
				for (const key of waiting) found.queued += taken(queued, key).shares();
				return found;
			},
			close: async () => socket.close(),
		};
	},
};

/** Values of any number of keys, in pages at the same time. */
async function valuesOf(
	socket: RawSocket,
	keys: readonly string[],
	block: string,
): Promise<ReadonlyMap<string, string | null>> {
	const pages: (readonly string[])[] = [];
	for (let i = 0; i < keys.length; i += PAGE) pages.push(keys.slice(i, i + PAGE));
	const answers = await Promise.all(pages.map((page) => socket.values(page, block)));
	return new Map(answers.flatMap(({ of }) => [...of]));
}

const littleEndian = (key: string, at: number): number => Buffer.from(key.slice(at, at + U32), "hex").readUInt32LE();
