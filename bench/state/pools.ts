import type { BasePool } from "../../generated/v2/pallets.ts";
import type { Hex } from "../../src/codec/hex.ts";
import type { Chain } from "../../src/devchain/runtime/frame/chain.ts";
import { BASE_POOL, lockAccount, ownerRewardAccount, poolAccount } from "../../src/devchain/runtime/v2/accounts.ts";
import { item } from "../../src/devchain/runtime/v2/pallet-types.ts";
import { collectionOf, fillItem } from "./delegations.ts";
import type { Totals } from "./facts.ts";
import type { Random } from "./random.ts";
import { isVault } from "./shape.ts";
import { fillWorker } from "./workers.ts";

const pools = item("phalaBasePool", "pools");
const poolCollections = item("phalaBasePool", "poolCollections");
const assetAccounts = item("assets", "account");

const PHA = 10n ** 12n;
/** W-PHA. */
export const WRAPPED_ID = 10_000;

/** The state in progress. */
export interface Filling {
	readonly chain: Chain;
	readonly random: Random;
	readonly accounts: readonly Hex[];
	readonly pools: number;
	/** Returns the next free item id of a pool. */
	takeItem(pid: number): number;
	/** Account with a waiting request in each of these pools. */
	readonly waiting: { readonly user: Hex; readonly pids: ReadonlySet<number> };
	readonly totals: Totals;
}

/** Writes a pool with `size` workers, its free stake and its withdraw queue, which 15 % of the pools have. */
export function fillPool(
	{ chain, random, accounts, pools: count, takeItem, totals, waiting: known }: Filling,
	pid: number,
	size: number,
): void {
	const id = BigInt(pid);
	const owner = random.of(accounts);
	const totalShares = random.pha(1000, 1_000_000) + BigInt(random.whole(0, 999_999_999));
	const totalValue = (totalShares * BigInt(random.whole(9000, 13_000))) / 10_000n;
	const poolAccountId = poolAccount(id, owner);
	const waiting = random.chance(0.15) ? Math.min(100, 1 + Math.floor(Math.exp(1 + random.normal()))) : 0;
	const basepool: BasePool = {
		pid: id,
		owner,
		totalShares,
		totalValue,
		withdrawQueue: [
			...random.list(waiting, () => {
				const nftId = takeItem(pid);
				fillItem(chain, pid, nftId, BASE_POOL, random.pha(10, 1000));
				return { user: random.of(accounts), startTime: BigInt(1_690_000_000 + random.whole(0, 9_999_999)), nftId };
			}),
			...(known.pids.has(pid) ? [fillRequest(chain, pid, takeItem(pid), known.user)] : []),
		],
		valueSubscribers: random.chance(0.2) ? random.list(random.whole(1, 3), () => vaultPid(random, count)) : [],
		cid: collectionOf(pid),
		poolAccountId,
	};
	const commission = random.chance(0.9) ? random.whole(0, 1000) * 1000 : null;
	setWrapped(chain, poolAccountId, random.pha(1, 1_000_000));
	if (isVault(pid)) {
		const investPools = random.list(random.whole(0, 8), () => BigInt(random.whole(0, count - 1)));
		const Vault = { basepool, lastSharePriceCheckpoint: PHA, commission, ownerShares: 0n, investPools };
		chain.at(pools).set(id, { Vault });
	} else {
		const workers = random.list(size, () => random.key());
		const cdWorkers = workers.filter((worker) => fillWorker(chain, random, id, worker, owner, totals));
		const lock = lockAccount(id, owner);
		setWrapped(chain, lock, random.pha(1, 1_000_000));
		const StakePool = {
			basepool,
			payoutCommission: commission,
			cap: random.chance(0.5) ? totalShares * 2n : null,
			workers,
			cdWorkers,
			lockAccount: lock,
			ownerRewardAccount: ownerRewardAccount(id, owner),
		};
		chain.at(pools).set(id, { StakePool });
	}
	chain.at(poolCollections).set(collectionOf(pid), id);
	if (isVault(pid)) return;
	totals.pools++;
	totals.totalValue += totalValue;
}

function fillRequest(chain: Chain, pid: number, nftId: number, user: Hex): BasePool["withdrawQueue"][number] {
	fillItem(chain, pid, nftId, BASE_POOL, 123n * PHA);
	return { user, startTime: 1_699_999_999n, nftId };
}

/** Gives an account W-PHA. */
export function setWrapped(chain: Chain, who: Hex, balance: bigint): void {
	chain.at(assetAccounts).set(WRAPPED_ID, who, { balance, isFrozen: false, reason: "Sufficient", extra: null });
}

const vaultPid = (random: Random, count: number): bigint =>
	BigInt(Math.floor(random.whole(0, count - 1) / 10) * 10 + 3);
