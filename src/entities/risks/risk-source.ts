import type { Addresses } from "../../chain/addresses.ts";
import type { ChainReads } from "../../chain/chain-adapter.ts";
import { isPhalaError } from "../../chain/loaded-with-reads.ts";
import type { CoolingStake, StakePoolField, StakePoolRow } from "../../chain/model/stake-pool.ts";
import type { VaultState } from "../../chain/model/vault.ts";
import type { Hex } from "../../codec/hex.ts";
import type { CollectionSource, LiveRow } from "../../live/collection-source.ts";
import { PHA } from "../../math/fixed.ts";
import { isRowError, type RowError } from "../../query/row-result.ts";
import { parallel, type StorageQuery } from "../../query/storage-query.ts";
import { readChainSeconds } from "../loaded-at-once.ts";
import type {
	AccountFacts,
	PoolFacts,
	QueuedRequest,
	RiskRow,
	RiskRowId,
	RiskRules,
	StakePoolFacts,
	VaultFacts,
} from "./risk-facts.ts";
import type { RiskSelection } from "./risk-query.ts";

const OWNER: ReadonlySet<StakePoolField> = new Set<StakePoolField>(["owner"]);
const FIELDS: ReadonlySet<StakePoolField> = new Set<StakePoolField>([
	"owner",
	"commissionPpm",
	"cap",
	"totalStake",
	"totalShares",
	"freeStake",
	"stakedStake",
	"releasingStake",
	"coolingDownWorkers",
	"ownerReward",
	"withdrawQueue",
	"whitelist",
	"sessions",
]);

/** The rows that risks are computed from, all of one block: the chain's rules, accounts of the query, and pools. */
export function createRiskSource(
	addresses: Addresses,
	{ pids, accounts }: RiskSelection,
): CollectionSource<RiskRowId, RiskRow> {
	const ids = new Map((accounts ?? []).map((account) => [addresses.format(account), account]));
	return {
		*ids(reads) {
			const pools = yield* readPids(reads, pids, accounts && [...ids.keys()], [...ids.values()]);
			return ["rules", "checks", ...ids.keys(), ...pools];
		},
		*row(reads, id) {
			if (id === "rules") return { row: yield* readRules(reads) };
			if (id === "checks") return { row: { id, checks: yield* reads.exitChecks() } };
			if (typeof id === "number") return yield* readPool(reads, id);
			return { row: yield* readAccount(reads, id, ids.get(id) as Hex) };
		},
	};
}

/** Ids of the pools whose risks can concern the accounts: those they own or have shares in, and those of their vaults. */
function* readPids(
	reads: ChainReads,
	pids: readonly number[] | null,
	accounts: readonly string[] | null,
	keys: readonly Hex[],
): StorageQuery<readonly number[]> {
	if (accounts === null) return pids ?? Array.from({ length: yield* reads.poolCount() }, (_, pid) => pid);
	const [count, vaultIds] = yield* parallel([reads.poolCount(), reads.vaultIds()]);
	const all = Array.from({ length: count }, (_, pid) => pid);
	const [owners, vaults, delegators] = yield* parallel([
		reads.stakePoolRows(all, OWNER),
		parallel<(VaultState | RowError | null)[]>(vaultIds.map((pid) => readVault(reads, pid))),
		parallel<AccountFacts[]>(keys.map((key, i) => readAccount(reads, accounts[i] as string, key))),
	]);
	const concerned = new Set(delegators.flatMap(({ positions }) => positions.map(({ pid }) => pid)));
	for (const row of owners)
		if (row !== null && !isRowError(row) && accounts.includes(row.owner)) concerned.add(row.pid);
	for (const vault of vaults) {
		if (vault === null || isRowError(vault)) continue;
		if (!concerned.has(vault.pid) && !accounts.includes(vault.owner)) continue;
		concerned.add(vault.pid);
		for (const { pid } of vault.positions) concerned.add(pid);
	}
	// Vaults are selected too: the risks of their stake pools concern their delegators.
	const selected = (pid: number) => pids === null || pids.includes(pid) || vaultIds.includes(pid);
	return all.filter((pid) => concerned.has(pid) && selected(pid));
}

function* readRules(reads: ChainReads): StorageQuery<RiskRules> {
	const { gracePeriodSeconds, vaultQueuePeriodSeconds, minContribution, queueRules } = yield* reads.parameters();
	return { id: "rules", gracePeriodSeconds, vaultQueuePeriodSeconds, minContribution, queueRules };
}

function* readAccount(reads: ChainReads, id: string, account: Hex): StorageQuery<AccountFacts> {
	const { positions } = yield* reads.delegator(account);
	return {
		id,
		positions: positions.map(({ pid, shares, queuedShares }) => ({
			pid,
			shares: shares + queuedShares,
			queuedShares,
		})),
	};
}

