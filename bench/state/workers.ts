import type { Hex } from "../../src/codec/hex.ts";
import type { Chain } from "../../src/devchain/runtime/frame/chain.ts";
import { sessionAccount } from "../../src/devchain/runtime/phala/accounts.ts";
import { item } from "../../src/devchain/runtime/v2/pallet-types.ts";
import type { Totals } from "./facts.ts";
import type { Random } from "./random.ts";

const registered = item("phalaRegistry", "workers");
const sessions = item("phalaComputation", "sessions");
const sessionBindings = item("phalaComputation", "sessionBindings");
const workerBindings = item("phalaComputation", "workerBindings");
const stakes = item("phalaComputation", "stakes");
const assignments = item("phalaStakePoolv2", "workerAssignments");

const STARTED = 1_700_000_000;

/** Adds a worker to a pool: 85 % compute, 10 % are unresponsive, 2 % cool down, the rest are ready. Returns whether it cools down. */
export function fillWorker(
	chain: Chain,
	random: Random,
	pid: bigint,
	worker: Hex,
	operator: Hex,
	totals: Totals,
): boolean {
	const luck = random.fraction();
	const state =
		luck < 0.85 ? "WorkerIdle" : luck < 0.95 ? "WorkerUnresponsive" : luck < 0.97 ? "WorkerCoolingDown" : "Ready";
	const session = sessionAccount(pid, worker);
	const score = random.whole(100, 6000);
	const v = (BigInt(random.whole(1000, 30_000)) << 64n) | BigInt(random.whole(0, 0x7fffffff));
	chain.at(registered).set(worker, {
		pubkey: worker,
		ecdhPubkey: worker,
		runtimeVersion: 1,
		lastUpdated: BigInt(STARTED + random.whole(0, 9_999_999)),
		operator,
		attestationProvider: "Ias",
		confidenceLevel: random.whole(1, 5),
		initialScore: score,
		features: [random.whole(4, 64), 1],
	});
	chain.at(sessions).set(session, {
		state,
		ve: v + 5n,
		v,
		vUpdatedAt: BigInt(STARTED + random.whole(0, 99_999)),
		benchmark: {
			pInit: score,
			pInstant: random.whole(100, score),
			iterations: BigInt(random.whole(1, 1e9)),
			workingStartTime: 1_690_000_000n,
			challengeTimeLast: BigInt(STARTED),
		},
		coolDownStart: state === "WorkerCoolingDown" ? BigInt(STARTED) : 0n,
		stats: { totalReward: BigInt(random.whole(0, 1e9)) * 1000n },
	});
	chain.at(sessionBindings).set(session, worker);
	chain.at(workerBindings).set(worker, session);
	chain.at(assignments).set(worker, pid);
	totals.workers++;
	totals.sessions++;
	totals.v += v;
	if (state !== "Ready") {
		const stake = random.pha(1000, 30_000);
		chain.at(stakes).set(session, stake);
		totals.stake += stake;
	}
	return state === "WorkerCoolingDown";
}
