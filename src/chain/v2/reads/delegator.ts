import type { PoolProxy } from "../../../../generated/v2/surface.ts";
import type { Hex } from "../../../codec/hex.ts";
import { transferableOf } from "../../balance.ts";
import { blockOf, item, keysOf } from "../../item.ts";
import type { Read } from "../../read.ts";
import type { DelegatorState } from "../../types.ts";
import type { ChainV2 } from "../context.ts";
import { baseOf, queueOf } from "./base-pool.ts";
import { sharesIn, wrappedOf } from "./item.ts";
import { itemsOf, positionOf } from "./position.ts";

/** Four rounds: balances and items, their pools' ids and shares, the pools, the queued shares. */
export function* readDelegator(chain: ChainV2, account: Hex): Read<DelegatorState> {
	const { phalaBasePool, system, uniques } = chain.entries;
	const balance = item(system.account, account);
	const wrapped = wrappedOf(chain, account);
	const record = item(chain.entries.phalaWrappedBalances.stakerAccounts, account);
	const head = yield { keys: keysOf([balance, wrapped, record]), prefixes: [uniques.account.under(account)] };

	const holdings = itemsOf(chain, head, account).map(({ collection, nft }) => ({
		pid: item(phalaBasePool.poolCollections, collection),
		shares: sharesIn(chain, collection, nft),
	}));
	const second = yield { keys: holdings.flatMap(({ pid, shares }) => [pid.key, shares.key]) };
	const active = new Map<number, bigint>();
	for (const { pid, shares } of holdings) {
		const found = pid.of(second);
		// Collections of other applications are nobody's stake.
		if (found !== null) active.set(Number(found), (active.get(Number(found)) ?? 0n) + shares.of(second));
	}

	const records = [...active].map(([pid, shares]) => ({ shares, record: item(phalaBasePool.pools, pid) }));
	const third = yield { keys: records.map(({ record }) => record.key) };
	const pools = records.flatMap(({ shares, record }) => {
		const pool = record.of(third);
		return pool ? [{ pool, shares, queued: queuedBy(chain, pool, account) }] : [];
	});
	const rest = yield { keys: pools.flatMap(({ queued }) => keysOf(queued)) };

	const block = blockOf(rest);
	const positions = pools
		.flatMap(({ pool, shares, queued }) => {
			const waiting = queued.reduce((sum, request) => sum + request.of(rest), 0n);
			return positionOf(pool, shares, waiting, block) ?? [];
		})
		.sort((a, b) => a.pid - b.pid);
	const { data } = balance.of(head);
	const sendable = transferableOf(data, chain.constants.existentialDeposit);
	return {
		address: chain.addresses.format(account),
		free: data.free,
		transferable: sendable,
		wrapped: wrapped.of(head),
		contributable: sendable + wrapped.of(head),
		stakeLocked: null,
		voteLocked: record.of(head)?.locked ?? 0n,
		stakedTotal: positions.reduce((sum, { value, queuedValue }) => sum + value + queuedValue, 0n),
		positions,
		block,
	};
}

function queuedBy(chain: ChainV2, pool: PoolProxy, account: Hex) {
	return queueOf(chain, baseOf(pool).base)
		.filter(({ request }) => request.user === account)
		.map(({ shares }) => shares);
}
