import type { Hex } from "../../../codec/hex.ts";
import { toHex } from "../../../codec/hex.ts";
import { storageKeys, storageValue } from "../../../query/storage-value.ts";
import type { PoolKind } from "../../model/stake-pool.ts";
import type { Call, ChainEvent, CheckFailure, Operation } from "../../operation.ts";
import { ruleFailure } from "../../rules/rule-error.ts";
import type { ChainV2 } from "../chain-context.ts";
import { basePool } from "../reads/base-pool.ts";
import { buildCall, checkOwner, expectEvent, readPoolRecord, readTransferable } from "./common.ts";

/** Accounts on one whitelist. */
const MAX_LISTED = 100;
/** Bytes of one description. */
const MAX_DESCRIPTION = 4400;

/** Rules: pool, owner, not listed yet, room for one more. The first account closes the pool for everybody else. */
export function addToWhitelist(
	chain: ChainV2,
	pid: number,
	staker: Hex,
	kind: PoolKind,
): Operation<{ address: string }> {
	return whitelistOperation(chain, pid, kind, {
		name: `${kind}.addToWhitelist`,
		call: buildCall("phalaBasePool", "addStakerToWhitelist", { pid: BigInt(pid), staker }),
		rules(listed, failures) {
			if (listed?.includes(staker)) failures.push(ruleFailure("ALREADY_WHITELISTED", { pid }));
			if (listed && listed.length >= MAX_LISTED) failures.push(ruleFailure("WHITELIST_FULL", { limit: MAX_LISTED }));
		},
		outcome(events) {
			const added = expectEvent(events, "phalaBasePool", "PoolWhitelistStakerAdded");
			return { address: chain.addresses.format(added.staker) };
		},
	});
}

/** Rules: pool, owner, a whitelist, listed there. Taking the last account off opens the pool for everybody. */
export function removeFromWhitelist(
	chain: ChainV2,
	pid: number,
	staker: Hex,
	kind: PoolKind,
): Operation<{ address: string }> {
	return whitelistOperation(chain, pid, kind, {
		name: `${kind}.removeFromWhitelist`,
		call: buildCall("phalaBasePool", "removeStakerFromWhitelist", { pid: BigInt(pid), staker }),
		rules(listed, failures) {
			if (listed === null) failures.push(ruleFailure("NO_WHITELIST", { pid }));
			else if (!listed.includes(staker)) failures.push(ruleFailure("NOT_WHITELISTED", { pid }));
		},
		outcome(events) {
			const removed = expectEvent(events, "phalaBasePool", "PoolWhitelistStakerRemoved");
			return { address: chain.addresses.format(removed.staker) };
		},
	});
}

/** Rules: length (a longer one is not even a call), pool, owner. */
export function setDescription(
	chain: ChainV2,
	pid: number,
	bytes: Uint8Array,
	kind: PoolKind,
): Operation<Record<string, never>> {
	return whitelistOperation(chain, pid, kind, {
		name: `${kind}.setDescription`,
		call: buildCall("phalaBasePool", "setPoolDescription", { pid: BigInt(pid), description: toHex(bytes) }),
		before(failures) {
			if (bytes.length > MAX_DESCRIPTION) {
				failures.push(ruleFailure("DESCRIPTION_TOO_LONG", { limit: MAX_DESCRIPTION }));
			}
		},
		rules: () => {},
		outcome: () => ({}),
	});
}

/**
 * The base pool does not ask of which kind a pool is. The facade means one of them, so the other is told last, as what only
 * the client knows.
 */
function whitelistOperation<R>(
	chain: ChainV2,
	pid: number,
	expected: PoolKind,
	verb: {
		readonly name: string;
		readonly call: Call;
		before?(failures: CheckFailure[]): void;
		rules(listed: readonly Hex[] | null, failures: CheckFailure[]): void;
		outcome(events: readonly ChainEvent[]): R;
	},
): Operation<R> {
	return {
		name: verb.name,
		*prepare(account) {
			const funds = readTransferable(chain, account);
			const record = readPoolRecord(chain, pid);
			const whitelist = storageValue(chain.entries.phalaBasePool.poolContributionWhitelists, pid);
			const response = yield { keys: storageKeys([funds, record, whitelist]) };
			const failures: CheckFailure[] = [];
			verb.before?.(failures);
			const pool = record.from(response);
			if (pool === null) failures.push(ruleFailure("NOT_FOUND", { kind: "pool", id: String(pid) }));
			else {
				const { kind, base } = basePool(pool);
				checkOwner(chain, account, base.owner, failures);
				verb.rules(whitelist.from(response), failures);
				if (kind !== expected) failures.push(ruleFailure("WRONG_POOL_KIND", { pid, kind, expected }));
			}
			return {
				calls: [verb.call],
				failures,
				transferable: funds.from(response),
				spends: 0n,
				outcome: verb.outcome,
			};
		},
	};
}
