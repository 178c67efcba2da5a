import { type Hex, toHex } from "../../src/codec/hex.ts";
import { comparePallets } from "../../src/devchain/fork/compare-pallets.ts";
import { MetadataLayout } from "../../src/devchain/runtime/frame/metadata-layout.ts";
import { proxyTypesOf } from "../../src/devchain/runtime/frame/proxy/with-proxy-types.ts";
import { phalaRuntime } from "../../src/devchain/runtime/v2/index.ts";
import type { RuntimeChain } from "../support/devchain/runtime-harness.ts";
import { phalaNode1, v2 } from "../support/metadata/specimens.ts";
import { byKey, constantsOf, type Generation, once, type Row, recorded } from "./generation.ts";

const BASE_POOL: Hex = toHex(new TextEncoder().encode("basepool".padEnd(32, "\0")));
const WRAPPED: Hex = toHex(new TextEncoder().encode("wpha/".padEnd(32, "\0")));
const STAKE_INFO: Hex = toHex(new TextEncoder().encode("stake-info"));

/** The recorded runtime has other indexes, deposits and types of proxies: the runtime is that of its forks. */
const runtime = once(() => {
	const source = new MetadataLayout(phalaNode1.bytes);
	const networkPallets = comparePallets(source, new MetadataLayout(v2.bytes));
	return phalaRuntime({ networkPallets, proxyTypes: proxyTypesOf(source) ?? undefined });
});

/** Generation 2: `phalaStakePoolv2` and its companion pallets. */
export const generation2: Generation = {
	generation: 2,
	runtime,
	firstExtrinsic: 1,
	computing: { pallet: "phalaComputation", sessions: "sessions", online: "onlineWorkers" },
	accounts: [WRAPPED],
	prepare: (chain, { constants }) => {
		chain.write("phalaRegistry", "gatekeeperLaunchedAt", [], [1, 1_699_913_600]);
		const { wPhaAssetId: id, wPhaMinBalance: minBalance } = constants;
		const asset = chain.query("assets", "asset", id) as object;
		chain.write("assets", "asset", [id], { ...asset, minBalance });
	},
	registered: (chain, worker) => chain.write("phalaRegistry", "workerAddedAt", [worker], Math.max(chain.number, 2)),
	constants: (chain, { constants }) => {
		const asset = chain.query("assets", "asset", constants.wPhaAssetId) as { minBalance: bigint };
		return {
			...constantsOf(chain, "phalaStakePoolv2", "minContribution", "gracePeriod", "maxPoolWorkers"),
			...constantsOf(chain, "phalaVault", "initialPriceCheckPoint", "vaultQueuePeriod"),
			...constantsOf(chain, "phalaWrappedBalances", "wPhaAssetId", "wrappedBalancesAccountId"),
			wPhaMinBalance: recorded(asset.minBalance),
		};
	},
	state: (chain) => {
		const asset = Number(chain.constant("phalaWrappedBalances", "wPhaAssetId"));
		const wrapped = chain.entries("assets", "account", asset).map(([keys, value]) => [keys[1], (value as Row).balance]);
		const balances = recorded(Object.fromEntries(wrapped)) as Record<Hex, string>;
		const nfts = shareItems(chain);
		const pools: Row = {};
		const delegations: Row = {};
		for (const [[pid], proxy] of chain.entries("phalaBasePool", "pools")) {
			const pool = poolRow(chain, BigInt(String(pid)), proxy as Row, balances, nfts);
			pools[String(pid)] = pool;
			delegations[String(pid)] = sharesByOwner(nfts.filter(({ cid }) => cid === pool.cid));
		}
		return {
			pools,
			delegations,
			nfts,
			workerAssignments: byKey(chain, "phalaStakePoolv2", "workerAssignments"),
			wpha: { supply: recorded((chain.query("assets", "asset", asset) as Row | null)?.supply ?? null), balances },
			stakerAccounts: byKey(chain, "phalaWrappedBalances", "stakerAccounts"),
			vaultLocks: chain.entries("phalaVault", "vaultLocks").map(([[pid]]) => String(pid)),
			nextNftId: byKey(chain, "phalaBasePool", "nextNftId"),
			poolCount: recorded(chain.query("phalaBasePool", "poolCount")),
			unmintableDust: recorded(chain.query("phalaWrappedBalances", "unmintableDust")),
		};
	},
	balance: () => ({}),
};

interface ItemRow {
	readonly cid: string;
	readonly nftId: string;
	readonly owner: Hex;
	readonly shares: string | null;
}

function shareItems(chain: RuntimeChain): ItemRow[] {
	return chain
		.entries("uniques", "asset")
		.map(([[cid, nftId], details]) => ({
			cid: String(cid),
			nftId: String(nftId),
			owner: (details as { owner: Hex }).owner,
			shares: littleEndian(chain.query("rmrkCore", "properties", cid, nftId, STAKE_INFO) as Hex | null),
		}))
		.sort((a, b) => Number(a.cid) - Number(b.cid) || Number(a.nftId) - Number(b.nftId));
}

function littleEndian(bytes: Hex | null): string | null {
	const pairs = bytes?.slice(2).match(/../g);
	return pairs ? String(BigInt(`0x${pairs.reverse().join("")}`)) : null;
}

function sharesByOwner(items: readonly ItemRow[]): Row {
	const sums = new Map<string, bigint>();
	for (const { owner, shares } of items) {
		if (owner !== BASE_POOL) sums.set(owner, (sums.get(owner) ?? 0n) + BigInt(shares ?? 0));
	}
	return recorded(Object.fromEntries(sums)) as Row;
}

function poolRow(
	chain: RuntimeChain,
	pid: bigint,
	proxy: Row,
	balances: Record<string, string>,
	nfts: readonly ItemRow[],
): Row & { cid: string } {
	const [[kind, body] = []] = Object.entries(recorded(proxy) as Record<string, Row>);
	const { basepool, ...rest } = body as { basepool: Row };
	const { cid, withdrawQueue, poolAccountId } = basepool as { cid: string; withdrawQueue: Row[]; poolAccountId: Hex };
	const sharesOf = (id: unknown) => nfts.find((item) => item.cid === cid && item.nftId === id)?.shares ?? null;
	const accounts = rest as Row;
	const held = (account: unknown) => balances[String(account)] ?? "0";
	const stakes = { lockedStake: held(accounts.lockAccount), ownerReward: held(accounts.ownerRewardAccount) };
	return {
		kind,
		...basepool,
		...accounts,
		cid,
		withdrawQueue: withdrawQueue.map((entry) => ({ ...entry, shares: sharesOf(entry.nftId) })),
		freeStake: held(poolAccountId),
		...(kind === "StakePool" ? stakes : {}),
		whitelist: chain.query("phalaBasePool", "poolContributionWhitelists", pid),
		description: chain.query("phalaBasePool", "poolDescriptions", pid),
	};
}
