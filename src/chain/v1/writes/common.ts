import type { PoolInfo } from "../../../../generated/v1/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { type Item, item, keysOf } from "../../../query/storage-value.ts";
import type { Operation, Reason } from "../../chain-adapter.ts";
import type { Call, ChainEvent } from "../../model.ts";
import { refused } from "../../rules/rule-error.ts";
import { transferableOf } from "../../transferable.ts";
import type { ChainV1 } from "../chain-context.ts";

/** PHA that an account can send away and stay alive. */
export function transferable(chain: ChainV1, account: Hex): Item<bigint> {
	const info = item(chain.entries.system.account, account);
	return {
		key: info.key,
		of: (answer) => transferableOf(info.of(answer).data, chain.constants.existentialDeposit),
	};
}

/** The record of a pool. */
export function poolRecord(chain: ChainV1, pid: number): Item<PoolInfo | null> {
	return item(chain.entries.phalaStakePool.stakePools, pid);
}

/** What speaks against a pool that is not there. */
export function missingPool(pid: number): Reason {
	return refused("NOT_FOUND", { kind: "pool", id: String(pid) });
}

/** Only the owner may: what speaks against `account` where it is somebody else. */
export function ownership(chain: ChainV1, { owner }: PoolInfo, account: Hex): Reason[] {
	return account === owner ? [] : [refused("NOT_POOL_OWNER", { owner: chain.addresses.format(owner) })];
}

/** An operation of one call that moves no PHA of the account and whose rules are all about one pool. */
export function onPool<R>(
	chain: ChainV1,
	pid: number,
	verb: {
		readonly name: string;
		readonly call: Call;
		/** What speaks against it before the chain looks for the pool. */
		before?(): readonly Reason[];
		/** What does once it has found the pool. */
		rules(pool: PoolInfo, account: Hex): readonly Reason[];
		outcome(events: readonly ChainEvent[]): R;
	},
): Operation<R> {
	return {
		name: verb.name,
		*prepare(account) {
			const funds = transferable(chain, account);
			const record = poolRecord(chain, pid);
			const answer = yield { keys: keysOf([funds, record]) };
			const pool = record.of(answer);
			return {
				calls: [verb.call],
				reasons: [...(verb.before?.() ?? []), ...(pool ? verb.rules(pool, account) : [missingPool(pid)])],
				transferable: funds.of(answer),
				spends: 0n,
				outcome: verb.outcome,
			};
		},
	};
}
