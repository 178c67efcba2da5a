import type { Hex } from "../../../codec/hex.ts";
import type { Read } from "../../../query/storage-query.ts";
import { blockOf, item, keysOf, total } from "../../../query/storage-value.ts";
import type { DelegatorState } from "../../model.ts";
import { transferableOf } from "../../transferable.ts";
import type { ChainV1 } from "../chain-context.ts";
import { positionOf } from "./position.ts";

/**
 * Three rounds: balances and how many pools there are, the account's record in each of them, the pools with one.
 *
 * The map of records cannot be listed by account; asking every pool by name takes fewer keys, in parallel, than listing it all.
 */
export function* readDelegator(chain: ChainV1, account: Hex): Read<DelegatorState> {
	const { phalaStakePool, system } = chain.entries;
	const balance = item(system.account, account);
	const ledger = item(phalaStakePool.stakeLedger, account);
	const count = item(phalaStakePool.poolCount);
	const head = yield { keys: keysOf([balance, ledger, count]) };

	const records = Array.from({ length: Number(count.of(head)) }, (_, pid) => ({
		pool: item(phalaStakePool.stakePools, pid),
		stake: item(phalaStakePool.poolStakers, [pid, account]),
	}));
	const second = yield { keys: records.map(({ stake }) => stake.key) };
	const held = records.flatMap(({ pool, stake }) => {
		const found = stake.of(second);
		return found ? [{ pool, stake: found }] : [];
	});
	const rest = yield { keys: held.map(({ pool }) => pool.key) };

	const block = blockOf(rest);
	const positions = held.flatMap(({ pool, stake }) => {
		const found = pool.of(rest);
		return (found && positionOf(found, stake, block)) ?? [];
	});
	const { data } = balance.of(head);
	const staked = ledger.of(head) ?? 0n;
	return {
		address: chain.addresses.format(account),
		free: data.free,
		transferable: transferableOf(data, chain.constants.existentialDeposit),
		wrapped: null,
		contributable: contributable(data.free, staked),
		stakeLocked: staked,
		voteLocked: null,
		stakedTotal: total(positions, ({ value, queuedValue }) => value + queuedValue),
		positions,
		block,
	};
}

/** PHA that can be locked as stake: all that is free and not locked so already, whatever else locks it. */
export function contributable(free: bigint, staked: bigint): bigint {
	return free > staked ? free - staked : 0n;
}
