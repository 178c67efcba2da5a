import type { PoolEvent } from "../chain/events/pool-event.ts";
import { shareValue } from "../chain/share-value.ts";
import { mulBalance, type PalletGeneration, positive } from "../math/fixed.ts";
import { claimableReward, rewardAccGrowth, vaultReward } from "../math/rewards.ts";
import { isDust } from "../math/shares.ts";
import type { PositionWorth } from "./ledger-source.ts";
import { unusableRows } from "./unusable-rows.ts";

/** Shares and rewards of one account in one pool. */
interface Holding {
	/** Queued ones included. */
	shares: bigint;
	/** Waiting in the withdraw queue. */
	queued: bigint;
	/** Generation 1, as the chain keeps them. */
	availableRewards: bigint;
	rewardDebt: bigint;
}

interface Pool {
	readonly pid: number;
	readonly generation: PalletGeneration;
	totalStake: bigint;
	totalShares: bigint;
	/** Generation 1: reward per share. */
	rewardAcc: bigint;
	readonly holdings: Map<string, Holding>;
	/** Vaults that hold shares, by their pool account. */
	readonly vaults: Set<string>;
	/** Whether the reward that comes next was dropped. */
	dropsReward: boolean;
}

/**
 * The state of all pools, computed from their events by the chain's arithmetic: needs all events from the pools' creation on.
 *
 * - Exact for runtimes that report shares and rewards: from spec 1180 on
 * - A request that the chain burns before any of it was paid is in no event: it stays here
 */
export class PoolReplay {
	readonly #pools = new Map<number, Pool>();
	/** Vaults by their pool account. */
	readonly #vaults = new Map<string, number>();
	readonly #wrappedMinimum: bigint;
	/** The NFT that was minted last, by pool. */
	readonly #minted = new Map<number, PoolEvent<"itemCreated">[]>();

	/** @param wrappedMinimum - W-PHA minimum balance, pico PHA */
	constructor(wrappedMinimum: bigint) {
		this.#wrappedMinimum = wrappedMinimum;
	}

	/** Applies all events of one block, in the chain's order. */
	apply(events: readonly PoolEvent[]): void {
		this.#minted.clear();
		for (const event of contributionsFirst(events)) this.#apply(event);
	}

	/** Generation of a pool; `null` for one that is not known. */
	generationOf(pid: number): PalletGeneration | null {
		return this.#pools.get(pid)?.generation ?? null;
	}

	/** What an account has in a pool. */
	worth(pid: number, address: string): PositionWorth {
		const pool = this.#pool(pid);
		const holding = pool.holdings.get(address);
		if (!holding) return { pid, staked: 0n, unclaimed: 0n };
		const { generation, rewardAcc } = pool;
		const queued = holding.queued < holding.shares ? holding.queued : holding.shares;
		const staked = shareValue(holding.shares - queued, pool, generation) + shareValue(queued, pool, generation);
		return { pid, staked, unclaimed: generation === 1 ? claimableReward(holding, rewardAcc) : 0n };
	}

	/** What an account has in all pools, by pid; pools with nothing are left out. */
	worths(address: string): readonly PositionWorth[] {
		return [...this.#pools.values()]
			.filter(({ holdings }) => holdings.has(address))
			.map(({ pid }) => this.worth(pid, address))
			.filter(({ staked, unclaimed }) => staked > 0n || unclaimed > 0n)
			.sort((a, b) => a.pid - b.pid);
	}

	#apply(event: PoolEvent): void {
		switch (event.type) {
			case "poolCreated":
				this.#create(event.pid, event.account === null ? 1 : 2);
				break;
			case "vaultCreated":
				this.#create(event.pid, 2);
				this.#vaults.set(event.account, event.pid);
				break;
			case "contributed":
				this.#contribute(event);
				break;
			case "withdrawalQueued":
				this.#request(event);
				break;
			case "withdrawn":
				this.#withdraw(event);
				break;
			case "rewardDismissed":
				if (event.why === "delegatorsDust" && event.pid !== null) this.#pool(event.pid).dropsReward = true;
				break;
			case "rewarded":
				this.#reward(event);
				break;
			case "rewardClaimed":
				this.#settle(this.#pool(event.pid), event.delegator).availableRewards = 0n;
				break;
			case "ownerSharesGained": {
				const pool = this.#pool(event.pid);
				pool.totalShares = BigInt.asUintN(128, pool.totalShares + event.shares);
				break;
			}
			case "itemCreated":
				this.#minted.set(event.pid, [...(this.#minted.get(event.pid) ?? []), event]);
				break;
			case "ownerSharesClaimed": {
				// The event names the owner; the receiver is who the NFT was minted for.
				const minted = this.#minted.get(event.pid)?.findLast(({ shares }) => shares === event.shares);
				if (!minted) throw unusableRows(`ownerSharesClaimed of pool ${event.pid} without itemCreated`);
				this.#holding(this.#pool(event.pid), minted.owner).shares += event.shares;
				break;
			}
		}
	}

