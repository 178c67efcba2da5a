import { type Hex, toHex } from "../../src/codec/hex.ts";
import type { RuntimeChain } from "../devchain/runtime/harness.ts";
import type { V2State } from "../support/vectors.ts";

const BASE_POOL: Hex = toHex(new TextEncoder().encode("basepool".padEnd(32, "\0")));
const STAKE_INFO: Hex = toHex(new TextEncoder().encode("stake-info"));

type Row = Record<string, unknown>;

/** A plain value as the recordings write it: integers as decimal digits. */
export function recorded(value: unknown): unknown {
	if (typeof value === "bigint" || typeof value === "number") return String(value);
	if (Array.isArray(value)) return value.map(recorded);
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, recorded(inner)]));
}

/** A map by the first of its keys. */
const byKey = (chain: RuntimeChain, pallet: string, name: string): Row =>
	Object.fromEntries(chain.entries(pallet, name).map(([[key], value]) => [String(key), recorded(value)]));

/** Everything that the recordings keep of a state, in their form; `pha` holds balances as if calls were free. */
export function snapshot(chain: RuntimeChain, accounts: readonly Hex[], feesPaid: ReadonlyMap<string, bigint>) {
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
		sessions: sessions(chain),
		onlineWorkers: recorded(chain.query("phalaComputation", "onlineWorkers")),
		nextSessionId: recorded(chain.query("phalaComputation", "nextSessionId")),
		pha: Object.fromEntries(accounts.map((account) => [account, phaOf(chain, account, feesPaid.get(account) ?? 0n)])),
	};
}

/** A recorded state in the same form: balances as if calls were free. */
export function withoutFees(state: V2State): Row {
	const pha = Object.entries(state.pha).map(([account, { free, feesPaid, reserved }]) => [
		account,
		{ free: String(BigInt(free) + BigInt(feesPaid)), reserved },
	]);
	return { ...state, pha: Object.fromEntries(pha) };
}

function phaOf(chain: RuntimeChain, account: Hex, feesPaid: bigint) {
	const { data } = chain.query("system", "account", account) as { data: { free: bigint; reserved: bigint } };
	return { free: String(data.free + feesPaid), reserved: String(data.reserved) };
}

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

function sessions(chain: RuntimeChain): Row {
	const workers = new Map(chain.entries("phalaComputation", "workerBindings").map(([[key], value]) => [value, key]));
	const rows = chain.entries("phalaComputation", "sessions").map(([[session], info]) => [
		session,
		{
			...(recorded(info) as Row),
			stake: recorded(chain.query("phalaComputation", "stakes", session)),
			boundWorker: workers.get(session) ?? null,
		},
	]);
	return Object.fromEntries(rows);
}
