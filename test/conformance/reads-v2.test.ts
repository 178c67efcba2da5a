import { describe, expect, test } from "vitest";
import { sessionAccount } from "../../src/chain/accounts.ts";
import { Addresses } from "../../src/chain/addresses.ts";
import type { ChainReads } from "../../src/chain/chain-adapter.ts";
import { bindGeneration2 } from "../../src/chain/v2/bind-adapter.ts";
import type { Hex } from "../../src/codec/hex.ts";
import { readFrom } from "../support/conformance/recorded.ts";
import {
	type Background,
	backgroundAfter,
	FOLDERS,
	type RecordedStep,
	RUNTIMES,
	recordedSteps,
	storageOf,
} from "../support/conformance/recorded-v2.ts";
import type { V2StakePool, V2State, V2Vault } from "../support/vectors.ts";

const ss58 = new Addresses(30);
const show = (account: Hex) => ss58.format(account);
const shown = (accounts: readonly Hex[] | null) => accounts?.map(show) ?? null;

const PORTS = new Map(
	await Promise.all(
		FOLDERS.map(async (folder) => {
			const { runtime } = bindGeneration2(RUNTIMES[folder].scan, ss58, 30);
			return [folder, await runtime.loadReads()] as const;
		}),
	),
);

/** Results of the reads after a step. */
function readsAfter({ folder, doc, step, background }: RecordedStep) {
	const reads = PORTS.get(folder) as ChainReads;
	const after = backgroundAfter(background, step);
	const storage = storageOf(RUNTIMES[folder], doc, step.state, after);
	const now = Number(step.timestamp);
	return {
		after,
		get: <T>(read: (reads: ChainReads) => Parameters<typeof readFrom<T>>[0]) => readFrom(read(reads), storage, now),
	};
}

const pools = (state: V2State) => Object.values(state.pools);
const isVault = (pool: V2StakePool | V2Vault): pool is V2Vault => pool.kind === "Vault";
const isStakePool = (pool: V2StakePool | V2Vault): pool is V2StakePool => pool.kind === "StakePool";

/** Fields of every kind of pool. */
const common = (pool: V2StakePool | V2Vault, gracePeriod: number) => ({
	pid: Number(pool.pid),
	owner: show(pool.owner),
	totalStake: BigInt(pool.totalValue),
	totalShares: BigInt(pool.totalShares),
	freeStake: BigInt(pool.freeStake),
	withdrawQueue: pool.withdrawQueue.map(({ user, shares, startTime }) => ({
		delegator: show(user),
		shares: BigInt(shares),
		startedAt: Number(startTime),
		expiresAt: Number(startTime) + gracePeriod,
	})),
	whitelist: shown(pool.whitelist),
});

/** Active and queued shares of an account in a pool. */
function holding(state: V2State, pid: string, account: Hex) {
	const queued = state.pools[pid]?.withdrawQueue.filter(({ user }) => user === account) ?? [];
	return {
		shares: BigInt(state.delegations[pid]?.[account] ?? 0),
		queuedShares: queued.reduce((sum, { shares }) => sum + BigInt(shares), 0n),
	};
}

/** Accounts with shares in a pool, in NFTs or in the queue. */
function holders(state: V2State, pid: string): Hex[] {
	const waiting = state.pools[pid]?.withdrawQueue.map(({ user }) => user) ?? [];
	const accounts = [...new Set([...(Object.keys(state.delegations[pid] ?? {}) as Hex[]), ...waiting])];
	return accounts.filter((account) => {
		const { shares, queuedShares } = holding(state, pid, account);
		return shares > 0n || queuedShares > 0n;
	});
}

/** Holdings of an account by pid. */
function portfolio(state: V2State, account: Hex) {
	return Object.keys(state.pools)
		.filter((pid) => holders(state, pid).includes(account))
		.map((pid) => ({ pid: Number(pid), ...holding(state, pid, account) }));
}

const STATES: Record<string, string> = {
	Ready: "Ready",
	WorkerIdle: "Computing",
	WorkerUnresponsive: "Unresponsive",
	WorkerCoolingDown: "CoolingDown",
};

