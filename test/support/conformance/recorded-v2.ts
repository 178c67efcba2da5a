import { readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { entries } from "../../../generated/v2/entries.ts";
import { namedAccount } from "../../../src/chain/accounts.ts";
import { Addresses } from "../../../src/chain/addresses.ts";
import type { MetadataScan } from "../../../src/chain/metadata/scan.ts";
import { type ChainV2, createChainV2 } from "../../../src/chain/v2/chain-context.ts";
import { type Hex, toHex } from "../../../src/codec/hex.ts";
import { encoder } from "../encode.ts";
import { phalaNode1, rhala1241, type Specimen, v2 } from "../metadata/specimens.ts";
import {
	listVectors,
	loadVector,
	type V2StakePool,
	type V2State,
	type V2Vault,
	type VectorOf,
	type VectorSession,
	type VectorStep,
	type VectorWorker,
} from "../vectors.ts";
import { OTHER_PALLETS } from "./other-pallets.ts";
import type { Storage } from "./recorded.ts";

/** Further recordings, by the same recorder: `further` of the runtime of `v2`, which the conformance tests replay too. */
const FURTHER = {
	further: new URL("../../conformance/recordings-v2/", import.meta.url),
	"further-1241": new URL("../../conformance/recordings-1241/", import.meta.url),
};

/** Recordings of generation 2. */
export type Folder = "v2" | "v2-min-0.01" | "v2-rhala-1241" | keyof typeof FURTHER;
export const FOLDERS: readonly Folder[] = ["v2", "v2-min-0.01", "v2-rhala-1241", "further", "further-1241"];

/** A runtime bound by the SDK, and the encoder of its storage. */
export interface Runtime {
	readonly name: string;
	readonly scan: MetadataScan;
	/** Addresses with prefix 30. */
	readonly chain: ChainV2;
	readonly stored: (pallet: string, item: string, value: unknown) => Hex;
}

const runtime = (specimen: Specimen): Runtime => {
	const { chain } = createChainV2(specimen.scan, new Addresses(30));
	const own = encoder(specimen);
	const listed = encoder(v2);
	// PoC-6 keeps the properties of items without listing them.
	const stored: Runtime["stored"] = (pallet, item, value) =>
		pallet === "RmrkCore" ? listed(pallet, item, value) : own(pallet, item, value);
	return { name: specimen.name, scan: specimen.scan, chain, stored };
};

/** Khala 1251, which was never recorded: the recordings of PoC-6 apply to it. */
export const KHALA = runtime(v2);
const POC6 = runtime(phalaNode1);

const SPEC_1241 = runtime(rhala1241);

/** The runtime that each folder is of. */
export const RUNTIMES: Readonly<Record<Folder, Runtime>> = {
	v2: POC6,
	"v2-min-0.01": POC6,
	"v2-rhala-1241": SPEC_1241,
	further: POC6,
	"further-1241": SPEC_1241,
};

function* documents(folder: Folder): Generator<readonly [scenario: string, doc: VectorOf<"v2">]> {
	if (folder !== "further" && folder !== "further-1241") {
		for (const scenario of listVectors(folder)) yield [scenario, loadVector(folder, scenario)];
		return;
	}
	for (const file of readdirSync(FURTHER[folder]).sort()) {
		const text = gunzipSync(readFileSync(new URL(file, FURTHER[folder]))).toString("utf8");
		yield [file.replace(".json.gz", ""), JSON.parse(text)];
	}
}

/** A fitted runtime of generation 2, addresses with prefix 30. */
export function khala(): ChainV2 {
	return KHALA.chain;
}

type Registered = Omit<VectorWorker, "name">;

/** State that only the steps of a recording include: workers in the registry, and legacy rewards by account and pid. */
export interface Background {
	readonly workers: ReadonlyMap<Hex, Registered>;
	readonly legacyRewards: ReadonlyMap<string, bigint>;
	/** Where a step replaced those that the recording began with. */
	readonly tokenomicParameters: unknown;
}

/** A step of a recording, with the states around it. */
export interface RecordedStep {
	readonly name: string;
	readonly folder: Folder;
	readonly doc: VectorOf<"v2">;
	readonly step: VectorStep<V2State>;
	readonly before: V2State;
	/** Before the step. */
	readonly background: Background;
}

/** A call of a recording. */
export type RecordedCall = RecordedStep & { readonly step: { readonly kind: "call" } };

/** All steps of all scenarios of a folder. */
export function* recordedSteps(folder: Folder): Generator<RecordedStep> {
	for (const [scenario, doc] of documents(folder)) {
		let before = doc.initial.state;
		const initial = new Map(Object.values(doc.workers).map((worker) => [worker.pubkey, worker] as const));
		let background: Background = { workers: initial, legacyRewards: new Map(), tokenomicParameters: null };
		for (const step of doc.steps) {
			yield { name: `${folder}/${scenario} step ${step.i}`, folder, doc, step, before, background };
			background = backgroundAfter(background, step);
			before = step.state;
		}
	}
}

/** All calls of all scenarios of a folder, but for those of {@link OTHER_PALLETS}. */
export function recordedCalls(folder: Folder): RecordedCall[] {
	return [...recordedSteps(folder)].filter(
		(recorded): recorded is RecordedCall =>
			recorded.step.kind === "call" && !OTHER_PALLETS.has(recorded.step.input.pallet),
	);
}

/** {@link Background} after a step. */
export function backgroundAfter(before: Background, step: VectorStep<V2State>): Background {
	const after = {
		workers: new Map(before.workers),
		legacyRewards: new Map(before.legacyRewards),
		tokenomicParameters: before.tokenomicParameters,
	};
	if (step.kind === "workers") for (const worker of step.input.workers) after.workers.set(worker.pubkey, worker);
	if (step.kind === "storage") {
		for (const [, item, keys, value] of step.input.storage as [string, string, unknown[], unknown][]) {
			const [position] = keys as [[Hex, number]];
			if (item === "legacyRewards") after.legacyRewards.set(position.join(), BigInt(value as string));
			if (item === "scheduledTokenomicUpdate") after.tokenomicParameters = value;
		}
	}
	if (step.kind === "call" && step.input.method === "claimLegacyRewards" && step.outcome.ok) {
		after.legacyRewards.delete(`${step.input.signer},${step.input.args.pid}`);
	}
	return after;
}

/** The state that a call starts from: the one before it, less its fee, which the chain charges first. */
export function storageBefore(
	{ folder, doc, step, before, background }: RecordedCall,
	runtime = RUNTIMES[folder],
): Storage {
	const { signer } = step.input;
	const paid = before.pha[signer];
	const fee = BigInt(step.state.pha[signer]?.feesPaid ?? 0) - BigInt(paid?.feesPaid ?? 0);
	const pha = paid ? { ...before.pha, [signer]: { ...paid, free: String(BigInt(paid.free) - fee) } } : before.pha;
	return storageOf(runtime, doc, { ...before, pha }, background);
}

const ASSET = 10_000;
const STAKE_INFO: Hex = "0x7374616b652d696e666f";

/** A recorded state as storage, limited to what the SDK reads. */
export function storageOf({ stored }: Runtime, doc: VectorOf<"v2">, state: V2State, background: Background): Storage {
	const { workers, legacyRewards } = background;
	const { phalaBasePool, phalaStakePoolv2, phalaWrappedBalances, phalaVault, system, assets, uniques, rmrkCore } =
		entries;
	const storage: Storage = { ...fixed(stored, doc, background), ...registry(stored, workers.values()) };
	storage[phalaBasePool.poolCount.key()] = stored("PhalaBasePool", "PoolCount", state.poolCount);
	for (const pool of Object.values(state.pools)) Object.assign(storage, poolStorage(stored, pool));
	for (const [session, value] of pairs(state.sessions)) Object.assign(storage, sessionStorage(stored, session, value));
	for (const [worker, pid] of pairs(state.workerAssignments)) {
		storage[phalaStakePoolv2.workerAssignments.key(worker)] = stored("PhalaStakePoolv2", "WorkerAssignments", pid);
	}
	for (const { cid, nftId, owner, shares } of state.nfts) {
		const [collection, nft] = [Number(cid), Number(nftId)];
		storage[uniques.account.key(owner, collection, nft)] = "0x";
		storage[uniques.asset.key(collection, nft)] = stored("Uniques", "Asset", { owner });
		const property = stored("RmrkCore", "Properties", toHex(littleEndian(BigInt(shares))));
		storage[rmrkCore.properties.key(collection, nft, STAKE_INFO)] = property;
	}
	for (const [account, balance] of pairs(state.wpha.balances)) {
		storage[assets.account.key(ASSET, account)] = stored("Assets", "Account", { balance, reason: "Sufficient" });
	}
	for (const [account, record] of pairs(state.stakerAccounts)) {
		const key = phalaWrappedBalances.stakerAccounts.key(account);
		storage[key] = stored("PhalaWrappedBalances", "StakerAccounts", record);
	}
	for (const [account, { free, reserved }] of pairs(state.pha)) {
		storage[system.account.key(account)] = stored("System", "Account", { providers: 1, data: { free, reserved } });
	}
	Object.assign(storage, votesStorage(stored, state));
	for (const pid of state.vaultLocks) storage[phalaVault.vaultLocks.key(BigInt(pid))] = "0x";
	for (const [position, amount] of legacyRewards) {
		const [account, pid] = position.split(",") as [Hex, string];
		const key = phalaStakePoolv2.legacyRewards.key([account, BigInt(pid)]);
		storage[key] = stored("PhalaStakePoolv2", "LegacyRewards", amount);
	}
	return storage;
}

type Stored = Runtime["stored"];

function fixed(stored: Stored, { constants, tokenomicParameters }: VectorOf<"v2">, background: Background): Storage {
	const { phalaComputation, assets } = entries;
	const parameters = background.tokenomicParameters ?? tokenomicParameters;
	const coolDown = stored("PhalaComputation", "CoolDownPeriod", constants.coolDownPeriod);
	return {
		[phalaComputation.coolDownPeriod.key()]: coolDown,
		[phalaComputation.tokenomicParameters.key()]: stored("PhalaComputation", "TokenomicParameters", parameters),
		[assets.asset.key(ASSET)]: stored("Assets", "Asset", { minBalance: constants.wPhaMinBalance, isSufficient: true }),
	};
}

function registry(stored: Stored, workers: Iterable<Registered>): Storage {
	return Object.fromEntries(
		Array.from(workers, ({ pubkey, operator, confidenceLevel, initialScore }) => [
			entries.phalaRegistry.workers.key(pubkey),
			stored("PhalaRegistry", "Workers", { pubkey, operator, confidenceLevel, initialScore, features: [4, 1] }),
		]),
	);
}

function poolStorage(stored: Stored, pool: V2StakePool | V2Vault): Storage {
	const { pools, poolCollections, poolContributionWhitelists, poolDescriptions } = entries.phalaBasePool;
	const pid = BigInt(pool.pid);
	const basepool = { ...pool };
	const value = pool.kind === "StakePool" ? { StakePool: { ...pool, basepool } } : { Vault: { ...pool, basepool } };
	const storage: Storage = {
		[pools.key(pid)]: stored("PhalaBasePool", "Pools", value),
		[poolCollections.key(Number(pool.cid))]: stored("PhalaBasePool", "PoolCollections", pool.pid),
	};
	if (pool.whitelist) {
		const key = poolContributionWhitelists.key(pid);
		storage[key] = stored("PhalaBasePool", "PoolContributionWhitelists", pool.whitelist);
	}
	if (pool.description !== null) {
		storage[poolDescriptions.key(pid)] = stored("PhalaBasePool", "PoolDescriptions", pool.description);
	}
	return storage;
}

/** The account whose PHA is behind all W-PHA. */
const BACKING = namedAccount("wpha/");

/** Further state in recordings with votes. */
interface WithVotes {
	readonly votes?: {
		readonly voteAccountMap: readonly (readonly [
			referendum: string,
			account: Hex,
			amounts: [aye: string, nay: string],
		])[];
		readonly referendumInfoOf: Readonly<Record<string, unknown>>;
		readonly backing: { readonly frozen: string };
	};
}

function votesStorage(stored: Stored, state: V2State & WithVotes): Storage {
	const { democracy, phalaWrappedBalances } = entries;
	if (!state.votes) return {};
	const { frozen } = state.votes.backing;
	const free = state.pha[BACKING]?.free ?? 0;
	const storage: Storage = {
		[entries.system.account.key(BACKING)]: stored("System", "Account", { providers: 1, data: { free, frozen } }),
	};
	for (const [index, info] of Object.entries(state.votes.referendumInfoOf)) {
		storage[democracy.referendumInfoOf.key(Number(index))] = stored("Democracy", "ReferendumInfoOf", info);
	}
	for (const [referendum, account, amounts] of state.votes.voteAccountMap) {
		const index = Number(referendum);
		storage[phalaWrappedBalances.accountVoteMap.key(account, index)] = "0x";
		const key = phalaWrappedBalances.voteAccountMap.key(index, account);
		storage[key] = stored("PhalaWrappedBalances", "VoteAccountMap", amounts);
	}
	return storage;
}

function sessionStorage(stored: Stored, session: Hex, { stake, boundWorker, ...info }: VectorSession): Storage {
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
