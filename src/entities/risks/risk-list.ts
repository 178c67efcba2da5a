import type { CommissionWatch } from "./commission-watch.ts";
import { Concerns } from "./concerns.ts";
import type { Risk } from "./risk.ts";
import type { RiskDraft } from "./risk-draft.ts";
import {
	type AccountFacts,
	type ExitChecks,
	isPoolFacts,
	type PoolFacts,
	type RiskRow,
	type RiskRowId,
	type RiskRules,
} from "./risk-facts.ts";
import type { RiskSelection } from "./risk-query.ts";
import { stakePoolRisks } from "./stake-pool-risks.ts";
import { vaultRisks } from "./vault-risks.ts";

interface Evaluated {
	readonly facts: PoolFacts;
	readonly rules: RiskRules;
	readonly checks: ExitChecks;
	readonly risks: readonly RiskDraft[];
}

/** Computes risks from rows of one block; pools whose rows did not change are not computed again. */
export class RiskList {
	readonly #selection: Pick<RiskSelection, "pids" | "accounts">;
	readonly #commissions: CommissionWatch | null;
	#evaluated: ReadonlyMap<number, Evaluated> = new Map();

	/** @param commissions - `null`: there is no earlier commission to compare with */
	constructor(selection: Pick<RiskSelection, "pids" | "accounts">, commissions: CommissionWatch | null) {
		this.#selection = selection;
		this.#commissions = commissions;
	}

	/**
	 * The risks, soonest first.
	 *
	 * @param now - the chain's time, seconds since the epoch
	 */
	compute(rows: ReadonlyMap<RiskRowId, RiskRow>, now: number): readonly Risk[] {
		const rules = rows.get("rules") as RiskRules | undefined;
		const checks = rows.get("checks") as ExitChecks | undefined;
		if (!rules || !checks) return [];
		const pools = [...rows.values()].filter(isPoolFacts);
		const evaluated = pools.map((facts) => this.#evaluate(facts, rules, checks, now));
		this.#evaluated = new Map(evaluated.map((result) => [result.facts.id, result]));
		const { pids, accounts } = this.#selection;
		const selected = evaluated.filter(({ facts }) => pids === null || pids.includes(facts.id));
		const concerns = new Concerns(accounts === null ? [] : [...rows.values()].filter(isAccountFacts), pools);
		return selected
			.flatMap(({ facts, risks }): Risk[] => {
				const all = [...risks, ...(this.#commissions?.risks(facts, now) ?? [])];
				return all.map((risk) => ({ ...risk, concerns: concerns.of(risk, facts) }));
			})
			.filter((risk) => accounts === null || risk.concerns.length > 0)
			.sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
	}

	#evaluate(facts: PoolFacts, rules: RiskRules, checks: ExitChecks, now: number): Evaluated {
		const known = this.#evaluated.get(facts.id);
		if (known && known.facts === facts && known.rules === rules && known.checks === checks) return known;
		return { facts, rules, checks, risks: evaluatePool(facts, rules, checks, now) };
	}
}

function evaluatePool(facts: PoolFacts, rules: RiskRules, { checks }: ExitChecks, now: number): readonly RiskDraft[] {
	const own = checks?.flatMap(({ pids, startedAt }) => (pids.includes(facts.id) ? [startedAt] : [])) ?? null;
	return facts.kind === "vault" ? vaultRisks(facts, rules, now) : stakePoolRisks(facts, own, rules, now);
}

function isAccountFacts(row: RiskRow): row is AccountFacts {
	return "positions" in row;
}