	#create(pid: number, generation: PalletGeneration): void {
		const totals = { totalStake: 0n, totalShares: 0n, rewardAcc: 0n };
		const holders = { holdings: new Map<string, Holding>(), vaults: new Set<string>() };
		this.#pools.set(pid, { pid, generation, ...totals, ...holders, dropsReward: false });
	}

	#contribute({ pid, delegator, amount, shares }: PoolEvent<"contributed">): void {
		const pool = this.#pool(pid);
		if (shares === null) throw missingShares();
		const holding = this.#settle(pool, delegator);
		holding.shares += shares;
		pool.totalShares += shares;
		pool.totalStake += amount;
		if (this.#vaults.has(delegator)) pool.vaults.add(delegator);
		owe(pool, holding);
	}

	#request({ pid, delegator, shares }: PoolEvent<"withdrawalQueued">): void {
		const pool = this.#pool(pid);
		this.#settle(pool, delegator).queued = shares;
	}

	#withdraw({ pid, delegator, amount, shares, burntShares }: PoolEvent<"withdrawn">): void {
		const pool = this.#pool(pid);
		if (shares === null) throw missingShares();
		const holding = this.#settle(pool, delegator);
		const gone = shares + (burntShares ?? 0n);
		holding.shares = positive(holding.shares - gone);
		const waiting = positive(holding.queued - gone);
		holding.queued = isDust(waiting) ? 0n : waiting;
		pool.totalShares -= gone;
		pool.totalStake = isDust(pool.totalStake - amount) ? 0n : pool.totalStake - amount;
		if (pool.generation === 2 && holding.queued > 0n) this.#burnRest(pool, holding);
		owe(pool, holding);
	}

	/** Generation 2 burns what a payment leaves of a request where it is worth no more than the minimum. */
	#burnRest(pool: Pool, holding: Holding): void {
		const rest = holding.queued;
		if (shareValue(rest, pool, 2) > this.#wrappedMinimum) return;
		holding.queued = 0n;
		holding.shares = positive(holding.shares - rest);
		pool.totalShares -= rest;
	}

	#reward({ pid, toDelegators }: PoolEvent<"rewarded">): void {
		const pool = this.#pool(pid);
		const isDropped = pool.dropsReward || toDelegators === 0n;
		pool.dropsReward = false;
		if (isDropped) return;
		if (pool.generation === 1) {
			pool.rewardAcc += rewardAccGrowth(toDelegators, pool.totalShares);
			return;
		}
		pool.totalStake += toDelegators;
		for (const account of pool.vaults) {
			const vault = this.#pools.get(this.#vaults.get(account) ?? -1);
			const holding = pool.holdings.get(account);
			if (!vault || !holding) continue;
			const items = [holding.shares - holding.queued, holding.queued];
			vault.totalStake += vaultReward(items, pool.totalShares, toDelegators);
		}
	}

	/** A holding, with its rewards up to now settled. */
	#settle(pool: Pool, address: string): Holding {
		const holding = this.#holding(pool, address);
		if (pool.generation === 1) {
			holding.availableRewards = claimableReward(holding, pool.rewardAcc);
			owe(pool, holding);
		}
		return holding;
	}

	#holding(pool: Pool, address: string): Holding {
		const known = pool.holdings.get(address);
		if (known) return known;
		const holding = { shares: 0n, queued: 0n, availableRewards: 0n, rewardDebt: 0n };
		pool.holdings.set(address, holding);
		return holding;
	}

	#pool(pid: number): Pool {
		const pool = this.#pools.get(pid);
		if (!pool) throw unusableRows(`events of pool ${pid} without the one of its creation`);
		return pool;
	}
}

function owe(pool: Pool, holding: Holding): void {
	if (pool.generation === 1) holding.rewardDebt = mulBalance(holding.shares, pool.rewardAcc, 1);
}

/** The chain adds a contribution before it serves the queue with it, and reports it after. */
function contributionsFirst(events: readonly PoolEvent[]): readonly PoolEvent[] {
	const ordered: PoolEvent[] = [];
	for (const event of events) {
		let at = ordered.length;
		if (event.type === "contributed") {
			const isServed = (other: PoolEvent | undefined) =>
				other !== undefined &&
				other.extrinsic === event.extrinsic &&
				(other.type === "itemCreated" || other.type === "dustRemoved" || other.type === "withdrawn") &&
				!("pid" in other && other.pid !== event.pid);
			while (isServed(ordered[at - 1])) at--;
		}
		ordered.splice(at, 0, event);
	}
	return ordered;
}

function missingShares(): Error {
	return unusableRows("events of a runtime before spec 1180, which lack shares and rewards");
}