describe.each(FOLDERS)("after every step of %s", (folder) => {
	const steps = [...recordedSteps(folder)].map((recorded) => ({ ...recorded, ...readsAfter(recorded) }));

	test("a stake pool is what the runtime had", () => {
		for (const { name, doc, step, get } of steps) {
			for (const pool of pools(step.state).filter(isStakePool)) {
				const stakes = pool.cdWorkers.map((key) => step.state.sessions[sessionAccount(Number(pool.pid), key)]?.stake);
				expect(
					get((reads) => reads.stakePool(Number(pool.pid))),
					name,
				).toMatchObject({
					...common(pool, Number(doc.constants.gracePeriod)),
					commissionPpm: Number(pool.payoutCommission ?? 0),
					cap: pool.cap === null ? null : BigInt(pool.cap),
					stakedStake: BigInt(pool.lockedStake),
					releasingStake: stakes.reduce((sum, stake) => sum + BigInt(stake ?? 0), 0n),
					ownerReward: BigInt(pool.ownerReward),
					workers: pool.workers,
					coolingDownWorkers: pool.cdWorkers,
				});
			}
			expect(
				get((reads) => reads.stakePoolIds()),
				name,
			).toEqual(
				pools(step.state)
					.filter(isStakePool)
					.map(({ pid }) => Number(pid)),
			);
		}
	});

	test("a vault is what the runtime had", () => {
		for (const { name, doc, step, get } of steps.filter(({ step }) => pools(step.state).some(isVault))) {
			for (const vault of pools(step.state).filter(isVault)) {
				const positions = portfolio(step.state, vault.poolAccountId);
				const state = get((reads) => reads.vault(Number(vault.pid)));
				expect(state, name).toMatchObject({
					...common(vault, Number(doc.constants.gracePeriod)),
					account: show(vault.poolAccountId),
					commissionPpm: Number(vault.commission ?? 0),
					priceCheckpoint: BigInt(vault.lastSharePriceCheckpoint),
					ownerShares: BigInt(vault.ownerShares),
					positions,
					isLocked: step.state.vaultLocks.includes(vault.pid),
				});
				expect(state?.positions, name).toHaveLength(positions.length);
			}
			expect(
				get((reads) => reads.vaultIds()),
				name,
			).toEqual(
				pools(step.state)
					.filter(isVault)
					.map(({ pid }) => Number(pid)),
			);
		}
	});

	test("a worker is what the runtime had", () => {
		for (const { name, doc, step, get, after } of steps) {
			for (const { pubkey, operator, confidenceLevel, initialScore } of after.workers.values()) {
				const pid = step.state.workerAssignments[pubkey] ?? null;
				const session = pid === null ? null : step.state.sessions[sessionAccount(Number(pid), pubkey)];
				const cooling = session?.state === "WorkerCoolingDown";
				expect(
					get((reads) => reads.worker(pubkey)),
					name,
				).toMatchObject({
					publicKey: pubkey,
					operator: operator && show(operator),
					confidenceLevel: Number(confidenceLevel),
					initialScore: initialScore === null ? null : Number(initialScore),
					pid: pid === null ? null : Number(pid),
					state: session ? STATES[session.state] : "Unbound",
					stake: session?.stake == null ? null : BigInt(session.stake),
					ve: session ? BigInt(session.ve) : null,
					v: session ? BigInt(session.v) : null,
					totalReward: session ? BigInt(session.stats.totalReward) : null,
					coolDownEndsAt:
						session && cooling ? Number(session.coolDownStart) + Number(doc.constants.coolDownPeriod) : null,
				});
			}
		}
	});

	test("a delegator, and each position, is what the runtime had", () => {
		for (const { name, step, get } of steps) {
			const accounts = new Set(Object.keys(step.state.pools).flatMap((pid) => holders(step.state, pid)));
			for (const account of [...accounts, ...(Object.keys(step.state.pha) as Hex[])]) {
				const positions = portfolio(step.state, account);
				const state = get((reads) => reads.delegator(account));
				expect(state, name).toMatchObject({
					address: show(account),
					free: BigInt(step.state.pha[account]?.free ?? 0),
					wrapped: BigInt(step.state.wpha.balances[account] ?? 0),
					voteLocked: BigInt(step.state.stakerAccounts[account]?.locked ?? 0),
					positions,
				});
				expect(state.positions, name).toHaveLength(positions.length);
				for (const pid of Object.keys(step.state.pools)) {
					const position = state.positions.find((one) => one.pid === Number(pid)) ?? null;
					expect(
						get((reads) => reads.position(Number(pid), account)),
						name,
					).toEqual(position);
				}
			}
		}
	});

	test("the positions of a pool of either kind are those of its delegators", () => {
		for (const { name, step, get } of steps) {
			for (const pool of pools(step.state)) {
				const kind = isVault(pool) ? "vault" : "stakePool";
				const positions = get((reads) => reads.positionsOfPool(Number(pool.pid), kind)) ?? [];
				const listed = positions.map(({ delegator, ...position }) => [delegator, position]);
				const accounts = holders(step.state, pool.pid);
				const single = accounts.map((account) => [
					show(account),
					get((reads) => reads.position(Number(pool.pid), account)),
				]);
				expect(new Map(listed as [string, unknown][]), name).toEqual(new Map(single as [string, unknown][]));
				expect(listed, name).toHaveLength(accounts.length);
			}
		}
	});

	test("subsidies are the unclaimed ones", () => {
		for (const { name, get, after } of steps) {
			for (const [account, subsidies] of owed(after)) {
				expect(
					get((reads) => reads.subsidies(account)),
					name,
				).toEqual(subsidies);
			}
		}
	});
});

