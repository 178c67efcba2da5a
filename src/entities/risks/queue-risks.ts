import type { ContributeRemedy, RequestAgainRemedy } from "./risk.ts";
import { type RiskDraft, requestOf, riskId } from "./risk-draft.ts";
import type { PoolFacts, QueuedRequest, RiskRules } from "./risk-facts.ts";
import { servePool } from "./uncovered-requests.ts";

/** Risks of the queue of a stake pool or vault, which waits until a call serves it (generation 2). */
export function queueRisks(pool: PoolFacts, { queueRules }: RiskRules): readonly RiskDraft[] {
	if (queueRules.generation === 1 || pool.queue.length === 0) return [];
	const { id: pid, kind } = pool;
	const { paid } = servePool(pool, queueRules);
	const risks: RiskDraft[] = [];
	if (paid > 0n) {
		risks.push({
			id: riskId("queueUnserved", pool),
			type: "queueUnserved",
			pid,
			kind,
			at: null,
			payable: paid,
			remedies: [{ action: "enforceExit", by: "anyone", account: null, pid }],
		});
	}
	for (const request of pool.queue) {
		if (!queueRules.burnsDust || request.value > queueRules.minBalance) continue;
		risks.push({
			id: riskId("requestWouldBurn", pool, request.delegator),
			type: "requestWouldBurn",
			pid,
			kind,
			at: null,
			request: requestOf(request),
			value: request.value,
			remedies: [requestAgain(pool, request)],
		});
	}
	return risks;
}

export function contributeRemedy(pool: PoolFacts, amount: bigint): ContributeRemedy {
	const cap = pool.kind === "stakePool" ? pool.cap : null;
	// The contribution pays the queue before the chain checks the cap; what it pays is free stake less.
	const queued = pool.queue.reduce((sum, { value }) => sum + value, 0n);
	const total = pool.totalStake + amount;
	const least = total - (queued < amount + pool.freeStake ? queued : amount + pool.freeStake);
	const by = pool.isWhitelisted ? "whitelisted" : "anyone";
	const requiredCap = cap !== null && least > cap ? total : null;
	return { action: "contribute", by, account: null, pid: pool.id, amount, requiredCap };
}

export function requestAgain({ id: pid }: PoolFacts, { delegator }: QueuedRequest): RequestAgainRemedy {
	return { action: "requestAgain", by: "delegator", account: delegator, pid };
}
