import type { Calls, Events, PoolProxy, StakePool } from "../../../../generated/v2/surface.ts";
import type { Hex } from "../../../codec/hex.ts";
import { refused } from "../../../errors/rules.ts";
import { transferableOf } from "../../balance.ts";
import { type Item, item, keysOf } from "../../item.ts";
import type { Operation, Reason } from "../../runtime.ts";
import { surface } from "../../surface.ts";
import type { Call, ChainEvent } from "../../types.ts";
import type { ChainV2 } from "../context.ts";

export const { call, dataOf, theOne } = surface<Calls, Events>();

/** PHA that an account can send away and stay alive. */
export function transferable(chain: ChainV2, account: Hex): Item<bigint> {
	const info = item(chain.entries.system.account, account);
	return {
		key: info.key,
		of: (answer) => transferableOf(info.of(answer).data, chain.constants.existentialDeposit),
	};
}

/** The record of a pool. */
export function poolRecord(chain: ChainV2, pid: number): Item<PoolProxy | null> {
	return item(chain.entries.phalaBasePool.pools, pid);
}

/** A pool that has to be a stake pool; where it is not, says so in `reasons`. */
export function stakePoolIn(pid: number, record: PoolProxy | null, reasons: Reason[]): StakePool | null {
	if (record === null) reasons.push(refused("NOT_FOUND", { kind: "pool", id: String(pid) }));
	else if ("StakePool" in record) return record.StakePool;
	else reasons.push(refused("WRONG_POOL_KIND", { pid, kind: "vault", expected: "stakePool" }));
	return null;
}

/** Only the owner may: says so in `reasons` where `account` is somebody else. */
export function ownedBy(chain: ChainV2, account: Hex, owner: Hex, reasons: Reason[]): void {
	if (account !== owner) reasons.push(refused("NOT_POOL_OWNER", { owner: chain.addresses.format(owner) }));
}

/** An operation of one call that moves no PHA of the account and whose rules are all about one stake pool. */
export function onStakePool<R>(
	chain: ChainV2,
	pid: number,
	verb: {
		readonly name: string;
		readonly call: Call;
		/** What the chain looks at once it has found the pool. */
		rules(pool: StakePool, account: Hex, reasons: Reason[]): void;
		/** `pool`: as it was before; `null` where there was none. */
		outcome(events: readonly ChainEvent[], pool: StakePool | null): R;
	},
): Operation<R> {
	return {
		name: verb.name,
		*prepare(account) {
			const funds = transferable(chain, account);
			const record = poolRecord(chain, pid);
			const answer = yield { keys: keysOf([funds, record]) };
			const reasons: Reason[] = [];
			const pool = stakePoolIn(pid, record.of(answer), reasons);
			if (pool) verb.rules(pool, account, reasons);
			return {
				calls: [verb.call],
				reasons,
				transferable: funds.of(answer),
				spends: 0n,
				outcome: (events) => verb.outcome(events, pool),
			};
		},
	};
}
