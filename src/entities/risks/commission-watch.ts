import { type RiskDraft, riskId } from "./risk-draft.ts";
import type { PoolFacts } from "./risk-facts.ts";

interface SeenCommission {
	/** The lowest since the pool was first seen. */
	lowest: number;
	present: number;
	/** When `present` was set, seconds since the epoch. */
	since: number;
}

/** Finds commissions that were raised while it watched. */
export class CommissionWatch {
	readonly #seen = new Map<number, SeenCommission>();

	/** @param now - the chain's time, seconds since the epoch */
	risks(pool: PoolFacts, now: number): readonly RiskDraft[] {
		const { id: pid, kind, owner: account, commissionPpm } = pool;
		const seen = this.#seen.get(pid) ?? { lowest: commissionPpm, present: commissionPpm, since: now };
		if (seen.present !== commissionPpm) seen.since = now;
		seen.present = commissionPpm;
		seen.lowest = Math.min(seen.lowest, commissionPpm);
		this.#seen.set(pid, seen);
		if (commissionPpm <= seen.lowest) return [];
		return [
			{
				id: riskId("commissionRaised", pool),
				type: "commissionRaised",
				pid,
				kind,
				at: null,
				fromPpm: seen.lowest,
				toPpm: commissionPpm,
				since: seen.since,
				remedies: [
					{ action: "leave", by: "delegator", account: null, pid },
					{ action: "setCommission", by: "owner", account, pid, commissionPpm: seen.lowest },
				],
			},
		];
	}
}