/** Legacy rewards by account; those of the accounts of `claims` at least. */
function owed({ legacyRewards }: Background): Map<Hex, { pid: number; kind: string; amount: bigint }[]> {
	const all = new Map<Hex, { pid: number; kind: string; amount: bigint }[]>([[`0x${"8e".repeat(32)}`, []]]);
	for (const [position, amount] of legacyRewards) {
		const [account, pid] = position.split(",") as [Hex, string];
		all.set(account, [...(all.get(account) ?? []), { pid: Number(pid), kind: "legacyReward", amount }]);
	}
	return all;
}

describe.each(FOLDERS)("the effects of calls of %s are predicted", (folder) => {
	const before = [...recordedSteps(folder)].flatMap((recorded, i, all) => {
		const previous = all[i - 1];
		return previous && recorded.step.kind === "call" && recorded.step.outcome.ok ? [{ previous, recorded }] : [];
	});
	const calls = (method: string) =>
		before.filter(({ recorded: { step } }) => step.kind === "call" && step.input.method === method);

	test("by isExpired: whether workers or the vault are stopped", () => {
		for (const { previous, recorded } of calls("checkAndMaybeForceWithdraw")) {
			const { name, step } = recorded;
			if (step.kind !== "call") continue;
			const { pid, vaultPid } = step.input.args as Record<string, string>;
			// The clock is the step's, the state the one before it.
			const { get } = readsAfter({ ...previous, step: { ...previous.step, timestamp: step.timestamp } });
			const state = get<{ isExpired: boolean } | null>((reads) =>
				vaultPid === undefined ? reads.stakePool(Number(pid)) : reads.vault(Number(vaultPid)),
			);
			const sessions = Object.values(previous.step.state.sessions);
			const computing = (key: Hex) => sessions.some((one) => one.boundWorker === key && one.state === "WorkerIdle");
			const pool = previous.step.state.pools[String(pid)];
			// Without computing workers none can be stopped.
			const stoppable = pool !== undefined && isStakePool(pool) && pool.workers.some(computing);
			const stopped = step.events.some(({ name }) => name === "WorkerStopped") || (!stoppable && state?.isExpired);
			const locked = (of: V2State) => of.vaultLocks.includes(vaultPid ?? "none");
			const shutDown = locked(step.state) && !locked(previous.step.state);
			expect(state?.isExpired, name).toBe(vaultPid === undefined ? stopped : shutDown);
		}
	});

	test("by gainableShares: what the owner of a vault gains", () => {
		for (const { previous, recorded } of calls("maybeGainOwnerShares")) {
			const { name, step } = recorded;
			if (step.kind !== "call") continue;
			const pid = String(step.input.args.vaultPid);
			const of = (state: V2State) => BigInt((state.pools[pid] as V2Vault).ownerShares);
			const vault = readsAfter(previous).get((reads) => reads.vault(Number(pid)));
			const gained = BigInt.asIntN(128, of(step.state) - of(previous.step.state));
			// Rounding can remove a share, which no account gains.
			expect(vault?.gainableShares, name).toBe(gained < 0n ? 0n : gained);
		}
	});
});
