import { readFileSync } from "node:fs";
import { entries } from "../../generated/v2/entries.ts";
import { Addresses } from "../../src/chain/addresses.ts";
import { scanMetadata } from "../../src/chain/metadata/scan.ts";
import type { Answer, Read } from "../../src/chain/read.ts";
import { type ChainV2, chainV2 } from "../../src/chain/v2/context.ts";
import { type Hex, toHex } from "../../src/codec/hex.ts";
import { stored } from "../support/storage.ts";
import type {
	V2StakePool,
	V2State,
	V2Vault,
	VectorConstants,
	VectorOf,
	VectorSession,
	VectorWorker,
} from "../support/vectors.ts";
import { listVectors, loadVector, type VectorStep } from "../support/vectors.ts";

/** Storage by full key, values hex. */
export type Storage = Record<string, string>;

/** A fitted runtime of generation 2, addresses with prefix 30. */
export function khala(): ChainV2 {
	const { result } = JSON.parse(readFileSync(new URL("../../generated/v2/metadata.json", import.meta.url), "utf8"));
	return chainV2(scanMetadata(result), new Addresses(30)).chain;
}

/** Carries out a read on storage that is all from one block. */
export function readFrom<T>(read: Read<T>, storage: Storage, timestampMs: number): T {
	const answer: Answer = {
		block: { hash: `0x${"0b".repeat(32)}`, number: 11, timestampMs },
		value: (key) => (storage[key] ?? null) as Hex | null,
		keysUnder: (prefix) =>
			Object.keys(storage)
				.filter((key) => key.startsWith(prefix))
				.sort() as Hex[],
	};
	let step = read.next();
	while (!step.done) step = read.next(answer);
	return step.value;
}

/** A call of a recording, with the storage that it found. */
export interface RecordedCall {
	readonly name: string;
	readonly doc: VectorOf<"v2">;
	readonly step: VectorStep<V2State> & { kind: "call" };
	readonly before: V2State;
	readonly storage: Storage;
}

/** All calls of all scenarios of `folders`. */
export function* recordedCalls(...folders: ("v2" | "v2-min-0.01")[]): Generator<RecordedCall> {
	for (const folder of folders) {
		for (const scenario of listVectors(folder)) {
			const doc = loadVector(folder, scenario);
			let before = doc.initial.state;
			const workers = new Map(Object.values(doc.workers).map((worker) => [worker.pubkey, worker]));
			for (const step of doc.steps) {
				if (step.kind === "workers") for (const worker of step.input.workers) workers.set(worker.pubkey, worker);
				if (step.kind === "call") {
					const name = `${folder}/${scenario} step ${step.i}`;
					const storage = storageOf(doc, before, [...workers.values()]);
					// The recorder never wraps on the way: without PHA neither can the SDK.
					if (step.input.method === "contribute") delete storage[entries.system.account.key(step.input.signer)];
					yield { name, doc, step, before, storage };
				}
				before = step.state;
			}
		}
	}
}

type Registered = Omit<VectorWorker, "name">;

const ASSET = 10_000;
const STAKE_INFO: Hex = "0x7374616b652d696e666f";

