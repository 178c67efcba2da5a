import type { BasePool, PoolProxy } from "../../../../generated/v2/surface.ts";
import type { Hex } from "../../../codec/hex.ts";
import { isExpired, serveQueue } from "../../../math/queue.ts";
import { ownerGain } from "../../../math/rewards.ts";
import { blockOf, item, keysOf, nowOf, total } from "../../item.ts";
import { poolState } from "../../pool-state.ts";
import type { Answer, Read } from "../../read.ts";
import type { Position, VaultState } from "../../types.ts";
import type { ChainV2 } from "../context.ts";
import { baseOf, queueOf, totalsOf, vaultOf } from "./base-pool.ts";
import { holdingOf, itemsOf } from "./holding.ts";
import { minimumOf, wrappedOf } from "./item.ts";
import { positionOf } from "./position.ts";

/** Three rounds: the vault's records, then its account, its queue and its pools, then what it has in those. */
export function* readVault(chain: ChainV2, pid: number): Read<VaultState | null> {
	const { phalaBasePool, phalaVault, uniques } = chain.entries;
	const record = item(phalaBasePool.pools, pid);
	const listed = item(phalaBasePool.poolContributionWhitelists, pid);
	const words = item(phalaBasePool.poolDescriptions, pid);
	const lock = item(phalaVault.vaultLocks, pid);
	const head = yield { keys: keysOf([record, listed, words, lock]) };
	const proxy = record.of(head);
	if (proxy === null) return null;
	const vault = vaultOf(pid, proxy);
	const base = vault.basepool;

	const account = base.poolAccountId;
	const free = wrappedOf(chain, account);
	const minimum = minimumOf(chain);
	const queued = queueOf(chain, base);
	const pools = vault.investPools.map((of) => item(phalaBasePool.pools, of));
	const second = yield {
		keys: keysOf([free, minimum, ...pools, ...queued.map(({ shares }) => shares)]),
		prefixes: [uniques.account.under(account)],
	};
	const invested = pools.flatMap((pool) => pool.of(second) ?? []);
	const positions = yield* readPositions(chain, account, invested, second);

	const totals = totalsOf(base);
	const freeStake = free.of(second);
	const releasingStake = total(positions, ({ queuedValue }) => queuedValue);
	const queue = queued.map(({ request, shares }) => ({
		user: request.user,
		shares: shares.of(second),
		startedAt: Number(request.startTime),
	}));
	const commissionPpm = vault.commission ?? 0;
	const now = nowOf(second);
	const standing = { base, queue, freeStake, releasingStake, minimum: minimum.of(second), now };
	const isLocked = lock.of(head) !== null;
	return {
		pid,
		owner: chain.addresses.format(base.owner),
		account: chain.addresses.format(account),
		commissionPpm,
		...poolState(
			chain.addresses,
			{
				...totals,
				queue,
				freeStake,
				releasingStake,
				whitelist: listed.of(head),
				description: words.of(head),
				now,
			},
			{ gracePeriodSeconds: chain.constants.gracePeriodSeconds, generation: 2 },
		),
		priceCheckpoint: vault.lastSharePriceCheckpoint,
		ownerShares: vault.ownerShares,
		gainableShares: ownerGain(totals, vault.lastSharePriceCheckpoint, commissionPpm).shares,
		positions,
		isLocked,
		isExpired: !isLocked && mayShutDown(chain, standing),
		block: blockOf(second),
	};
}

/** One round more than `answer`, which has the keys of the account's items: what the account has in `pools`, by pid. */
function* readPositions(
	chain: ChainV2,
	account: Hex,
	pools: readonly PoolProxy[],
	answer: Answer,
): Read<readonly Position[]> {
	const owned = itemsOf(chain, answer, account);
	const holdings = pools.map((pool) => ({ pool, holding: holdingOf(chain, baseOf(pool).base, account, owned) }));
	const rest = yield { keys: holdings.flatMap(({ holding }) => holding.keys) };
	return holdings
		.flatMap(({ pool, holding }) => {
			const { active, queued } = holding.of(rest);
			return positionOf(pool, active, queued, blockOf(rest)) ?? [];
		})
		.sort((a, b) => a.pid - b.pid);
}

/** What a vault's exit depends on. */
export interface VaultStanding {
	readonly base: BasePool;
	/** The requests with their shares. */
	readonly queue: readonly { readonly shares: bigint; readonly startedAt: number }[];
	/** W-PHA of the vault's account, pico. */
	readonly freeStake: bigint;
	/** Value of what the vault waits for in stake pools, pico. */
	readonly releasingStake: bigint;
	/** Least W-PHA of an account, pico. */
	readonly minimum: bigint;
	/** The chain's time, seconds since the epoch. */
	readonly now: number;
}

/** Whether the vault would be shut down, had somebody asked now: the queue is served first. */
export function mayShutDown({ constants, rules }: ChainV2, standing: VaultStanding): boolean {
	const { base, freeStake, releasingStake, minimum, now } = standing;
	const { gracePeriodSeconds, vaultQueuePeriodSeconds } = constants;
	const served = serveQueue({ ...totalsOf(base), freeStake }, standing.queue, rules.queue(minimum));
	const [first] = served.queue;
	if (first && rules.limitsWaiting && now - first.startedAt > 3 * gracePeriodSeconds) return true;
	const periods = { gracePeriodSeconds, vaultQueuePeriodSeconds: vaultQueuePeriodSeconds ?? undefined };
	const left = served.freeStake < minimum ? 0n : served.freeStake; // no account holds less
	return isExpired(served, served.queue, left + releasingStake, now, periods);
}
