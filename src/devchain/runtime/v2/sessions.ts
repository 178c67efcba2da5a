import type { SessionInfo, TokenomicParameters, WorkerState } from "../../../../generated/v2/surface.ts";
import type { Hex } from "../../../codec/hex.ts";
import { MIN_SCORE, smin, ve } from "../../../math/index.ts";
import type { Chain } from "../frame/chain.ts";
import { nowSeconds } from "../frame/timestamp.ts";
import { emit, ensure, fail, item } from "./surface.ts";

const sessions = item("phalaComputation", "sessions");
const sessionBindings = item("phalaComputation", "sessionBindings");
const workerBindings = item("phalaComputation", "workerBindings");
const stakes = item("phalaComputation", "stakes");
const onlineWorkers = item("phalaComputation", "onlineWorkers");
const nextSessionId = item("phalaComputation", "nextSessionId");
const coolDownPeriod = item("phalaComputation", "coolDownPeriod");
const tokenomicParameters = item("phalaComputation", "tokenomicParameters");
const workers = item("phalaRegistry", "workers");
const workerAddedAt = item("phalaRegistry", "workerAddedAt");
const gatekeeperLaunchedAt = item("phalaRegistry", "gatekeeperLaunchedAt");

/** A worker as the registry knows it; `null`: not registered. */
export const registeredWorker = (chain: Chain, worker: Hex) => chain.at(workers).get(worker);

/** The session a worker is bound to. */
export const sessionOf = (chain: Chain, worker: Hex): Hex | null => chain.at(workerBindings).get(worker);

/** The worker that is bound to a session. */
export const workerOf = (chain: Chain, session: Hex): Hex | null => chain.at(sessionBindings).get(session);

/** Record of a session; `null`: never bound. */
export const sessionInfo = (chain: Chain, session: Hex): SessionInfo | null => chain.at(sessions).get(session);

/** Changes some of a session's record. */
export function updateSession(chain: Chain, session: Hex, info: SessionInfo, change: Partial<SessionInfo>): void {
	chain.at(sessions).set(session, { ...info, ...change });
}

/** Stake behind a session; 0 where there is none. */
export const stakeOf = (chain: Chain, session: Hex): bigint => chain.at(stakes).get(session) ?? 0n;

/** Whether a worker in this state computes, answering or not. */
export const isComputing = (state: WorkerState): boolean => state === "WorkerIdle" || state === "WorkerUnresponsive";

/** Whether {@link bind} would succeed. */
export function canBind(chain: Chain, session: Hex, worker: Hex): boolean {
	const launched = chain.at(gatekeeperLaunchedAt).get();
	const added = chain.at(workerAddedAt).get(worker);
	const afterLaunch = launched === null || (added !== null && added > launched[0]);
	const free = sessionOf(chain, worker) === null && workerOf(chain, session) === null;
	const ready = (sessionInfo(chain, session)?.state ?? "Ready") === "Ready";
	return afterLaunch && free && ready;
}

/**
 * Binds a worker to a session, with a fresh record.
 *
 * Events: `phalaComputation.SessionBound`.
 */
export function bind(chain: Chain, session: Hex, worker: Hex): void {
	const now = nowSeconds(chain);
	chain.at(sessionBindings).set(session, worker);
	chain.at(workerBindings).set(worker, session);
	chain.at(sessions).set(session, {
		state: "Ready",
		ve: 0n,
		v: 0n,
		vUpdatedAt: now,
		benchmark: { pInit: 0, pInstant: 0, iterations: 0n, workingStartTime: now, challengeTimeLast: 0n },
		coolDownStart: 0n,
		stats: { totalReward: 0n },
	});
	emit(chain, "phalaComputation", "SessionBound", { session, worker });
}

/**
 * Unbinds a session; a computing one is stopped first. Record and stake stay.
 *
 * Events: `phalaComputation.WorkerStopped` if it was computing, `phalaComputation.SessionUnbound`.
 */
