import { contributeRemedy, queueRisks, requestAgain } from "./queue-risks.ts";
import type { RiskRemedy } from "./risk.ts";
import { FULL_COMMISSION_PPM, type RiskDraft, requestOf, riskId } from "./risk-draft.ts";
import type { RiskRules, StakePoolFacts } from "./risk-facts.ts";
import { findUncovered, leastContribution, servePool, valueUntil } from "./uncovered-requests.ts";

/**
 * Risks of a stake pool.
 *
 * @param checks - when requests started whose overdue is looked for by the chain itself; `null`: it looks only when it is called
 * @param now - the chain's time, seconds since the epoch
 */
export function stakePoolRisks(
	pool: StakePoolFacts,
	checks: readonly number[] | null,
	rules: RiskRules,
	now: number,
): readonly RiskDraft[] {
	return [
		...forcedStop(pool, checks, rules, now),
		...queueRisks(pool, rules),
		...unresponsiveWorkers(pool),
		...reclaimableStake(pool, now),
		...idleReward(pool),
		...withoutEarnings(pool),
	];
}

function forcedStop(
	pool: StakePoolFacts,
	checks: readonly number[] | null,
	rules: RiskRules,
	now: number,
): readonly RiskDraft[] {
	const { queueRules, gracePeriodSeconds, minContribution } = rules;
	const computing = computingWorkers(pool);
	if (computing.length === 0 || pool.queue.length === 0) return [];
	const served = servePool(pool, queueRules);
	const request = findUncovered(served);
	if (request === null) return [];
	// The chain itself looks once for every time at which a request of the pool started; a caller can look at any time.
	const looked = checks === null ? [request.startedAt] : checks.filter((startedAt) => startedAt >= request.startedAt);
	if (looked.length === 0) return [];
	const due = Math.max(Math.min(...looked) + gracePeriodSeconds + 1, now);
	const missing = valueUntil(served, due - gracePeriodSeconds - 1) - served.freeStake - served.releasingStake;
	const amount = leastContribution(pool, missing, queueRules, { at: due, gracePeriodSeconds, minContribution });
	const remedies: RiskRemedy[] = amount === null ? [] : [contributeRemedy(pool, amount)];
	const stopping = fewestWorkers(computing, missing);
	// Where all have to stop, it is what happens anyway.
	if (stopping !== null && stopping.length < computing.length) {
		remedies.push({
			action: "stopWorkers",
			by: "owner",
			account: pool.owner,
			pid: pool.id,
			publicKeys: stopping.map(({ publicKey }) => publicKey),
			stake: stopping.reduce((sum, { stake }) => sum + stake, 0n),
		});
	}
	remedies.push(requestAgain(pool, request));
	return [
		{
			id: riskId("forcedStop", pool),
			type: "forcedStop",
			pid: pool.id,
			kind: "stakePool",
			at: due <= now ? null : due,
			request: requestOf(request),
			missing,
			publicKeys: computing.map(({ publicKey }) => publicKey),
			stake: computing.reduce((sum, { stake }) => sum + stake, 0n),
			remedies,
		},
	];
}

function computingWorkers({ workers }: StakePoolFacts): readonly StakedWorker[] {
	return workers.filter(({ state }) => state === "Computing" || state === "Unresponsive");
}

type StakedWorker = StakePoolFacts["workers"][number];

/** The fewest workers with that much stake, and of those the ones with the least; `null`: all have less. */
function fewestWorkers(workers: readonly StakedWorker[], missing: bigint): readonly StakedWorker[] | null {
	const largestFirst = [...workers].sort((a, b) => (a.stake < b.stake ? 1 : a.stake > b.stake ? -1 : 0));
	const chosen: StakedWorker[] = [];
	let left = missing;
	for (const [i, worker] of largestFirst.entries()) {
		// One that is enough ends it: the smallest of those.
		const last = largestFirst.slice(i).findLast(({ stake }) => stake >= left);
		chosen.push(last ?? worker);
		if (last) return chosen;
		left -= worker.stake;
	}
	return null;
}

function unresponsiveWorkers(pool: StakePoolFacts): readonly RiskDraft[] {
	const { id: pid, owner } = pool;
	return pool.workers.flatMap(({ publicKey, state, stake }): RiskDraft[] => {
		if (state !== "Unresponsive") return [];
		return [
			{
				id: riskId("workerUnresponsive", pool, publicKey),
				type: "workerUnresponsive",
				pid,
				kind: "stakePool",
				at: null,
				publicKey,
				stake,
				remedies: [
					{ action: "restoreWorker", by: "operator", account: null, pid, publicKey },
					{ action: "stopWorkers", by: "owner", account: owner, pid, publicKeys: [publicKey], stake },
				],
			},
		];
	});
}

function reclaimableStake(pool: StakePoolFacts, now: number): readonly RiskDraft[] {
	return pool.cooling
		.filter(({ endsAt }) => endsAt <= now)
		.map(({ publicKey, stake }) => ({
			id: riskId("stakeReclaimable", pool, publicKey),
			type: "stakeReclaimable",
			pid: pool.id,
			kind: "stakePool",
			at: null,
			publicKey,
			stake,
			remedies: [{ action: "reclaimWorker", by: "anyone", account: null, pid: pool.id, publicKey }],
		}));
}

function idleReward(pool: StakePoolFacts): readonly RiskDraft[] {
	if (pool.ownerReward === 0n) return [];
	return [
		{
			id: riskId("ownerRewardIdle", pool),
			type: "ownerRewardIdle",
			pid: pool.id,
			kind: "stakePool",
			at: null,
			atLeast: pool.ownerReward,
			remedies: [{ action: "claimOwnerReward", by: "owner", account: pool.owner, pid: pool.id }],
		},
	];
}

function withoutEarnings(pool: StakePoolFacts): readonly RiskDraft[] {
	if (pool.totalStake === 0n) return [];
	const { id: pid, owner: account } = pool;
	// An unresponsive worker is a risk of its own.
	const computes = computingWorkers(pool).length > 0;
	const isFull = pool.commissionPpm >= FULL_COMMISSION_PPM;
	if (computes && !isFull) return [];
	const remedy: RiskRemedy = computes
		? { action: "setCommission", by: "owner", account, pid, commissionPpm: 0 }
		: { action: "startWorkers", by: "owner", account, pid };
	return [
		{
			id: riskId("poolEarnsNothing", pool),
			type: "poolEarnsNothing",
			pid,
			kind: "stakePool",
			at: null,
			reason: computes ? "fullCommission" : "noWorkers",
			remedies: [remedy, { action: "leave", by: "delegator", account: null, pid }],
		},
	];
}
