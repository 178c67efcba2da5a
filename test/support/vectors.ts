import { readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

const ROOT = new URL("../vectors/", import.meta.url);

/** Folders of recordings, one runtime each. */
export type VectorFolder = "v1" | "v1-1130" | "v2" | "v2-min-0.01" | "v2-rhala-1241";

/** All folders, older runtimes and variants included. */
export const VECTOR_FOLDERS = ["v1", "v1-1130", "v2", "v2-min-0.01", "v2-rhala-1241"] as const satisfies VectorFolder[];

/** An integer of any size as decimal digits. */
export type Digits = string;

/** Accounts, keys and bytes: `0x` and lower-case hex. */
export type HexText = `0x${string}`;

/** The recording of a runtime in one scenario. */
export interface Vector<State = V1State | V2State> {
	title: string;
	scenario: string;
	chain: { specFile: string; specName: string; specVersion: Digits; era: "v1" | "v2" };
	constants: VectorConstants;
	tokenomicParameters: VectorTokenomics;
	accounts: Record<string, HexText>;
	specialAccounts: Record<string, HexText>;
	workers: Record<string, Omit<VectorWorker, "name">>;
	initial: { block: Digits; timestamp: Digits; state: State };
	steps: VectorStep<State>[];
}

/** The document of a folder, with the state that its generation has. */
export type VectorOf<F extends VectorFolder> = Vector<F extends "v1" | "v1-1130" ? V1State : V2State>;

/** Baked into the runtime, but for the last three. A name that the runtime does not have is missing. */
export interface VectorConstants {
	minContribution: Digits;
	gracePeriod: Digits;
	maxPoolWorkers: Digits;
	existentialDeposit: Digits;
	initialPriceCheckPoint?: Digits;
	vaultQueuePeriod?: Digits;
	wPhaAssetId?: Digits;
	wrappedBalancesAccountId?: HexText;
	wPhaMinBalance?: Digits;
	coolDownPeriod: Digits;
	slotMs: Digits;
}

/** U64F64 bits, `heartbeatWindow` in blocks. */
export interface VectorTokenomics {
	phaRate: Digits;
	rho: Digits;
	budgetPerBlock: Digits;
	vMax: Digits;
	costK: Digits;
	costB: Digits;
	slashRate: Digits;
	treasuryRatio: Digits;
	heartbeatWindow: Digits;
	rigK: Digits;
	rigB: Digits;
	re: Digits;
	k: Digits;
	kappa: Digits;
}

/** A worker as it was put into the registry. */
export interface VectorWorker {
	name: string;
	pubkey: HexText;
	operator: HexText;
	confidenceLevel: Digits;
	initialScore: Digits;
}

/** An event: camelCase pallet, name and fields (an array where the runtime has no field names). */
export interface VectorEvent {
	pallet: string;
	name: string;
	data: Record<string, unknown>;
}

/** The action; depends on the `kind` of the step. */
export type VectorInput =
	| {
			kind: "call";
			input: {
				signer: HexText;
				pallet: string;
				method: string;
				args: Record<string, unknown>;
			};
	  }
	| {
			kind: "settle";
			input: {
				timestampMs: Digits;
				sequence: Digits;
				settle: { worker: HexText; v: Digits; payout: Digits; treasury: Digits; payoutPico: Digits }[];
				offline: HexText[];
				recovered: HexText[];
			};
	  }
	| { kind: "advance"; input: { seconds: Digits } }
	| { kind: "workers"; input: { workers: VectorWorker[] } }
	| { kind: "storage"; input: { storage: [pallet: string, item: string, ...rest: unknown[]][] } };

/** One step: the action, its outcome, and the whole state afterwards. */
export type VectorStep<State = V1State | V2State> = VectorInput & {
	i: number;
	block: Digits;
	/** Milliseconds. */
	timestamp: Digits;
	outcome: { ok: true; error?: never } | { ok?: never; error: { pallet: string; name: string } };
	/** Missing where the runtime does not report it. */
	fee?: Digits;
	events: VectorEvent[];
	/** Events of the block itself. */
	blockEvents?: VectorEvent[];
	/** An empty block built before this step. */
	interim?: { timestamp: Digits; events: VectorEvent[] };
	state: State;
};

/** Fields of both generations. */
export interface CommonState {
	poolCount: Digits;
	workerAssignments: Record<HexText, Digits>;
	onlineWorkers: Digits;
	nextSessionId: Digits;
}

/** A worker's session (generation 1: miner); the two start times are named after their generation. */
export interface VectorSession {
	boundWorker: HexText | null;
	stake: Digits | null;
	state: string;
	ve: Digits;
	v: Digits;
	vUpdatedAt: Digits;
	coolDownStart: Digits;
	benchmark: {
		pInit: Digits;
		pInstant: Digits;
		iterations: Digits;
		workingStartTime?: Digits;
		miningStartTime?: Digits;
		challengeTimeLast: Digits;
	};
	stats: { totalReward: Digits };
}

/** State of a generation 1 runtime. */
export interface V1State extends CommonState {
	pools: Record<string, V1Pool>;
	/** By pid, then account. */
	delegations: Record<string, Record<HexText, V1Stake>>;
	sessions: Record<HexText, VectorSession>;
	stakeLedger: Record<HexText, Digits>;
	withdrawalTimestamps: Digits[];
	withdrawalQueuedPools: Record<Digits, Digits[]>;
	miningEnabled: boolean;
	pha: Record<HexText, VectorBalance & { locks?: { id: HexText; amount: Digits }[] }>;
}

/** A generation 1 pool. */
export interface V1Pool {
	pid: Digits;
	owner: HexText;
	payoutCommission: Digits | null;
	ownerReward: Digits;
	cap: Digits | null;
	rewardAcc: Digits;
	totalShares: Digits;
	totalStake: Digits;
	freeStake: Digits;
	releasingStake: Digits;
	workers: HexText[];
	withdrawQueue: { user: HexText; shares: Digits; startTime: Digits }[];
	whitelist?: HexText[] | null;
	description?: HexText | null;
}

/** A generation 1 position. */
export interface V1Stake {
	user: HexText;
	locked: Digits;
	shares: Digits;
	availableRewards: Digits;
	rewardDebt: Digits;
}

/** PHA of an account; `free + feesPaid` is the balance as if calls were free. */
export interface VectorBalance {
	free: Digits;
	reserved: Digits;
	feesPaid: Digits;
}

/** State of a generation 2 runtime. */
export interface V2State extends CommonState {
	pools: Record<string, V2StakePool | V2Vault>;
	/** By pid, then account: sum of shares of the account's items. */
	delegations: Record<string, Record<HexText, Digits>>;
	nfts: { cid: Digits; nftId: Digits; owner: HexText; shares: Digits }[];
	nextNftId: Record<string, Digits>;
	sessions: Record<HexText, VectorSession>;
	wpha: { supply: Digits; balances: Record<HexText, Digits> };
	stakerAccounts: Record<HexText, { investPools: [pid: Digits, cid: Digits][]; locked: Digits }>;
	vaultLocks: Digits[];
	/** Missing on runtimes without it. */
	unmintableDust?: Digits;
	pha: Record<HexText, VectorBalance>;
}

/** Common fields of stake pools and vaults in generation 2. */
export interface V2BasePool {
	pid: Digits;
	owner: HexText;
	totalShares: Digits;
	totalValue: Digits;
	withdrawQueue: { user: HexText; startTime: Digits; nftId: Digits; shares: Digits }[];
	valueSubscribers: Digits[];
	cid: Digits;
	poolAccountId: HexText;
	freeStake: Digits;
	whitelist: HexText[] | null;
	description: HexText | null;
}

/** A generation 2 stake pool. */
export interface V2StakePool extends V2BasePool {
	kind: "StakePool";
	payoutCommission: Digits | null;
	cap: Digits | null;
	workers: HexText[];
	cdWorkers: HexText[];
	lockAccount: HexText;
	ownerRewardAccount: HexText;
	lockedStake: Digits;
	ownerReward: Digits;
}

/** A vault. */
export interface V2Vault extends V2BasePool {
	kind: "Vault";
	lastSharePriceCheckpoint: Digits;
	commission: Digits | null;
	ownerShares: Digits;
	investPools: Digits[];
}

/** Scenarios recorded in `folder`, by name. */
export function listVectors(folder: VectorFolder): string[] {
	const suffix = ".json.gz";
	return readdirSync(new URL(`${folder}/`, ROOT))
		.filter((file) => file.endsWith(suffix))
		.map((file) => file.slice(0, -suffix.length))
		.sort();
}

/** The recording of `scenario` in `folder`. */
export function loadVector<F extends VectorFolder>(folder: F, scenario: string): VectorOf<F> {
	const file = new URL(`${folder}/${scenario}.json.gz`, ROOT);
	return JSON.parse(gunzipSync(readFileSync(file)).toString("utf8"));
}
