import { type Hex, toHex } from "../../../codec/hex.ts";
import { storageKeys, storageValue } from "../../../query/storage-value.ts";
import type { Call, ChainEvent, CheckFailure, Operation } from "../../operation.ts";
import { ruleFailure } from "../../rules/rule-error.ts";
import type { ChainV1 } from "../chain-context.ts";
import { buildCall, expectEvent } from "../pallet-api.ts";
import { checkOwner, poolNotFound, poolOperation, readPoolRecord, readTransferable } from "./common.ts";

/** Accounts on one whitelist. */
const MAX_LISTED = 100;
/** Bytes of one description. */
const MAX_DESCRIPTION = 4400;

/** Rules: pool, owner, not listed yet, room for one more. The first account closes the pool for everybody else. */
export function addToWhitelist(chain: ChainV1, pid: number, staker: Hex): Operation<{ address: string }> {
	return whitelistOperation(chain, pid, {
		name: "stakePool.addToWhitelist",
		call: buildCall("phalaStakePool", "addStakerToWhitelist", { pid: BigInt(pid), staker }),
		rules(listed, failures) {
			if (listed?.includes(staker)) failures.push(ruleFailure("ALREADY_WHITELISTED", { pid }));
			if (listed && listed.length >= MAX_LISTED) failures.push(ruleFailure("WHITELIST_FULL", { limit: MAX_LISTED }));
		},
		outcome(events) {
			const added = expectEvent(events, "phalaStakePool", "PoolWhitelistStakerAdded");
			return { address: chain.addresses.format(added.staker) };
		},
	});
}

/** Rules: pool, owner, a whitelist, listed there. Taking the last account off opens the pool for everybody. */
export function removeFromWhitelist(chain: ChainV1, pid: number, staker: Hex): Operation<{ address: string }> {
	return whitelistOperation(chain, pid, {
		name: "stakePool.removeFromWhitelist",
		call: buildCall("phalaStakePool", "removeStakerFromWhitelist", { pid: BigInt(pid), staker }),
		rules(listed, failures) {
			if (listed === null) failures.push(ruleFailure("NO_WHITELIST", { pid }));
			else if (!listed.includes(staker)) failures.push(ruleFailure("NOT_WHITELISTED", { pid }));
		},
		outcome(events) {
			const removed = expectEvent(events, "phalaStakePool", "PoolWhitelistStakerRemoved");
			return { address: chain.addresses.format(removed.staker) };
		},
	});
}

/** Rules: length (a longer one is not even a call), pool, owner. */
export function setDescription(chain: ChainV1, pid: number, bytes: Uint8Array): Operation<Record<string, never>> {
	return poolOperation(chain, pid, {
		name: "stakePool.setDescription",
		call: buildCall("phalaStakePool", "setPoolDescription", { pid: BigInt(pid), description: toHex(bytes) }),
		before: () =>
			bytes.length > MAX_DESCRIPTION ? [ruleFailure("DESCRIPTION_TOO_LONG", { limit: MAX_DESCRIPTION })] : [],
		rules: (pool, account) => checkOwner(chain, pool, account),
		outcome: () => ({}),
	});
}

function whitelistOperation<R>(
	chain: ChainV1,
	pid: number,
	verb: {
		readonly name: string;
		readonly call: Call;
		rules(listed: readonly Hex[] | null, failures: CheckFailure[]): void;
		outcome(events: readonly ChainEvent[]): R;
	},
): Operation<R> {
	return {
		name: verb.name,
		*prepare(account) {
			const funds = readTransferable(chain, account);
			const record = readPoolRecord(chain, pid);
			const whitelist = storageValue(chain.entries.phalaStakePool.poolContributionWhitelists, pid);
			const response = yield { keys: storageKeys([funds, record, whitelist]) };
			const pool = record.from(response);
			const failures = pool ? checkOwner(chain, pool, account) : [poolNotFound(pid)];
			if (pool) verb.rules(whitelist.from(response), failures);
			return { calls: [verb.call], failures, transferable: funds.from(response), spends: 0n, outcome: verb.outcome };
		},
	};
}
