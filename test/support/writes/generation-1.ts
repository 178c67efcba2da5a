import { entries } from "../../../generated/v1/entries.ts";
import { sessionAccount } from "../../../src/chain/accounts.ts";
import { REWARD_ACCOUNT } from "../../../src/chain/v1/writes/claim.ts";
import { writeLoadersV1 } from "../../../src/chain/v1/writes/write-loaders.ts";
import type { Hex } from "../../../src/codec/hex.ts";
import type { Storage } from "../conformance/recorded.ts";
import { rhala } from "../conformance/recorded-v1.ts";
import { ALICE, BOB } from "../storage.ts";
import { minerV1, phaV1, poolV1, registeredV1, storedV1 } from "../storage-v1.ts";
import { loadVector } from "../vectors.ts";
import { COOL_DOWN, NOW, PHA, PID, type WritesFixture } from "./harness.ts";
import { loadAllWrites } from "./load-all-writes.ts";

const { phalaMining, phalaStakePool } = entries;
const TOKENOMICS = storedV1(
	"PhalaMining",
	"TokenomicParameters",
	loadVector("v1", "lifecycle").tokenomicParameters,
) as Hex;

const STATES = {
	Ready: "Ready",
	Computing: "MiningIdle",
	Unresponsive: "MiningUnresponsive",
	CoolingDown: "MiningCoolingDown",
	Unbound: "Ready",
} as const;

const pool: WritesFixture["pool"] = (pid, { workers = [], stopped = [], freeStake = 2n * PHA } = {}) =>
	poolV1(pid, {
		workers: [...workers, ...stopped],
		totalStake: 60_000n * PHA,
		totalShares: 60_000n * PHA,
		freeStake,
		releasingStake: BigInt(stopped.length) * PHA,
	});

/** Generation 1 at spec 1180 and later. */
export const GENERATION_1: WritesFixture = {
	generation: 1,
	writes: await loadAllWrites(writeLoadersV1(rhala("v1"))),
	// biome-ignore lint/style/noNonNullAssertion: recorded
	tokenomics: phalaMining.tokenomicParameters.decode(TOKENOMICS)!,
	chain: () => ({
		[phalaStakePool.miningEnabled.key()]: storedV1("PhalaStakePool", "MiningEnabled", true),
		[phalaMining.coolDownPeriod.key()]: storedV1("PhalaMining", "CoolDownPeriod", COOL_DOWN),
		[phalaMining.tokenomicParameters.key()]: TOKENOMICS,
		...poolV1(PID),
		...phaV1(ALICE, 100n * PHA),
		...phaV1(BOB, 100n * PHA),
		...phaV1(REWARD_ACCOUNT, 1000n * PHA),
	}),
	pool,
	whitelist: (pid, ...accounts) => ({
		[phalaStakePool.poolContributionWhitelists.key(pid)]: storedV1(
			"PhalaStakePool",
			"PoolContributionWhitelists",
			accounts,
		),
	}),
	registered: registeredV1,
	session: (status, fields, key) => minerV1(PID, STATES[status], fields, key),
	keys: {
		registration: (worker) => entries.phalaRegistry.workers.key(worker),
		assignment: (worker) => phalaStakePool.workerAssignments.key(worker),
		workerBinding: (worker) => phalaMining.workerBindings.key(worker),
		sessionBinding: (worker) => phalaMining.minerBindings.key(sessionAccount(PID, worker)),
	},
	reclaimed: (worker) => ({
		pallet: "phalaMining",
		name: "MinerReclaimed",
		data: { miner: sessionAccount(PID, worker), originalStake: PHA, slashed: 0n },
	}),
	unbindCall: (worker) => ({
		pallet: "phalaMining",
		method: "unbind",
		args: { miner: sessionAccount(PID, worker) },
	}),
};

/** The writes at spec 1130: no whitelists, no descriptions, one claim of both rewards. */
export const EARLY_WRITES = await loadAllWrites(writeLoadersV1(rhala("v1-1130")));

/** A request in a queue. */
export const queuedV1 = (user: Hex, shares: bigint) => ({ user, shares, startTime: NOW });

/** Whether workers may be stopped. */
export const stoppingEnabled = (enabled: boolean): Storage => ({
	[phalaStakePool.miningEnabled.key()]: storedV1("PhalaStakePool", "MiningEnabled", enabled),
});
