import type { Hex } from "../../../codec/hex.ts";
import { toHex } from "../../../codec/hex.ts";
import { item, keysOf } from "../../../query/storage-value.ts";
import type { Operation, Reason } from "../../chain-adapter.ts";
import type { Call, ChainEvent, PoolKind } from "../../model.ts";
import { refused } from "../../rules/rule-error.ts";
import type { ChainV2 } from "../chain-context.ts";
import { baseOf } from "../reads/base-pool.ts";
import { call, ownedBy, poolRecord, theOne, transferable } from "./common.ts";

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
	return onAnyPool(chain, pid, kind, {
		name: `${kind}.addToWhitelist`,
		call: call("phalaBasePool", "addStakerToWhitelist", { pid: BigInt(pid), staker }),
		rules(listed, reasons) {
			if (listed?.includes(staker)) reasons.push(refused("ALREADY_WHITELISTED", { pid }));
			if (listed && listed.length >= MAX_LISTED) reasons.push(refused("WHITELIST_FULL", { limit: MAX_LISTED }));
		},
		outcome(events) {
			const added = theOne(events, "phalaBasePool", "PoolWhitelistStakerAdded");
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
	return onAnyPool(chain, pid, kind, {
		name: `${kind}.removeFromWhitelist`,
		call: call("phalaBasePool", "removeStakerFromWhitelist", { pid: BigInt(pid), staker }),
		rules(listed, reasons) {
			if (listed === null) reasons.push(refused("NO_WHITELIST", { pid }));
			else if (!listed.includes(staker)) reasons.push(refused("NOT_WHITELISTED", { pid }));
		},
		outcome(events) {
			const removed = theOne(events, "phalaBasePool", "PoolWhitelistStakerRemoved");
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
	return onAnyPool(chain, pid, kind, {
		name: `${kind}.setDescription`,
		call: call("phalaBasePool", "setPoolDescription", { pid: BigInt(pid), description: toHex(bytes) }),
		before(reasons) {
			if (bytes.length > MAX_DESCRIPTION) {
				reasons.push(refused("DESCRIPTION_TOO_LONG", { limit: MAX_DESCRIPTION }));
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
function onAnyPool<R>(
	chain: ChainV2,
	pid: number,
	expected: PoolKind,
	verb: {
		readonly name: string;
		readonly call: Call;
		before?(reasons: Reason[]): void;
		rules(listed: readonly Hex[] | null, reasons: Reason[]): void;
		outcome(events: readonly ChainEvent[]): R;
	},
): Operation<R> {
	return {
		name: verb.name,
		*prepare(account) {
			const funds = transferable(chain, account);
			const record = poolRecord(chain, pid);
			const whitelist = item(chain.entries.phalaBasePool.poolContributionWhitelists, pid);
			const answer = yield { keys: keysOf([funds, record, whitelist]) };
			const reasons: Reason[] = [];
			verb.before?.(reasons);
			const pool = record.of(answer);
			if (pool === null) reasons.push(refused("NOT_FOUND", { kind: "pool", id: String(pid) }));
			else {
				const { kind, base } = baseOf(pool);
				ownedBy(chain, account, base.owner, reasons);
				verb.rules(whitelist.of(answer), reasons);
				if (kind !== expected) reasons.push(refused("WRONG_POOL_KIND", { pid, kind, expected }));
			}
			return {
				calls: [verb.call],
				reasons,
				transferable: funds.of(answer),
				spends: 0n,
				outcome: verb.outcome,
			};
		},
	};
}
