import type { AccountLike, Addresses } from "../../chain/addresses.ts";
import { invalidArgument } from "../../chain/loaded-with-reads.ts";
import type { Hex } from "../../codec/hex.ts";
import { parsePids } from "../loaded-at-once.ts";

/** Risks to select; a risk has to meet every condition that is given. @public */
export interface RiskQuery {
	/** Only risks of these stake pools and vaults; an id without a pool is skipped. */
	readonly pids?: readonly (number | bigint)[] | undefined;
	/** Only risks that concern one of these accounts: as owner or delegator, directly or through a vault. */
	readonly accounts?: readonly AccountLike[] | undefined;
}

/** What a query selects, checked. */
export interface RiskSelection {
	/** `null`: all. */
	readonly pids: readonly number[] | null;
	/** `null`: all. */
	readonly accounts: readonly Hex[] | null;
	/** Equal for equal selections. */
	readonly key: string;
}

/** Parses a query. Throws `INVALID_ARGUMENT`, `INVALID_PID`, `INVALID_ADDRESS`, `WRONG_PREFIX`. */
export function parseRiskQuery(query: RiskQuery, addresses: Addresses): RiskSelection {
	if (typeof query !== "object" || query === null || Array.isArray(query))
		throw invalidArgument("query", query, "an object with pids, accounts or none");
	const { accounts: given } = query;
	if (given !== undefined && !Array.isArray(given))
		throw invalidArgument("accounts", given, "a list of addresses, or of objects with an address");
	const pids = parsePids(query.pids);
	const accounts = given ? [...new Set(given.map((account) => addresses.parseAccount(account)))].sort() : null;
	return { pids, accounts, key: `${pids?.join() ?? "all"}/${accounts?.join() ?? "all"}` };
}
