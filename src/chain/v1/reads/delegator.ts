import type { Hex } from "../../../codec/hex.ts";
import type { StorageQuery } from "../../../query/storage-query.ts";
import { blockRef, storageKeys, storageValue, sumBy } from "../../../query/storage-value.ts";
import type { DelegatorState } from "../../model/delegator.ts";
import { computeTransferable } from "../../transferable.ts";
import type { ChainV1 } from "../chain-context.ts";
import { computeContributable } from "../contributable.ts";
import { buildPosition } from "./position.ts";

/**
 * Three rounds: balances and how many pools there are, the account's record in each of them, the pools with one.
 *
 * The map of records cannot be listed by account; one key per pool, read in parallel, is cheaper than listing the whole map.
 */
export function* readDelegator(chain: ChainV1, account: Hex): StorageQuery<DelegatorState> {
	const { phalaStakePool, system } = chain.entries;
	const balance = storageValue(system.account, account);
	const ledger = storageValue(phalaStakePool.stakeLedger, account);
	const count = storageValue(phalaStakePool.poolCount);
	const head = yield { keys: storageKeys([balance, ledger, count]) };

	const records = Array.from({ length: Number(count.from(head)) }, (_, pid) => ({
		pool: storageValue(phalaStakePool.stakePools, pid),
		stake: storageValue(phalaStakePool.poolStakers, [pid, account]),
	}));
	const second = yield { keys: records.map(({ stake }) => stake.key) };
	const held = records.flatMap(({ pool, stake }) => {
		const record = stake.from(second);
		return record ? [{ pool, stake: record }] : [];
	});
	const rest = yield { keys: held.map(({ pool }) => pool.key) };

	const block = blockRef(rest);
	const positions = held.flatMap(({ pool, stake }) => {
		const record = pool.from(rest);
		return (record && buildPosition(record, stake, block)) ?? [];
	});
	const { data } = balance.from(head);
	const staked = ledger.from(head) ?? 0n;
	return {
		address: chain.addresses.format(account),
		free: data.free,
		transferable: computeTransferable(data, chain.constants.existentialDeposit),
		wrapped: null,
		contributable: computeContributable(data.free, staked),
		stakeLocked: staked,
		voteLocked: null,
		stakedTotal: sumBy(positions, ({ value, queuedValue }) => value + queuedValue),
		positions,
		block,
	};
}
