import type { PoolEvent } from "../chain/events/pool-event.ts";
import type { LedgerEvent } from "./ledger-source.ts";

/** Types of events after which a position of an account they name can differ. */
const POSITION_EVENTS: ReadonlySet<string> = new Set([
	"contributed",
	"withdrawalQueued",
	"withdrawn",
	"rewardClaimed",
	"ownerRewardClaimed",
	"ownerSharesClaimed",
	"itemCreated",
]);
const BALANCE_EVENTS: ReadonlySet<string> = new Set(["balanceChanged", "feePaid", "dustRemoved"]);

/** Events of one block that concern an account, and the pools whose positions they change. */
export interface ConcernedEvents {
	readonly events: readonly LedgerEvent[];
	readonly pids: readonly number[];
}

/**
 * Selects the events of one block that concern an account: those that name it, and rewards of pools that it has a position in, before
 * the block or by these events.
 *
 * @param address - ss58 with the chain's prefix
 * @param held - pools with a position of the account before the block
 */
export function selectEvents(
	events: readonly LedgerEvent[],
	address: string,
	held: { has(pid: number): boolean },
): ConcernedEvents {
	const pids = new Set<number>();
	for (const event of events) if (concernsPosition(event, address)) pids.add(event.pid);
	const concerned = events.filter((event) => {
		if (event.type === "rewarded") return held.has(event.pid) || pids.has(event.pid);
		if (BALANCE_EVENTS.has(event.type)) return "address" in event && event.address === address;
		return concernsPosition(event, address);
	});
	for (const event of concerned) if (event.type === "rewarded") pids.add(event.pid);
	return { events: concerned, pids: [...pids].sort((a, b) => a - b) };
}

function concernsPosition(event: LedgerEvent, address: string): event is PoolEvent & { readonly pid: number } {
	if (!POSITION_EVENTS.has(event.type)) return false;
	return ("delegator" in event && event.delegator === address) || ("owner" in event && event.owner === address);
}
