import type { ChainReads, WritesModule } from "../chain/chain-adapter.ts";
import type { PoolEvent } from "../chain/events/pool-event.ts";
import type { Operation } from "../chain/operation.ts";
import type { Hex } from "../codec/hex.ts";
import { isPhalaError } from "../errors/error.ts";
import { invalidArgument } from "../errors/invalid-argument.ts";
import { parallel, type StorageQuery } from "../query/storage-query.ts";
import type { SimulatedBlock, SimulatedChain, SimulatedTransaction } from "../simulation/simulated-chain.ts";

/** Time that passes in a simulation. @public */
export interface SimulatedTime {
	/**
	 * Of 24 hours.
	 *
	 * @defaultValue `0`
	 */
	readonly days?: number | undefined;
	/**
	 * Added to `days`.
	 *
	 * @defaultValue `0`
	 */
	readonly seconds?: number | undefined;
	/**
	 * Whether calls that every account may make are made as soon as the chain allows them, in the pools that the simulation has touched:
	 * the exit of overdue queues (generation 2) and the reclaim of stake after the cool-down. With `false` they are not made.
	 *
	 * @defaultValue `true`
	 */
	readonly enforce?: boolean | undefined;
}

/** What time passes in. */
export interface TimeContext {
	readonly chain: SimulatedChain;
	readonly runtime: WritesModule;
	readonly reads: ChainReads;
	readonly generation: 1 | 2;
	/** Makes the calls that every account may make. */
	readonly account: Hex;
	/** Pools that the simulation has touched; those of later events are added. */
	readonly pids: Set<number>;
	/** Time between blocks, ms. */
	readonly blockMs: number;
}

/** Blocks of one period: each has a reason, so that more would be a fault of the rules. */
const MAX_BLOCKS = 10_000;
const DAY_MS = 86_400_000;
const EXPECTED = "{ days } or { seconds }, more than 0 ms and at most 100 years";

/** Validates a time. Throws `INVALID_ARGUMENT`. */
export function parseTime(time: SimulatedTime): { readonly ms: number; readonly enforce: boolean } {
	const { days = 0, seconds = 0, enforce = true } = Object(time) as SimulatedTime;
	const ms = Math.round(Number(days) * DAY_MS + Number(seconds) * 1000);
	const areNumbers = typeof days === "number" && typeof seconds === "number" && days >= 0 && seconds >= 0;
	if (!areNumbers || !(ms > 0 && ms <= 36_525 * DAY_MS)) throw invalidArgument("time", time, EXPECTED);
	if (typeof enforce !== "boolean") throw invalidArgument("enforce", enforce, "true or false");
	return { ms, enforce };
}

/** Lets time pass, in blocks at the times at which something is due. Returns the events of Phala's pallets. */
export async function passTime(context: TimeContext, time: SimulatedTime): Promise<readonly PoolEvent[]> {
	const { ms, enforce } = parseTime(time);
	const { chain, blockMs } = context;
	const end = chain.block.timestampMs + ms;
	const events: PoolEvent[] = [];
	const produce = async (timestampMs: number, transactions: readonly SimulatedTransaction[]) => {
		const block = await chain.produce(timestampMs, transactions);
		events.push(...block.events);
		collectPids(context.pids, block);
	};
	for (let blocks = 0; chain.block.timestampMs < end && blocks < MAX_BLOCKS; blocks++) {
		const calls = enforce ? await dueCalls(context) : [];
		const next = chain.block.timestampMs + blockMs;
		if (calls.length > 0) await produce(Math.min(next, end), calls);
		else await produce(Math.min(Math.max(await nextDue(context), next), end), []);
	}
	return events;
}

/** Adds the pools that events are about. */
export function collectPids(pids: Set<number>, { events }: Pick<SimulatedBlock, "events">): void {
	for (const event of events) if ("pid" in event && typeof event.pid === "number") pids.add(event.pid);
}

/** The next time at which a request becomes overdue or a cool-down ends, ms since the epoch; none: infinite. */
async function nextDue({ chain, reads, pids }: TimeContext): Promise<number> {
	const now = chain.block.timestampMs;
	const times = await Promise.all([...pids].map((pid) => chain.read(() => readDueTimes(reads, pid))));
	const later = times.flat().map((seconds) => seconds * 1000);
	return Math.min(...later.filter((at) => at > now));
}

/** Seconds since the epoch. */
function* readDueTimes(reads: ChainReads, pid: number): StorageQuery<readonly number[]> {
	try {
		const [pool, listed, unlisted] = yield* parallel([
			reads.stakePool(pid),
			reads.coolingStakes(pid),
			reads.unlistedStakes(pid),
		]);
		// Overdue is what has waited longer than the grace period.
		const overdue = pool?.withdrawQueue.map(({ expiresAt }) => expiresAt + 1) ?? [];
		return [...overdue, ...[...(listed ?? []), ...unlisted].map(({ endsAt }) => endsAt)];
	} catch (error) {
		if (!isPhalaError(error, "WRONG_POOL_KIND")) throw error;
		const vault = yield* reads.vault(pid);
		return vault?.withdrawQueue.map(({ expiresAt }) => expiresAt + 1) ?? [];
	}
}

/** Calls that every account may make, and that have an effect now. */
async function dueCalls(context: TimeContext): Promise<readonly SimulatedTransaction[]> {
	const { chain, runtime, generation, account, pids } = context;
	const due: SimulatedTransaction[] = [];
	const add = async <R>(operation: Operation<R>, hasEffect: (expected: R) => boolean) => {
		const prepared = await chain.read(() => operation.prepare(account));
		const expected = prepared.failures.length > 0 ? null : prepared.expected();
		if (expected === null || !hasEffect(expected)) return;
		due.push({ account, calls: prepared.calls, fee: 0n, tip: 0n });
	};
	const reclaimAll = await runtime.loadWrite("reclaimAll");
	const enforceExit = await runtime.loadWrite("enforceExit");
	const enforceVaultExit = await runtime.loadWrite("enforceVaultExit");
	for (const pid of pids) {
		await add(reclaimAll(pid), () => true);
		if (generation === 1) continue;
		await add(enforceExit(pid), ({ paid, stopped }) => paid > 0n || stopped.length > 0);
		await add(enforceVaultExit(pid), ({ paid, shutDown }) => paid > 0n || shutDown);
	}
	return due;
}
