import { entries } from "../../../generated/v1/entries.ts";
import { sessionAccount } from "../../../src/chain/accounts.ts";
import { Addresses } from "../../../src/chain/addresses.ts";
import { type ChainV1, createChainV1 } from "../../../src/chain/v1/chain-context.ts";
import type { Hex } from "../../../src/codec/hex.ts";
import { encoder } from "../encode.ts";
import { rhala1130, v1 } from "../metadata/specimens.ts";
import {
	listVectors,
	loadVector,
	type V1Pool,
	type V1State,
	type VectorBalance,
	type VectorOf,
	type VectorSession,
	type VectorStep,
	type VectorWorker,
} from "../vectors.ts";
import type { Storage } from "./recorded.ts";

/** Folders of recordings of generation 1, and the runtime that each is of. */
const RUNTIMES = { v1, "v1-1130": rhala1130 } as const;
const STORED = { v1: encoder(v1), "v1-1130": encoder(rhala1130) };
export type Folder = keyof typeof RUNTIMES;
export const FOLDERS = Object.keys(RUNTIMES) as readonly Folder[];

type Registered = Omit<VectorWorker, "name">;

/** A fitted runtime of generation 1, addresses with prefix 30. */
export function rhala(folder: Folder): ChainV1 {
	return createChainV1(RUNTIMES[folder].scan, new Addresses(30)).chain;
}

/** A step of a recording, with the states around it. */
export interface RecordedStep {
	readonly name: string;
	readonly folder: Folder;
	readonly doc: VectorOf<Folder>;
	readonly step: VectorStep<V1State>;
	readonly before: V1State;
	/** Workers in the registry. */
	readonly workers: readonly Registered[];
}

/** A call of a recording. */
export type RecordedCall = RecordedStep & { readonly step: { readonly kind: "call" } };

/** All steps of all scenarios of a folder. */
export function* recordedSteps(folder: Folder): Generator<RecordedStep> {
	for (const scenario of listVectors(folder)) {
		const doc = loadVector(folder, scenario);
		let before = doc.initial.state;
		const workers = new Map(Object.values(doc.workers).map((worker) => [worker.pubkey, worker]));
		for (const step of doc.steps) {
			if (step.kind === "workers") for (const worker of step.input.workers) workers.set(worker.pubkey, worker);
			yield { name: `${folder}/${scenario} step ${step.i}`, folder, doc, step, before, workers: [...workers.values()] };
			before = step.state;
		}
	}
}

/** The state that a call starts from: the one before it, less its fee, which the chain charges first. */
export function storageBefore({ folder, doc, step, before, workers }: RecordedCall): Storage {
	const { signer } = step.input;
	const fee = BigInt(step.state.pha[signer]?.feesPaid ?? 0) - BigInt(before.pha[signer]?.feesPaid ?? 0);
	const paid = before.pha[signer];
	const pha = paid ? { ...before.pha, [signer]: { ...paid, free: String(BigInt(paid.free) - fee) } } : before.pha;
	return storageOf(folder, doc, { ...before, pha }, workers);
}