/** A pool of either kind, and when time alone changes its risks next. */
function* readPool(reads: ChainReads, pid: number): StorageQuery<LiveRow<PoolFacts> | RowError | null> {
	const [row = null] = yield* reads.stakePoolRows([pid], FIELDS);
	if (row !== null && !isRowError(row)) return yield* readStakePoolFacts(reads, row);
	if (!isRowError(row) || !isPhalaError(row.error, "WRONG_POOL_KIND")) return row;
	const vault = yield* readVault(reads, pid);
	return vault === null || isRowError(vault) ? vault : yield* readVaultFacts(reads, vault);
}

function* readStakePoolFacts(reads: ChainReads, pool: StakePoolRow): StorageQuery<LiveRow<StakePoolFacts>> {
	const { pid, withdrawQueue } = pool;
	const cooling = yield* readCooling(reads, pool);
	const times = [...withdrawQueue.map(({ expiresAt }) => expiresAt + 1), ...cooling.map(({ endsAt }) => endsAt)];
	const { elapsed, wakesAt } = divideTimes(times, yield* readChainSeconds());
	const row: StakePoolFacts = {
		id: pid,
		kind: "stakePool",
		owner: pool.owner,
		commissionPpm: pool.commissionPpm,
		cap: pool.cap,
		totalStake: pool.totalStake,
		totalShares: pool.totalShares,
		freeStake: pool.freeStake,
		releasingStake: pool.releasingStake,
		ownerReward: roundReward(pool.ownerReward),
		queue: withdrawQueue.map(toRequest),
		isWhitelisted: pool.whitelist !== null,
		workers: pool.sessions.map(({ publicKey, state, stake }) => ({ publicKey, state, stake: stake ?? 0n })),
		cooling,
		elapsed,
	};
	return { row, wakesAt };
}

/**
 * Stake that cools down, also behind workers that left the pool. All sessions are listed only where workers of the pool do not have all
 * its stake: in generation 1 those removed while they cooled down, in generation 2 those unbound while they computed.
 */
function* readCooling(
	reads: ChainReads,
	{ pid, sessions, coolingDownWorkers, releasingStake, stakedStake }: StakePoolRow,
): StorageQuery<readonly CoolingStake[]> {
	const present = sessions.flatMap(({ publicKey, stake, coolDownEndsAt }) =>
		coolDownEndsAt === null || !stake ? [] : [{ publicKey, stake, endsAt: coolDownEndsAt }],
	);
	const all = sumStakes(present) >= releasingStake ? present : ((yield* reads.coolingStakes(pid)) ?? []);
	const computing = sessions.filter(({ publicKey }) => !coolingDownWorkers.includes(publicKey));
	const isListed = sumStakes(computing) + releasingStake >= stakedStake;
	const unlisted = isListed ? [] : yield* reads.unlistedStakes(pid);
	return [...all, ...unlisted].filter(({ stake }) => stake > 0n);
}

function sumStakes(sessions: readonly { readonly stake: bigint | null }[]): bigint {
	return sessions.reduce((sum, { stake }) => sum + (stake ?? 0n), 0n);
}

function* readVaultFacts(reads: ChainReads, vault: VaultState): StorageQuery<LiveRow<VaultFacts>> {
	const [{ vaultQueuePeriodSeconds }, now] = yield* parallel([reads.parameters(), readChainSeconds()]);
	const times = vault.withdrawQueue.flatMap(({ expiresAt, startedAt }) => [
		expiresAt + 1,
		...(vaultQueuePeriodSeconds === null ? [] : [startedAt + vaultQueuePeriodSeconds + 1]),
	]);
	const { elapsed, wakesAt } = divideTimes(times, now);
	const row: VaultFacts = {
		id: vault.pid,
		kind: "vault",
		owner: vault.owner,
		commissionPpm: vault.commissionPpm,
		totalStake: vault.totalStake,
		totalShares: vault.totalShares,
		freeStake: vault.freeStake,
		releasingStake: vault.releasingStake,
		queue: vault.withdrawQueue.map(toRequest),
		isWhitelisted: vault.whitelist !== null,
		isLocked: vault.isLocked,
		isExpired: vault.isExpired,
		investedIn: vault.positions.map(({ pid }) => pid),
		elapsed,
	};
	return { row, wakesAt };
}

/** A vault; `null` for an unknown id, and in generation 1. */
function* readVault(reads: ChainReads, pid: number): StorageQuery<VaultState | RowError | null> {
	try {
		return yield* reads.vault(pid);
	} catch (error) {
		if (isPhalaError(error, "DECODE_FAILED", "LAYOUT_CHANGED")) return { error, id: pid };
		throw error;
	}
}

const toRequest = ({ delegator, shares, value, startedAt }: QueuedRequest): QueuedRequest => ({
	delegator,
	shares,
	value,
	startedAt,
});

/** How many times have come, and the next one. */
function divideTimes(times: readonly number[], now: number): { elapsed: number; wakesAt: number | null } {
	const ahead = times.filter((time) => time > now);
	return { elapsed: times.length - ahead.length, wakesAt: ahead.length > 0 ? Math.min(...ahead) : null };
}

/** Rounds down to one digit; 0 below 1 PHA. */
function roundReward(reward: bigint): bigint {
	if (reward < PHA) return 0n;
	const unit = 10n ** BigInt(reward.toString().length - 1);
	return reward - (reward % unit);
}
