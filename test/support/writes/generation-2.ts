import { entries } from "../../../generated/v2/entries.ts";
import { sessionAccount } from "../../../src/chain/accounts.ts";
import { writeLoadersV2 } from "../../../src/chain/v2/writes/write-loaders.ts";
import type { Hex } from "../../../src/codec/hex.ts";
import { khala } from "../conformance/recorded-v2.ts";
import { minimum, pha, whitelist } from "../conformance/state-v2.ts";
import { ALICE, BOB, KEY, POOL_ACCOUNTS, poolStorage, stored, wrapped } from "../storage.ts";
import { loadVector } from "../vectors.ts";
import { COOL_DOWN, PHA, PID, type WritesFixture } from "./harness.ts";
import { loadAllWrites } from "./load-all-writes.ts";

const { phalaComputation, phalaRegistry, phalaStakePoolv2 } = entries;
const TOKENOMICS = stored(
	"PhalaComputation",
	"TokenomicParameters",
	loadVector("v2", "lifecycle").tokenomicParameters,
) as Hex;

const STATES = {
	Ready: "Ready",
	Computing: "WorkerIdle",
	Unresponsive: "WorkerUnresponsive",
	CoolingDown: "WorkerCoolingDown",
	Unbound: "Ready",
} as const;

/** Generation 2 on Khala. */
export const GENERATION_2: WritesFixture = {
	generation: 2,
	writes: await loadAllWrites(writeLoadersV2(khala())),
	// biome-ignore lint/style/noNonNullAssertion: recorded
	tokenomics: phalaComputation.tokenomicParameters.decode(TOKENOMICS)!,
	chain: () => ({
		...minimum(),
		[phalaComputation.coolDownPeriod.key()]: stored("PhalaComputation", "CoolDownPeriod", COOL_DOWN),
		[phalaComputation.tokenomicParameters.key()]: TOKENOMICS,
		...poolStorage(PID),
		...pha(ALICE, 100n * PHA),
		...pha(BOB, 100n * PHA),
	}),
	pool: (pid, { workers = [], stopped = [], freeStake = 2n * PHA } = {}) => ({
		...poolStorage(pid, { workers: [...workers, ...stopped], cdWorkers: stopped }),
		...wrapped(POOL_ACCOUNTS.pool, freeStake),
	}),
	whitelist,
	registered: (fields = {}, key = KEY) => ({
		[phalaRegistry.workers.key(key)]: stored("PhalaRegistry", "Workers", {
			pubkey: key,
			operator: ALICE,
			confidenceLevel: 1,
			initialScore: 1000,
			...fields,
		}),
	}),
	session(status, { stake, coolDownStart = 0 } = {}, key = KEY) {
		const account = sessionAccount(PID, key);
		const record = { state: STATES[status], coolDownStart };
		return {
			[phalaStakePoolv2.workerAssignments.key(key)]: stored("PhalaStakePoolv2", "WorkerAssignments", PID),
			[phalaComputation.sessions.key(account)]: stored("PhalaComputation", "Sessions", record),
			[phalaComputation.sessionBindings.key(account)]: stored("PhalaComputation", "SessionBindings", key),
			[phalaComputation.workerBindings.key(key)]: stored("PhalaComputation", "WorkerBindings", account),
			...(stake ? { [phalaComputation.stakes.key(account)]: stored("PhalaComputation", "Stakes", stake) } : {}),
		};
	},
	keys: {
		registration: (worker) => phalaRegistry.workers.key(worker),
		assignment: (worker) => phalaStakePoolv2.workerAssignments.key(worker),
		workerBinding: (worker) => phalaComputation.workerBindings.key(worker),
		sessionBinding: (worker) => phalaComputation.sessionBindings.key(sessionAccount(PID, worker)),
	},
	reclaimed: (worker) => ({
		pallet: "phalaComputation",
		name: "WorkerReclaimed",
		data: { session: sessionAccount(PID, worker), originalStake: PHA, slashed: 0n },
	}),
	unbindCall: (worker) => ({
		pallet: "phalaComputation",
		method: "unbind",
		args: { session: sessionAccount(PID, worker) },
	}),
};
