import type { PoolInfo } from "../../../../generated/v1/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { type StorageValue, storageKeys, storageValue } from "../../../query/storage-value.ts";
import type { Call, ChainEvent, CheckFailure, Operation } from "../../operation.ts";
import { ruleFailure } from "../../rules/rule-error.ts";
import { computeTransferable } from "../../transferable.ts";
import type { ChainV1 } from "../chain-context.ts";

/** PHA that an account can send away and stay alive. */
export function readTransferable(chain: ChainV1, account: Hex): StorageValue<bigint> {
	const info = storageValue(chain.entries.system.account, account);
	return {
		key: info.key,
		from: (response) => computeTransferable(info.from(response).data, chain.constants.existentialDeposit),
	};
}

/** The record of a pool. */
export function readPoolRecord(chain: ChainV1, pid: number): StorageValue<PoolInfo | null> {
	return storageValue(chain.entries.phalaStakePool.stakePools, pid);
}

/** What speaks against a pool that is not there. */
export function poolNotFound(pid: number): CheckFailure {
	return ruleFailure("NOT_FOUND", { kind: "pool", id: String(pid) });
}

/** Only the owner may: what speaks against `account` where it is somebody else. */
export function checkOwner(chain: ChainV1, { owner }: PoolInfo, account: Hex): CheckFailure[] {
	return account === owner ? [] : [ruleFailure("NOT_POOL_OWNER", { owner: chain.addresses.format(owner) })];
}

/** An operation of one call that moves no PHA of the account and whose rules are all about one pool. */
export function poolOperation<R>(
	chain: ChainV1,
	pid: number,
	verb: {
		readonly name: string;
		readonly call: Call;
		/** What speaks against it before the chain looks for the pool. */
		before?(): readonly CheckFailure[];
		/** What does once it has found the pool. */
		rules(pool: PoolInfo, account: Hex): readonly CheckFailure[];
		outcome(events: readonly ChainEvent[]): R;
	},
): Operation<R> {
	return {
		name: verb.name,
		*prepare(account) {
			const funds = readTransferable(chain, account);
			const record = readPoolRecord(chain, pid);
			const response = yield { keys: storageKeys([funds, record]) };
			const pool = record.from(response);
			return {
				calls: [verb.call],
				failures: [...(verb.before?.() ?? []), ...(pool ? verb.rules(pool, account) : [poolNotFound(pid)])],
				transferable: funds.from(response),
				spends: 0n,
				outcome: verb.outcome,
			};
		},
	};
}
