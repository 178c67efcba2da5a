import type { Risk, RiskConcern } from "./risk.ts";
import type { RiskDraft } from "./risk-draft.ts";
import type { AccountFacts, PoolFacts, VaultFacts } from "./risk-facts.ts";

/** Finds whom of the query's accounts a risk concerns. */
export class Concerns {
	readonly #accounts: readonly AccountFacts[];
	readonly #vaults: readonly VaultFacts[];

	constructor(accounts: readonly AccountFacts[], pools: Iterable<PoolFacts>) {
		this.#accounts = accounts;
		this.#vaults = accounts.length > 0 ? [...pools].filter((pool) => pool.kind === "vault") : [];
	}

	/** The accounts that a risk of `pool` concerns. */
	of(risk: RiskDraft, pool: PoolFacts): readonly RiskConcern[] {
		const ways = [{ pool, via: null as number | null }];
		for (const vault of this.#vaults) if (vault.investedIn.includes(pool.id)) ways.push({ pool: vault, via: vault.id });
		const all = this.#accounts.flatMap((account) => ways.flatMap((way) => concernsOf(account, way.pool, way.via)));
		return all.filter((concern) => isConcerned(risk, concern));
	}
}

function concernsOf({ id: account, positions }: AccountFacts, pool: PoolFacts, via: number | null): RiskConcern[] {
	const concerns: RiskConcern[] = [];
	if (pool.owner === account) concerns.push({ account, role: "owner", via, shares: 0n, queuedShares: 0n });
	for (const { pid, shares, queuedShares } of positions)
		if (pid === pool.id) concerns.push({ account, role: "delegator", via, shares, queuedShares });
	return concerns;
}

/** Some risks concern the owner, or the account of a request, alone. */
function isConcerned(risk: Pick<Risk, "type"> & RiskDraft, { account, role, via }: RiskConcern): boolean {
	if (risk.type === "ownerRewardIdle") return role === "owner" && via === null;
	if (risk.type === "requestWouldBurn") return role === "delegator" && risk.request.delegator === account;
	return true;
}
