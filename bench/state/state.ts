import { cryptoWaitReady } from "@polkadot/util-crypto";
import metadata from "../../generated/v2/metadata.json" with { type: "json" };
import { fromHex, type Hex, toHex } from "../../src/codec/hex.ts";
import { Account, newAccount } from "../../src/devchain/runtime/frame/accounts.ts";
import { Chain } from "../../src/devchain/runtime/frame/chain.ts";
import { MemoryState } from "../../src/devchain/runtime/frame/memory-state.ts";
import { MetadataLayout } from "../../src/devchain/runtime/frame/metadata-layout.ts";
import { BlockNumber } from "../../src/devchain/runtime/frame/system.ts";
import { phalaRuntime } from "../../src/devchain/runtime/v2/index.ts";
import { item } from "../../src/devchain/runtime/v2/pallet-types.ts";
import { collectionOf, fillItem } from "./delegations.ts";
import { type Facts, noTotals } from "./facts.ts";
import { type Filling, fillPool, setWrapped } from "./pools.ts";
import { Random } from "./random.ts";
import { isVault, MAX_WORKERS, type Shape } from "./shape.ts";

const poolCount = item("phalaBasePool", "poolCount");
const nextNftId = item("phalaBasePool", "nextNftId");
const stakerAccounts = item("phalaWrappedBalances", "stakerAccounts");

/** Accounts with a known number of delegations: the first ones of the list. The very first has waiting requests. */
const PORTFOLIOS = [12, 100, 1000];
/** Which of its delegations have one. */
const WAITING = [1, 2];
const BLOCK = 1_000_000;
const NOW_MS = 1_700_000_000_000;

/** Creates the storage of a node with the given numbers of pools, workers and delegations, in the layout of Khala 1251. The same in every run. */
export async function makeState(shape: Shape): Promise<{ entries: Map<Hex, Hex>; facts: Facts }> {
	await cryptoWaitReady();
	const state = new MemoryState();
	state.entries = phalaRuntime().genesis({ balances: new Map(), timestampMs: NOW_MS, slotMs: 12_000 });
	const chain = new Chain(new MetadataLayout(fromHex(metadata.result)), state, "Initialization");
	const random = new Random(20_230_401);
	const nextItem = Array<number>(shape.pools).fill(0);
	const accounts = random.list(shape.accounts, () => random.key());
	const [firstAccount] = accounts;
	if (firstAccount === undefined) throw new RangeError("no accounts");
	const [firstCount = 0] = PORTFOLIOS;
	const filling: Filling = {
		chain,
		random,
		accounts,
		waiting: { user: firstAccount, pids: new Set(WAITING.map((i) => pidAt(i, firstCount, shape))) },
		pools: shape.pools,
		takeItem: (pid) => {
			const id = nextItem[pid] ?? 0;
			nextItem[pid] = id + 1;
			return id;
		},
		totals: noTotals(),
	};
	for (const [pid, size] of poolSizes(random, shape).entries()) fillPool(filling, pid, size);
	const delegators = fillDelegations(filling, shape);
	for (const [pid, next] of nextItem.entries()) chain.at(nextNftId).set(collectionOf(pid), next);
	chain.at(poolCount).set(BigInt(shape.pools));
	chain.at(BlockNumber).set(BLOCK);
	const entries = new Map([...state.entries].sort(byKey).map(([key, value]) => [key, toHex(value)]));
	return { entries, facts: { totals: filling.totals, entries: entries.size, delegators } };
}

/** Few large pools, many small ones, and exactly the given number of workers. */
function poolSizes(random: Random, { pools, workers }: Shape): number[] {
	const sizes = Array.from({ length: pools }, (_, pid) =>
		isVault(pid) ? 0 : Math.min(MAX_WORKERS, Math.floor(Math.exp(1.75 + 1.15 * random.normal()))),
	);
	let missing = workers - sizes.reduce((sum, size) => sum + size, 0);
	while (missing !== 0) {
		const pid = random.whole(0, pools - 1);
		const size = (sizes[pid] ?? 0) + Math.sign(missing);
		if (isVault(pid) || size < 0 || size > MAX_WORKERS) continue;
		sizes[pid] = size;
		missing -= Math.sign(missing);
	}
	return sizes;
}

/** Creates known portfolios for a few accounts. The rest goes to early accounts and early pools more often than to late ones. */
function fillDelegations({ chain, random, accounts, takeItem }: Filling, shape: Shape): Facts["delegators"] {
	const portfolios = new Map<number, Set<number>>();
	const delegate = (account: number, pid: number): void => {
		const mine = portfolios.get(account) ?? new Set();
		portfolios.set(account, mine.add(pid));
		fillItem(chain, pid, takeItem(pid), accounts[account] as Hex, random.pha(10, 100_000));
	};
	const known = PORTFOLIOS.map((count) => Math.min(count, shape.pools));
	let left = shape.delegations;
	for (const [account, delegations] of known.entries()) {
		for (let i = 0; i < delegations; i++, left--) delegate(account, pidAt(i, delegations, shape));
	}
	for (; left > 0; left--) {
		const account = known.length + Math.floor((shape.accounts - known.length) * random.fraction() ** 2.2);
		delegate(account, Math.floor(shape.pools * random.fraction() ** 1.5));
	}
	for (const [index, account] of accounts.entries()) {
		const investPools = [...(portfolios.get(index) ?? [])].map((pid): [bigint, number] => [
			BigInt(pid),
			collectionOf(pid),
		]);
		chain.at(stakerAccounts).set(account, { investPools, locked: 0n });
		setWrapped(chain, account, random.pha(0, 1_000_000));
		chain
			.at(Account)
			.set(account, newAccount({ free: random.pha(1, 1_000_000), reserved: 0n, frozen: 0n, flags: 1n << 127n }));
	}
	return known.map((delegations, index) => ({ account: accounts[index] as Hex, delegations }));
}

/** Pool of a delegation of an account with so many of them. */
const pidAt = (index: number, delegations: number, { pools }: Shape): number =>
	Math.floor((index * pools) / Math.min(delegations, pools));

const byKey = ([a]: readonly [Hex, unknown], [b]: readonly [Hex, unknown]): number => (a < b ? -1 : 1);
