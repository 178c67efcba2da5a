import type { AccountLike, Addresses } from "../../chain/addresses.ts";
import type { PoolEvent, PoolEventType } from "../../chain/events/pool-event.ts";
import { invalidArgument, parseOptions } from "../../chain/loaded-at-once.ts";
import { parsePid } from "../loaded-at-once.ts";

/** Events to select; an event has to pass every condition that is given. @public */
export interface EventFilter<T extends PoolEventType = PoolEventType> {
	/** Only events of these pools. Events without a `pid`, such as those of sessions and of W-PHA, are then excluded. */
	readonly pids?: readonly (number | bigint)[] | undefined;
	/** Only events that name one of these accounts, in any role: delegator, owner, session, … */
	readonly accounts?: readonly AccountLike[] | undefined;
	/** Only events of these types. */
	readonly types?: readonly T[] | undefined;
}

/** Whether an event passes a filter. */
export type EventPredicate = (event: PoolEvent) => boolean;

const EVENT_TYPES: ReadonlySet<unknown> = new Set(
	Object.keys({
		poolCreated: true,
		vaultCreated: true,
		commissionChanged: true,
		capChanged: true,
		workerAdded: true,
		workerRemoved: true,
		workerStarted: true,
		workerReclaimed: true,
		contributed: true,
		withdrawalQueued: true,
		withdrawn: true,
		rewarded: true,
		rewardDismissed: true,
		ownerRewardClaimed: true,
		rewardClaimed: true,
		dustRemoved: true,
		whitelistCreated: true,
		whitelistDeleted: true,
		whitelistAdded: true,
		whitelistRemoved: true,
		itemCreated: true,
		sessionBound: true,
		sessionUnbound: true,
		sessionStarted: true,
		sessionStopped: true,
		sessionReclaimed: true,
		sessionUnresponsive: true,
		sessionResponsive: true,
		sessionSettled: true,
		sessionSettlementDropped: true,
		sessionScored: true,
		ownerSharesGained: true,
		ownerSharesClaimed: true,
		vaultShutDown: true,
		wrapped: true,
		unwrapped: true,
		voted: true,
		workerRegistered: true,
		workerUpdated: true,
		workerScored: true,
		coolDownChanged: true,
		tokenomicsChanged: true,
		other: true,
	} satisfies Record<PoolEventType, true>),
);

/** Fields of events that hold an account. */
const ACCOUNT_FIELDS = ["delegator", "owner", "address", "account", "session"];

/**
 * Parses a filter.
 *
 * @throws PhalaError `INVALID_ARGUMENT`, `INVALID_PID`, `INVALID_ADDRESS`, `WRONG_PREFIX`
 */
export function parseEventFilter(filter: EventFilter, addresses: Addresses): EventPredicate {
	const { pids, accounts, types } = parseOptions(filter);
	const poolIds = pids && new Set<unknown>(parseList("pids", pids, "a list of pool ids").map(parsePid));
	const parsedAccounts = accounts && parseList("accounts", accounts, "a list of accounts");
	const owners =
		parsedAccounts && new Set<unknown>(parsedAccounts.map((one) => addresses.format(addresses.parseAccount(one))));
	const names = types && new Set<PoolEventType>(parseList("types", types, "a list of event types"));
	for (const name of names ?? []) {
		if (!EVENT_TYPES.has(name)) throw invalidArgument("event type", name, `one of ${[...EVENT_TYPES].join(", ")}`);
	}
	return (event) => {
		if (names && !names.has(event.type)) return false;
		if (poolIds && !("pid" in event && poolIds.has(event.pid))) return false;
		if (!owners) return true;
		const fields: object = event;
		return ACCOUNT_FIELDS.some((field) => owners.has(Reflect.get(fields, field)));
	};
}

function parseList<T>(name: string, value: readonly T[], expected: string): readonly T[] {
	if (Array.isArray(value)) return value;
	throw invalidArgument(name, value, expected);
}
