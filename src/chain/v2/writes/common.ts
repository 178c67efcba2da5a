import type { Calls, Events, PoolProxy, StakePool, Vault } from "../../../../generated/v2/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { ownerGain } from "../../../math/rewards.ts";
import type { PoolTotals } from "../../../math/shares.ts";
import type { StorageQuery } from "../../../query/storage-query.ts";
import { type StorageValue, storageKeys, storageValue, sumBy } from "../../../query/storage-value.ts";
import type { Call, ChainEvent, CheckFailure, Operation } from "../../operation.ts";
import { createPalletApi } from "../../pallet-api.ts";
import { ruleFailure } from "../../rules/rule-error.ts";
import { computeTransferable } from "../../transferable.ts";
import type { ChainV2 } from "../chain-context.ts";
import { basePool, poolTotals } from "../reads/base-pool.ts";

export const { buildCall, eventsNamed, expectEvent } = createPalletApi<Calls, Events>();

/** W-PHA that left the account of a pool for those who waited, pico. */
export function signerAccount(events: readonly ChainEvent[], account: Hex): bigint {
	const payments = eventsNamed(events, "assets", "Transferred").filter(({ from }) => from === account);
	return sumBy(payments, ({ amount }) => amount);
}

/** PHA that an account can send away and stay alive. */
export function readTransferable(chain: ChainV2, account: Hex): StorageValue<bigint> {
	const info = storageValue(chain.entries.system.account, account);
	return {
		key: info.key,
		from: (response) => computeTransferable(info.from(response).data, chain.constants.existentialDeposit),
	};
}

/** The record of a pool. */
export function readPoolRecord(chain: ChainV2, pid: number): StorageValue<PoolProxy | null> {
	return storageValue(chain.entries.phalaBasePool.pools, pid);
}

/** A pool that has to be of one kind; where it is not, says so in `failures`. */
export type PoolOf<P> = (pid: number, record: PoolProxy | null, failures: CheckFailure[]) => P | null;

/** A pool that has to be a stake pool. */
export const checkStakePool: PoolOf<StakePool> = (pid, record, failures) => {
	if (record === null) failures.push(ruleFailure("NOT_FOUND", { kind: "pool", id: String(pid) }));
	else if ("StakePool" in record) return record.StakePool;
	else failures.push(ruleFailure("WRONG_POOL_KIND", { pid, kind: "vault", expected: "stakePool" }));
	return null;
};

/** A pool that has to be a vault. */
export const checkVault: PoolOf<Vault> = (pid, record, failures) => {
	if (record === null) failures.push(ruleFailure("NOT_FOUND", { kind: "pool", id: String(pid) }));
	else if ("Vault" in record) return record.Vault;
	else failures.push(ruleFailure("WRONG_POOL_KIND", { pid, kind: "stakePool", expected: "vault" }));
	return null;
};

/** Only the owner may: says so in `failures` where `account` is somebody else. */
export function checkOwner(chain: ChainV2, account: Hex, owner: Hex, failures: CheckFailure[]): void {
	if (account !== owner) failures.push(ruleFailure("NOT_POOL_OWNER", { owner: chain.addresses.format(owner) }));
}

/** Totals of a pool as a contribution or withdrawal finds them: newer runtimes settle a vault's commission first. */
export function settledTotals({ rules }: ChainV2, pool: PoolProxy): PoolTotals {
	const totals = poolTotals(basePool(pool).base);
	if (!rules.settlesGains || !("Vault" in pool)) return totals;
	const { lastSharePriceCheckpoint, commission } = pool.Vault;
	const { shares } = ownerGain(totals, lastSharePriceCheckpoint, commission ?? 0);
	return { ...totals, totalShares: totals.totalShares + shares };
}

/** An operation of one call that moves no PHA of the account and has no rules. */
export function freeOperation<R>(
	chain: ChainV2,
	verb: { readonly name: string; readonly call: Call; outcome(events: readonly ChainEvent[]): R },
): Operation<R> {
	return {
		name: verb.name,
		*prepare(account) {
			const funds = readTransferable(chain, account);
			const response = yield { keys: [funds.key] };
			return {
				calls: [verb.call],
				failures: [],
				transferable: funds.from(response),
				spends: 0n,
				outcome: verb.outcome,
			};
		},
	};
}

/** An operation of one call that moves no PHA of the account and whose rules are all about one pool of one kind. */
export function poolOperation<P, R>(
	chain: ChainV2,
	pid: number,
	find: PoolOf<P>,
	verb: {
		readonly name: string;
		readonly call: Call;
		/** What the chain looks at once it has found the pool. */
		rules(pool: P, account: Hex, failures: CheckFailure[]): void;
		/** What else stands against it, in rounds of its own, where nothing does so far. */
		further?(pool: P): StorageQuery<readonly CheckFailure[]>;
		/** `pool`: as it was before; `null` where there was none. */
		outcome(events: readonly ChainEvent[], pool: P | null): R;
	},
): Operation<R> {
	return {
		name: verb.name,
		*prepare(account) {
			const funds = readTransferable(chain, account);
			const record = readPoolRecord(chain, pid);
			const response = yield { keys: storageKeys([funds, record]) };
			const failures: CheckFailure[] = [];
			const pool = find(pid, record.from(response), failures);
			if (pool) verb.rules(pool, account, failures);
			if (pool && verb.further && failures.length === 0) failures.push(...(yield* verb.further(pool)));
			return {
				calls: [verb.call],
				failures,
				transferable: funds.from(response),
				spends: 0n,
				outcome: (events) => verb.outcome(events, pool),
			};
		},
	};
}
