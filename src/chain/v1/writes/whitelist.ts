import { type Hex, toHex } from "../../../codec/hex.ts";
import { item, keysOf } from "../../../query/storage-value.ts";
import type { Operation, Reason } from "../../chain-adapter.ts";
import type { Call, ChainEvent } from "../../model.ts";
import { refused } from "../../rules/rule-error.ts";
import type { ChainV1 } from "../chain-context.ts";
import { call, theOne } from "../pallet-api.ts";
import { missingPool, onPool, ownership, poolRecord, transferable } from "./common.ts";

/** Accounts on one whitelist. */
const MAX_LISTED = 100;
/** Bytes of one description. */
const MAX_DESCRIPTION = 4400;

/** Rules: pool, owner, not listed yet, room for one more. The first account closes the pool for everybody else. */
export function addToWhitelist(chain: ChainV1, pid: number, staker: Hex): Operation<{ address: string }> {
	return onWhitelist(chain, pid, {
		name: "stakePool.addToWhitelist",
		call: call("phalaStakePool", "addStakerToWhitelist", { pid: BigInt(pid), staker }),
		rules(listed, reasons) {
			if (listed?.includes(staker)) reasons.push(refused("ALREADY_WHITELISTED", { pid }));
			if (listed && listed.length >= MAX_LISTED) reasons.push(refused("WHITELIST_FULL", { limit: MAX_LISTED }));
		},
		outcome(events) {
			const added = theOne(events, "phalaStakePool", "PoolWhitelistStakerAdded");
			return { address: chain.addresses.format(added.staker) };
		},
	});
}

/** Rules: pool, owner, a whitelist, listed there. Taking the last account off opens the pool for everybody. */
export function removeFromWhitelist(chain: ChainV1, pid: number, staker: Hex): Operation<{ address: string }> {
	return onWhitelist(chain, pid, {
		name: "stakePool.removeFromWhitelist",
		call: call("phalaStakePool", "removeStakerFromWhitelist", { pid: BigInt(pid), staker }),
		rules(listed, reasons) {
			if (listed === null) reasons.push(refused("NO_WHITELIST", { pid }));
			else if (!listed.includes(staker)) reasons.push(refused("NOT_WHITELISTED", { pid }));
		},
		outcome(events) {
			const removed = theOne(events, "phalaStakePool", "PoolWhitelistStakerRemoved");
			return { address: chain.addresses.format(removed.staker) };
		},
	});
}

/** Rules: length (a longer one is not even a call), pool, owner. */
export function setDescription(chain: ChainV1, pid: number, bytes: Uint8Array): Operation<Record<string, never>> {
	return onPool(chain, pid, {
		name: "stakePool.setDescription",
		call: call("phalaStakePool", "setPoolDescription", { pid: BigInt(pid), description: toHex(bytes) }),
		before: () => (bytes.length > MAX_DESCRIPTION ? [refused("DESCRIPTION_TOO_LONG", { limit: MAX_DESCRIPTION })] : []),
		rules: (pool, account) => ownership(chain, pool, account),
		outcome: () => ({}),
	});
}

function onWhitelist<R>(
	chain: ChainV1,
	pid: number,
	verb: {
		readonly name: string;
		readonly call: Call;
		rules(listed: readonly Hex[] | null, reasons: Reason[]): void;
		outcome(events: readonly ChainEvent[]): R;
	},
): Operation<R> {
	return {
		name: verb.name,
		*prepare(account) {
			const funds = transferable(chain, account);
			const record = poolRecord(chain, pid);
			const whitelist = item(chain.entries.phalaStakePool.poolContributionWhitelists, pid);
			const answer = yield { keys: keysOf([funds, record, whitelist]) };
			const pool = record.of(answer);
			const reasons = pool ? ownership(chain, pool, account) : [missingPool(pid)];
			if (pool) verb.rules(whitelist.of(answer), reasons);
			return { calls: [verb.call], reasons, transferable: funds.of(answer), spends: 0n, outcome: verb.outcome };
		},
	};
}
