import type { Calls, Events, PoolProxy, StakePool, Vault } from "../../../../generated/v2/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { ownerGain } from "../../../math/rewards.ts";
import type { PoolTotals } from "../../../math/shares.ts";
import type { Read } from "../../../query/storage-query.ts";
import { type Item, item, keysOf, total } from "../../../query/storage-value.ts";
import type { Operation, Reason } from "../../chain-adapter.ts";
import type { Call, ChainEvent } from "../../model.ts";
import { surface } from "../../pallet-api.ts";
import { refused } from "../../rules/rule-error.ts";
import { transferableOf } from "../../transferable.ts";
import type { ChainV2 } from "../chain-context.ts";
import { baseOf, totalsOf } from "../reads/base-pool.ts";

export const { call, dataOf, theOne } = surface<Calls, Events>();

/** W-PHA that left the account of a pool for those who waited, pico. */
export function paidBy(events: readonly ChainEvent[], account: Hex): bigint {
	const payments = dataOf(events, "assets", "Transferred").filter(({ from }) => from === account);
	return total(payments, ({ amount }) => amount);
}

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

/** A pool that has to be of one kind; where it is not, says so in `reasons`. */
export type PoolOf<P> = (pid: number, record: PoolProxy | null, reasons: Reason[]) => P | null;

/** A pool that has to be a stake pool. */
export const stakePoolIn: PoolOf<StakePool> = (pid, record, reasons) => {
	if (record === null) reasons.push(refused("NOT_FOUND", { kind: "pool", id: String(pid) }));
	else if ("StakePool" in record) return record.StakePool;
	else reasons.push(refused("WRONG_POOL_KIND", { pid, kind: "vault", expected: "stakePool" }));
	return null;
};

/** A pool that has to be a vault. */
export const vaultIn: PoolOf<Vault> = (pid, record, reasons) => {
	if (record === null) reasons.push(refused("NOT_FOUND", { kind: "pool", id: String(pid) }));
	else if ("Vault" in record) return record.Vault;
	else reasons.push(refused("WRONG_POOL_KIND", { pid, kind: "stakePool", expected: "vault" }));
	return null;
};

/** Only the owner may: says so in `reasons` where `account` is somebody else. */
export function ownedBy(chain: ChainV2, account: Hex, owner: Hex, reasons: Reason[]): void {
	if (account !== owner) reasons.push(refused("NOT_POOL_OWNER", { owner: chain.addresses.format(owner) }));
}

/** Totals of a pool as a contribution or withdrawal finds them: newer runtimes settle a vault's commission first. */
export function settledTotals({ rules }: ChainV2, pool: PoolProxy): PoolTotals {
	const totals = totalsOf(baseOf(pool).base);
	if (!rules.settlesGains || !("Vault" in pool)) return totals;
	const { lastSharePriceCheckpoint, commission } = pool.Vault;
	const { shares } = ownerGain(totals, lastSharePriceCheckpoint, commission ?? 0);
	return { ...totals, totalShares: totals.totalShares + shares };
}

/** An operation of one call that moves no PHA of the account and has no rules. */
export function free<R>(
	chain: ChainV2,
	verb: { readonly name: string; readonly call: Call; outcome(events: readonly ChainEvent[]): R },
): Operation<R> {
	return {
		name: verb.name,
		*prepare(account) {
			const funds = transferable(chain, account);
			const answer = yield { keys: [funds.key] };
			return {
				calls: [verb.call],
				reasons: [],
				transferable: funds.of(answer),
				spends: 0n,
				outcome: verb.outcome,
			};
		},
	};
}

/** An operation of one call that moves no PHA of the account and whose rules are all about one pool of one kind. */
export function onPool<P, R>(
	chain: ChainV2,
	pid: number,
	find: PoolOf<P>,
	verb: {
		readonly name: string;
		readonly call: Call;
		/** What the chain looks at once it has found the pool. */
		rules(pool: P, account: Hex, reasons: Reason[]): void;
		/** What else stands against it, in rounds of its own, where nothing does so far. */
		further?(pool: P): Read<readonly Reason[]>;
		/** `pool`: as it was before; `null` where there was none. */
		outcome(events: readonly ChainEvent[], pool: P | null): R;
	},
): Operation<R> {
	return {
		name: verb.name,
		*prepare(account) {
			const funds = transferable(chain, account);
			const record = poolRecord(chain, pid);
			const answer = yield { keys: keysOf([funds, record]) };
			const reasons: Reason[] = [];
			const pool = find(pid, record.of(answer), reasons);
			if (pool) verb.rules(pool, account, reasons);
			if (pool && verb.further && reasons.length === 0) reasons.push(...(yield* verb.further(pool)));
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