/** A recorded state as storage, limited to what the SDK reads. */
export function storageOf(
	folder: Folder,
	doc: VectorOf<Folder>,
	state: V1State,
	workers: readonly Registered[],
): Storage {
	const { phalaStakePool, phalaMining, phalaRegistry, system } = entries;
	const stored = STORED[folder];
	const storage: Storage = {
		[phalaStakePool.poolCount.key()]: stored("PhalaStakePool", "PoolCount", state.poolCount),
		[phalaStakePool.miningEnabled.key()]: stored("PhalaStakePool", "MiningEnabled", state.miningEnabled),
		[phalaMining.coolDownPeriod.key()]: stored("PhalaMining", "CoolDownPeriod", doc.constants.coolDownPeriod),
		[phalaMining.tokenomicParameters.key()]: stored("PhalaMining", "TokenomicParameters", doc.tokenomicParameters),
	};
	for (const { pubkey, operator, confidenceLevel, initialScore } of workers) {
		const worker = { pubkey, operator, confidenceLevel, initialScore, features: [4, 1] };
		storage[phalaRegistry.workers.key(pubkey)] = stored("PhalaRegistry", "Workers", worker);
	}
	for (const pool of Object.values(state.pools)) Object.assign(storage, poolStorage(stored, pool));
	for (const [pid, stakes] of Object.entries(state.delegations)) {
		for (const [account, stake] of pairs(stakes)) {
			storage[phalaStakePool.poolStakers.key([BigInt(pid), account])] = stored("PhalaStakePool", "PoolStakers", stake);
		}
	}
	for (const [account, amount] of pairs(state.stakeLedger)) {
		storage[phalaStakePool.stakeLedger.key(account)] = stored("PhalaStakePool", "StakeLedger", amount);
	}
	for (const [worker, pid] of pairs(state.workerAssignments)) {
		storage[phalaStakePool.workerAssignments.key(worker)] = stored("PhalaStakePool", "WorkerAssignments", pid);
	}
	// Recordings do not include the worker of a session account; it is derived from the account.
	for (const { pubkey } of workers) {
		for (const pid of Object.keys(state.pools)) {
			const miner = sessionAccount(Number(pid), pubkey);
			if (!state.sessions[miner]) continue;
			const key = phalaStakePool.subAccountPreimages.key(miner);
			storage[key] = stored("PhalaStakePool", "SubAccountPreimages", [pid, pubkey]);
		}
	}
	for (const [miner, session] of pairs(state.sessions)) Object.assign(storage, minerStorage(stored, miner, session));
	for (const [account, balance] of pairs(state.pha)) {
		storage[system.account.key(account)] = stored("System", "Account", { providers: 1, data: dataOf(balance) });
	}
	return storage;
}

type Stored = ReturnType<typeof encoder>;

function poolStorage(stored: Stored, pool: V1Pool): Storage {
	const { stakePools, poolContributionWhitelists, poolDescriptions } = entries.phalaStakePool;
	const pid = BigInt(pool.pid);
	const storage: Storage = { [stakePools.key(pid)]: stored("PhalaStakePool", "StakePools", pool) };
	if (pool.whitelist) {
		const value = stored("PhalaStakePool", "PoolContributionWhitelists", pool.whitelist);
		storage[poolContributionWhitelists.key(pid)] = value;
	}
	if (pool.description != null) {
		storage[poolDescriptions.key(pid)] = stored("PhalaStakePool", "PoolDescriptions", pool.description);
	}
	return storage;
}

function minerStorage(stored: Stored, miner: Hex, { stake, boundWorker, ...info }: VectorSession): Storage {
	const { miners, stakes, minerBindings, workerBindings } = entries.phalaMining;
	const storage: Storage = { [miners.key(miner)]: stored("PhalaMining", "Miners", info) };
	if (stake !== null) storage[stakes.key(miner)] = stored("PhalaMining", "Stakes", stake);
	if (boundWorker) {
		storage[minerBindings.key(miner)] = stored("PhalaMining", "MinerBindings", boundWorker);
		storage[workerBindings.key(boundWorker)] = stored("PhalaMining", "WorkerBindings", miner);
	}
	return storage;
}

/** A balance as `System.Account` keeps it: overlapping locks freeze as much as the largest. */
function dataOf({ free, reserved, locks = [] }: VectorBalance & { locks?: { amount: string }[] }) {
	const frozen = locks.map(({ amount }) => BigInt(amount)).reduce((most, one) => (one > most ? one : most), 0n);
	return { free, reserved, miscFrozen: frozen, feeFrozen: frozen };
}

export function pairs<V>(record: Readonly<Record<Hex, V>>): [Hex, V][] {
	return Object.entries(record) as [Hex, V][];
}