/** What a recorded state looks like in the chain's storage, as far as the SDK reads it. */
function storageOf(doc: VectorOf<"v2">, state: V2State, workers: readonly Registered[]): Storage {
	const { phalaStakePoolv2, phalaWrappedBalances, system, assets } = entries;
	const storage: Storage = { ...fixed(doc.constants, doc), ...registry(workers) };
	for (const pool of Object.values(state.pools)) Object.assign(storage, poolStorage(pool));
	for (const [session, value] of pairs(state.sessions)) Object.assign(storage, sessionStorage(session, value));
	for (const [worker, pid] of pairs(state.workerAssignments)) {
		storage[phalaStakePoolv2.workerAssignments.key(worker)] = stored("PhalaStakePoolv2", "WorkerAssignments", pid);
	}
	for (const { cid, nftId, owner, shares } of state.nfts) {
		const [collection, nft] = [Number(cid), Number(nftId)];
		storage[entries.uniques.account.key(owner, collection, nft)] = "0x";
		const property = stored("RmrkCore", "Properties", toHex(littleEndian(BigInt(shares))));
		storage[entries.rmrkCore.properties.key(collection, nft, STAKE_INFO)] = property;
	}
	for (const [account, balance] of pairs(state.wpha.balances)) {
		storage[assets.account.key(ASSET, account)] = stored("Assets", "Account", { balance, reason: "Sufficient" });
	}
	for (const [account, record] of pairs(state.stakerAccounts)) {
		storage[phalaWrappedBalances.stakerAccounts.key(account)] = stored(
			"PhalaWrappedBalances",
			"StakerAccounts",
			record,
		);
	}
	for (const [account, { free, reserved }] of pairs(state.pha)) {
		storage[system.account.key(account)] = stored("System", "Account", { providers: 1, data: { free, reserved } });
	}
	return storage;
}

function fixed(constants: VectorConstants, { tokenomicParameters }: VectorOf<"v2">): Storage {
	const { phalaComputation, assets } = entries;
	return {
		[phalaComputation.coolDownPeriod.key()]: stored("PhalaComputation", "CoolDownPeriod", constants.coolDownPeriod),
		[phalaComputation.tokenomicParameters.key()]: stored(
			"PhalaComputation",
			"TokenomicParameters",
			tokenomicParameters,
		),
		[assets.asset.key(ASSET)]: stored("Assets", "Asset", { minBalance: constants.wPhaMinBalance, isSufficient: true }),
	};
}

function registry(workers: readonly Registered[]): Storage {
	return Object.fromEntries(
		workers.map(({ pubkey, operator, confidenceLevel, initialScore }) => [
			entries.phalaRegistry.workers.key(pubkey),
			stored("PhalaRegistry", "Workers", { pubkey, operator, confidenceLevel, initialScore, features: [4, 1] }),
		]),
	);
}

function poolStorage(pool: V2StakePool | V2Vault): Storage {
	const { pools, poolContributionWhitelists, poolDescriptions } = entries.phalaBasePool;
	const basepool = { ...pool };
	const value = pool.kind === "StakePool" ? { StakePool: { ...pool, basepool } } : { Vault: { ...pool, basepool } };
	const storage: Storage = { [pools.key(BigInt(pool.pid))]: stored("PhalaBasePool", "Pools", value) };
	if (pool.whitelist) {
		const key = poolContributionWhitelists.key(BigInt(pool.pid));
		storage[key] = stored("PhalaBasePool", "PoolContributionWhitelists", pool.whitelist);
	}
	if (pool.description !== null) {
		const key = poolDescriptions.key(BigInt(pool.pid));
		storage[key] = stored("PhalaBasePool", "PoolDescriptions", pool.description);
	}
	return storage;
}

function sessionStorage(session: Hex, { stake, boundWorker, ...info }: VectorSession): Storage {
	const { sessions, stakes, sessionBindings, workerBindings } = entries.phalaComputation;
	const storage: Storage = { [sessions.key(session)]: stored("PhalaComputation", "Sessions", info) };
	if (stake !== null) storage[stakes.key(session)] = stored("PhalaComputation", "Stakes", stake);
	if (boundWorker) {
		storage[sessionBindings.key(session)] = stored("PhalaComputation", "SessionBindings", boundWorker);
		storage[workerBindings.key(boundWorker)] = stored("PhalaComputation", "WorkerBindings", session);
	}
	return storage;
}

function pairs<V>(record: Record<Hex, V>): [Hex, V][] {
	return Object.entries(record) as [Hex, V][];
}

function littleEndian(value: bigint): Uint8Array {
	const bytes = new Uint8Array(16);
	new DataView(bytes.buffer).setBigUint64(0, value & (2n ** 64n - 1n), true);
	new DataView(bytes.buffer).setBigUint64(8, value >> 64n, true);
	return bytes;
}
