import { contributeRemedy, queueRisks, requestAgain } from "./queue-risks.ts";
import type { RiskRemedy } from "./risk.ts";
import { type RiskDraft, requestOf, riskId } from "./risk-draft.ts";
import type { RiskRules, VaultFacts } from "./risk-facts.ts";
import { findUncovered, hasPrice, leastContribution, servePool, valueUntil } from "./uncovered-requests.ts";

/**
 * Risks of a vault.
 *
 * @param now - the chain's time, seconds since the epoch
 */
export function vaultRisks(vault: VaultFacts, rules: RiskRules, now: number): readonly RiskDraft[] {
	return [...(vault.isLocked ? [lock(vault, rules)] : shutdown(vault, rules, now)), ...queueRisks(vault, rules)];
}

function lock(vault: VaultFacts, { minContribution }: RiskRules): RiskDraft {
	const { id: pid } = vault;
	const queued = vault.queue.reduce((sum, { value }) => sum + value, 0n);
	const missing = queued - vault.freeStake;
	return {
		id: riskId("vaultLocked", vault),
		type: "vaultLocked",
		pid,
		kind: "vault",
		at: null,
		queued,
		remedies: [
			...(missing > 0n ? [contributeRemedy(vault, missing > minContribution ? missing : minContribution)] : []),
			{ action: "enforceExit", by: "anyone", account: null, pid },
		],
	};
}

function shutdown(vault: VaultFacts, rules: RiskRules, now: number): readonly RiskDraft[] {
	const { queueRules, gracePeriodSeconds, minContribution } = rules;
	const vaultQueuePeriodSeconds = rules.vaultQueuePeriodSeconds ?? undefined;
	if (vault.queue.length === 0 || vault.investedIn.length === 0) return [];
	const served = servePool(vault, queueRules);
	const oldest = served.queue[0];
	if (!oldest || !hasPrice(served)) return [];
	const uncovered = findUncovered(served);
	const expiry = uncovered && uncovered.startedAt + gracePeriodSeconds + 1;
	const end = vaultQueuePeriodSeconds === undefined ? null : oldest.startedAt + vaultQueuePeriodSeconds + 1;
	if (expiry === null && end === null) return [];
	const due = Math.max(Math.min(expiry ?? Number.POSITIVE_INFINITY, end ?? Number.POSITIVE_INFINITY), now);
	// Stake that is being released does not help a request that waited for the longest time.
	const isAge = end !== null && end <= due;
	const request = isAge || uncovered === null ? oldest : uncovered;
	const unpaid = isAge ? valueUntil(served, due - (vaultQueuePeriodSeconds ?? 0) - 1) - served.freeStake : 0n;
	const short = valueUntil(served, due - gracePeriodSeconds - 1) - served.freeStake - served.releasingStake;
	const missing = unpaid > short ? unpaid : short;
	const cover = { at: due, gracePeriodSeconds, vaultQueuePeriodSeconds, minContribution };
	const amount = leastContribution(vault, missing, queueRules, cover);
	const remedies: RiskRemedy[] = amount === null ? [] : [contributeRemedy(vault, amount)];
	const { id: pid, owner: account } = vault;
	if (!isAge) remedies.push({ action: "withdrawFromPools", by: "owner", account, pid, amount: missing });
	remedies.push(requestAgain(vault, request));
	return [
		{
			id: riskId("vaultShutdown", vault),
			type: "vaultShutdown",
			pid,
			kind: "vault",
			at: vault.isExpired || due <= now ? null : due,
			reason: isAge ? "waitedTooLong" : "uncovered",
			request: requestOf(request),
			missing,
			stake: vault.totalStake - vault.freeStake,
			remedies,
		},
	];
}