export function unbind(chain: Chain, session: Hex): void {
	const worker = workerOf(chain, session) ?? fail("phalaComputation", "SessionNotBound");
	const info = sessionInfo(chain, session);
	if (info !== null && isComputing(info.state)) stop(chain, session);
	chain.at(sessionBindings).delete(session);
	chain.at(workerBindings).delete(worker);
	emit(chain, "phalaComputation", "SessionUnbound", { session, worker });
}

/**
 * Starts the session's worker with `stake` behind it.
 *
 * Events: `phalaComputation.WorkerStarted`.
 */
export function start(chain: Chain, session: Hex, worker: Hex, stake: bigint): void {
	const info = sessionInfo(chain, session) ?? fail("phalaComputation", "SessionNotFound");
	ensure(info.state === "Ready", "phalaComputation", "WorkerNotReady");
	ensure(!chain.at(stakes).has(session), "phalaComputation", "InternalErrorCannotStartWithExistingStake");
	const { initialScore, confidenceLevel } =
		registeredWorker(chain, worker) ?? fail("phalaComputation", "BenchmarkMissing");
	if (initialScore === null) fail("phalaComputation", "BenchmarkMissing");
	ensure(initialScore >= MIN_SCORE, "phalaComputation", "BenchmarkTooLow");
	const parameters = tokenomics(chain);
	ensure(stake >= smin(initialScore, parameters), "phalaComputation", "InsufficientStake");
	const v = ve(stake, initialScore, confidenceLevel, parameters);
	ensure(v <= parameters.vMax, "phalaComputation", "TooMuchStake");
	chain.at(stakes).set(session, stake);
	chain.at(onlineWorkers).set(chain.at(onlineWorkers).get() + 1);
	chain.at(nextSessionId).set(chain.at(nextSessionId).get() + 1);
	const benchmark = { ...info.benchmark, pInit: initialScore };
	updateSession(chain, session, info, { state: "WorkerIdle", v, ve: v, vUpdatedAt: nowSeconds(chain), benchmark });
	emit(chain, "phalaComputation", "WorkerStarted", { session, initV: v, initP: initialScore });
}

/**
 * Stops the session's worker: it cools down from now on.
 *
 * Events: `phalaComputation.WorkerStopped`.
 */
export function stop(chain: Chain, session: Hex): void {
	ensure(workerOf(chain, session) !== null, "phalaComputation", "SessionNotBound");
	const info = sessionInfo(chain, session) ?? fail("phalaComputation", "SessionNotFound");
	ensure(isComputing(info.state), "phalaComputation", "WorkerNotComputing");
	updateSession(chain, session, info, { state: "WorkerCoolingDown", coolDownStart: nowSeconds(chain) });
	chain.at(onlineWorkers).set(chain.at(onlineWorkers).get() - 1);
	emit(chain, "phalaComputation", "WorkerStopped", { session });
}

/**
 * Takes the stake from behind a session that has cooled down; answers it.
 *
 * Events: `phalaComputation.WorkerReclaimed`.
 *
 * @param patient - whether the cool-down has to be over
 */
export function reclaim(chain: Chain, session: Hex, patient: boolean): bigint {
	const info = sessionInfo(chain, session) ?? fail("phalaComputation", "SessionNotFound");
	const over = !patient || nowSeconds(chain) - info.coolDownStart >= chain.at(coolDownPeriod).get();
	ensure(info.state === "WorkerCoolingDown" && over, "phalaComputation", "CoolDownNotReady");
	const originalStake = stakeOf(chain, session);
	chain.at(stakes).delete(session);
	updateSession(chain, session, info, { state: "Ready", coolDownStart: 0n });
	emit(chain, "phalaComputation", "WorkerReclaimed", { session, originalStake, slashed: 0n });
	return originalStake;
}

function tokenomics(chain: Chain): TokenomicParameters {
	return chain.at(tokenomicParameters).get() ?? fail("phalaComputation", "InternalErrorBadTokenomicParameters");
}
