import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Addresses } from "../../../src/chain/addresses.ts";
import type { Risk } from "../../../src/entities/risks/risk.ts";
import type { RiskDraft } from "../../../src/entities/risks/risk-draft.ts";
import type { QueuedRequest, RiskRules, StakePoolFacts, VaultFacts } from "../../../src/entities/risks/risk-facts.ts";
import { RiskList } from "../../../src/entities/risks/risk-list.ts";
import { parseRiskQuery } from "../../../src/entities/risks/risk-query.ts";
import { stakePoolRisks } from "../../../src/entities/risks/stake-pool-risks.ts";
import { vaultRisks } from "../../../src/entities/risks/vault-risks.ts";
import { isExpired, queueRules, serveQueue, sharesFor } from "../../../src/math/index.ts";
// biome-ignore lint/suspicious/noShadowRestrictedNames: the plain word; nothing here calls the global one
import { valueOf } from "../../../src/math/shares.ts";
import { ALICE, BOB } from "../../support/storage.ts";

const PHA = 10n ** 12n;
const NOW = 1_700_000_000;
const GRACE = 604_800;
const QUEUE_PERIOD = 3 * GRACE - 1000;
const FOREVER = NOW + 1000 * GRACE;
const KEYS = [1, 2, 3, 4].map((i) => `0x${String(i).repeat(64)}` as const);
const addresses = new Addresses(30);
const RUNS = { numRuns: 300, seed: 12 };

const rulesOf = (generation: 1 | 2): RiskRules => ({
	id: "rules",
	gracePeriodSeconds: GRACE,
	vaultQueuePeriodSeconds: generation === 2 ? QUEUE_PERIOD : null,
	minContribution: 10_000_000_000n,
	queueRules: generation === 1 ? queueRules(1) : queueRules(2, 100_000_000n),
});

type Find<T extends Risk["type"]> = Extract<RiskDraft, { readonly type: T }>;
const find = <T extends Risk["type"]>(risks: readonly RiskDraft[], type: T): Find<T> | null =>
	(risks.find((risk) => risk.type === type) as Find<T> | undefined) ?? null;
const remedyOf = <A extends Risk["remedies"][number]["action"]>({ remedies }: Pick<Risk, "remedies">, action: A) =>
	(remedies.find((remedy) => remedy.action === action) as
		| Extract<Risk["remedies"][number], { readonly action: A }>
		| undefined) ?? null;

/** A stake pool of Alice that computes with three workers. */
function stakePool(facts: Partial<StakePoolFacts> = {}): StakePoolFacts {
	return {
		id: 3,
		kind: "stakePool",
		owner: ALICE,
		commissionPpm: 100_000,
		cap: null,
		totalStake: 600n * PHA,
		totalShares: 600n * PHA,
		freeStake: 0n,
		releasingStake: 0n,
		ownerReward: 0n,
		queue: [],
		isWhitelisted: false,
		workers: KEYS.slice(0, 3).map((publicKey, i) => ({
			publicKey,
			state: "Computing",
			stake: BigInt(i + 1) * 100n * PHA,
		})),
		cooling: [],
		elapsed: 0,
		...facts,
	};
}

function vault(facts: Partial<VaultFacts> = {}): VaultFacts {
	return {
		id: 7,
		kind: "vault",
		owner: ALICE,
		commissionPpm: 0,
		totalStake: 600n * PHA,
		totalShares: 600n * PHA,
		freeStake: 0n,
		releasingStake: 0n,
		queue: [],
		isWhitelisted: false,
		isLocked: false,
		isExpired: false,
		investedIn: [3],
		elapsed: 0,
		...facts,
	};
}

const request = (value: bigint, startedAt: number, delegator = BOB): QueuedRequest => {
	return { delegator, shares: value, value, startedAt };
};

/** Pools with a queue, at a price around 1; values follow from the shares. */
const queued = (generation: 1 | 2) =>
	fc
		.record({
			price: fc.bigInt(900_000n, 1_500_000n),
			free: fc.bigInt(0n, 300n * PHA),
			releasing: fc.bigInt(0n, 300n * PHA),
			starts: fc.array(fc.integer({ min: NOW - 4 * GRACE, max: NOW }), { maxLength: 5 }),
			parts: fc.array(fc.bigInt(1n, 250n * PHA), { minLength: 5, maxLength: 5 }),
		})
		.map(({ price, free, releasing, starts, parts }) => {
			const totals = { totalStake: 5000n * PHA, totalShares: (5000n * PHA * 1_000_000n) / price };
			const queue = [...starts]
				.sort((a, b) => a - b)
				.map((startedAt, i) => {
					const shares = parts[i] ?? 1n;
					return { delegator: BOB, shares, value: valueOf(shares, totals, generation), startedAt };
				});
			return { ...totals, freeStake: free, releasingStake: releasing, queue };
		});

type Unserved = Pick<StakePoolFacts, "totalStake" | "totalShares" | "freeStake" | "releasingStake" | "queue">;

/** Whether the chain would force an exit at a time: it serves the queue first. */
function wouldForce(pool: Unserved, at: number, rules: RiskRules, period?: number): boolean {
	const served = serveQueue(pool, pool.queue, rules.queueRules);
	const { minBalance, generation } = rules.queueRules;
	const left = generation === 2 && served.freeStake < minBalance ? 0n : served.freeStake;
	const limits = { gracePeriodSeconds: GRACE, vaultQueuePeriodSeconds: period, generation };
	return isExpired(served, served.queue, left + pool.releasingStake, at, limits);
}

const contributed = (pool: Unserved, amount: bigint, generation: 1 | 2): Unserved => ({
	...pool,
	totalStake: pool.totalStake + amount,
	totalShares: pool.totalShares + sharesFor(amount, pool, generation),
	freeStake: pool.freeStake + amount,
});

describe("forcedStop", () => {
	test("is announced for the first second in which a call would stop the workers (generation 2)", () => {
		const rules = rulesOf(2);
		let announced = 0;
		fc.assert(
			fc.property(queued(2), (facts) => {
				const pool = stakePool(facts);
				const risk = find(stakePoolRisks(pool, null, rules, NOW), "forcedStop");
				if (risk === null) {
					expect(wouldForce(pool, FOREVER, rules)).toBe(false);
					return;
				}
				announced++;
				expect(wouldForce(pool, risk.at ?? NOW, rules)).toBe(true);
				if (risk.at !== null) expect(wouldForce(pool, risk.at - 1, rules)).toBe(false);
			}),
			RUNS,
		);
		expect(announced).toBeGreaterThan(50);
	});

	test("is announced for the first time at which the chain looks and finds it (generation 1)", () => {
		const rules = rulesOf(1);
		let announced = 0;
		fc.assert(
			fc.property(queued(1), fc.array(fc.integer({ min: NOW - GRACE, max: NOW }), { maxLength: 2 }), (facts, stale) => {
				// Generation 1 pays its queue as soon as stake is free.
				const pool = stakePool({ ...facts, freeStake: 0n });
				const ahead = pool.queue.map(({ startedAt }) => startedAt).filter((startedAt) => startedAt >= NOW - GRACE);
				const checks = [...new Set([...ahead, ...stale])].sort((a, b) => a - b);
				const looks = checks.map((startedAt) => startedAt + GRACE + 1);
				const first = looks.find((at) => wouldForce(pool, at, rules)) ?? null;
				const risk = find(stakePoolRisks(pool, checks, rules, NOW), "forcedStop");
				expect(risk === null ? null : (risk.at ?? NOW)).toBe(first);
				if (risk) announced++;
			}),
			RUNS,
		);
		expect(announced).toBeGreaterThan(50);
	});

	test.each([1, 2] as const)("each remedy is enough, and no less would be, generation %i", (generation) => {
		const rules = rulesOf(generation);
		fc.assert(
			fc.property(queued(generation), (facts) => {
				const pool = stakePool(generation === 1 ? { ...facts, freeStake: 0n } : facts);
				const checks = generation === 1 ? pool.queue.map(({ startedAt }) => startedAt) : null;
				const risk = find(stakePoolRisks(pool, checks, rules, NOW), "forcedStop");
				if (risk === null) return;
				const at = risk.at ?? NOW;
				const { amount = 0n } = remedyOf(risk, "contribute") ?? {};
				expect(wouldForce(contributed(pool, amount, generation), at, rules)).toBe(false);
				// Up to the rest of a request that the chain drops, and rounding.
				const less = amount - 2n * rules.queueRules.minBalance - 1_000n;
				if (amount > 2n * rules.minContribution)
					expect(wouldForce(contributed(pool, less, generation), at, rules)).toBe(true);
				const stops = remedyOf(risk, "stopWorkers");
				if (!stops) return;
				const released = (stake: bigint) => ({ ...pool, releasingStake: pool.releasingStake + stake });
				expect(wouldForce(released(stops.stake), at, rules)).toBe(false);
				expect(wouldForce(released(risk.missing - 1n), at, rules)).toBe(true);
				const staked = pool.workers.filter(({ publicKey }) => stops.publicKeys.includes(publicKey));
				expect(staked.reduce((sum, { stake }) => sum + stake, 0n)).toBe(stops.stake);
			}),
			RUNS,
		);
	});

	const uncovered = [request(250n * PHA, NOW - 100)];

	test("names request, time, missing stake and workers, and stops the fewest workers with the least stake", () => {
		const risk = find(
			stakePoolRisks(stakePool({ queue: uncovered, freeStake: 50n * PHA }), null, rulesOf(2), NOW),
			"forcedStop",
		);
		expect(risk).toMatchObject({
			id: "forcedStop/3",
			at: NOW - 100 + GRACE + 1,
			request: { delegator: BOB, shares: 200n * PHA, startedAt: NOW - 100 },
			missing: 200n * PHA,
			publicKeys: KEYS.slice(0, 3),
			stake: 600n * PHA,
		});
		expect(remedyOf(risk as Find<"forcedStop">, "stopWorkers")).toMatchObject({
			publicKeys: [KEYS[1]],
			stake: 200n * PHA,
		});
		expect(remedyOf(risk as Find<"forcedStop">, "requestAgain")).toMatchObject({ account: BOB, by: "delegator" });
	});

	test("requires a higher cap only where the contribution exceeds the present one, and the whitelist where there is one", () => {
		const remedy = (facts: Partial<StakePoolFacts>) => {
			const risk = find(stakePoolRisks(stakePool({ queue: uncovered, ...facts }), null, rulesOf(2), NOW), "forcedStop");
			return risk && remedyOf(risk, "contribute");
		};
		expect(remedy({ cap: 600n * PHA })).toMatchObject({ amount: 250n * PHA, requiredCap: null, by: "anyone" });
		const released = { releasingStake: 100n * PHA, queue: [request(100n * PHA, NOW - 200), ...uncovered] };
		expect(remedy({ cap: 600n * PHA, ...released })).toMatchObject({ requiredCap: null });
		expect(remedy({ cap: 500n * PHA, isWhitelisted: true })).toMatchObject({
			requiredCap: 850n * PHA,
			by: "whitelisted",
		});
	});

	test("is null where it can happen now, and nothing where no worker computes", () => {
		const queue = [request(250n * PHA, NOW - GRACE - 1)];
		expect(find(stakePoolRisks(stakePool({ queue }), null, rulesOf(2), NOW), "forcedStop")?.at).toBeNull();
		const workers = [{ publicKey: KEYS[0] as `0x${string}`, state: "Ready" as const, stake: 0n }];
		expect(find(stakePoolRisks(stakePool({ queue, workers }), null, rulesOf(2), NOW), "forcedStop")).toBeNull();
		expect(find(stakePoolRisks(stakePool({ queue, totalShares: 0n }), null, rulesOf(2), NOW), "forcedStop")).toBeNull();
	});
});

describe("vaultShutdown", () => {
	test("is announced for the first second in which a call would shut the vault down, with remedies that are enough", () => {
		const rules = rulesOf(2);
		const seen = { uncovered: 0, waitedTooLong: 0 };
		fc.assert(
			fc.property(queued(2), (facts) => {
				const pool = vault({ ...facts, isExpired: wouldForce(vault(facts), NOW, rules, QUEUE_PERIOD) });
				const risk = find(vaultRisks(pool, rules, NOW), "vaultShutdown");
				if (risk === null) {
					expect(wouldForce(pool, FOREVER, rules, QUEUE_PERIOD)).toBe(false);
					return;
				}
				seen[risk.reason]++;
				const at = risk.at ?? NOW;
				expect(wouldForce(pool, at, rules, QUEUE_PERIOD)).toBe(true);
				if (risk.at !== null) expect(wouldForce(pool, at - 1, rules, QUEUE_PERIOD)).toBe(false);
				const { amount = 0n } = remedyOf(risk, "contribute") ?? {};
				expect(wouldForce(contributed(pool, amount, 2), at, rules, QUEUE_PERIOD)).toBe(false);
				const requested = remedyOf(risk, "withdrawFromPools");
				if (requested === null) return;
				const released = { ...pool, releasingStake: pool.releasingStake + requested.amount };
				expect(wouldForce(released, at, rules, QUEUE_PERIOD)).toBe(false);
			}),
			RUNS,
		);
		expect(Math.min(seen.uncovered, seen.waitedTooLong)).toBeGreaterThan(20);
	});

	test("a locked vault, one without stake in pools, and one without a queue have none", () => {
		const queue = [request(250n * PHA, NOW)];
		const types = (facts: Partial<VaultFacts>) => vaultRisks(vault(facts), rulesOf(2), NOW).map(({ type }) => type);
		expect(types({ queue })).toEqual(["vaultShutdown"]);
		expect(types({ queue, isLocked: true })).toEqual(["vaultLocked"]);
		expect(types({ queue, investedIn: [] })).toEqual([]);
		expect(types({})).toEqual([]);
	});
});

describe("other risks of a stake pool", () => {
	const typesOf = (facts: Partial<StakePoolFacts>, generation: 1 | 2 = 2) =>
		stakePoolRisks(stakePool(facts), generation === 1 ? [] : null, rulesOf(generation), NOW).map(({ type }) => type);
	const [first] = KEYS as [`0x${string}`];

	test("a pool that computes, pays, and owes nothing has none", () => {
		expect(typesOf({})).toEqual([]);
		expect(typesOf({}, 1)).toEqual([]);
	});

	test.each<[Risk["type"], Partial<StakePoolFacts>]>([
		[
			"workerUnresponsive",
			{ workers: [...stakePool().workers, { publicKey: first, state: "Unresponsive", stake: 5n }] },
		],
		["stakeReclaimable", { cooling: [{ publicKey: first, stake: 5n, endsAt: NOW }] }],
		["ownerRewardIdle", { ownerReward: 3n * PHA }],
		["queueUnserved", { queue: [request(10n * PHA, NOW)], freeStake: 20n * PHA }],
		["requestWouldBurn", { queue: [request(100_000_000n, NOW)], releasingStake: PHA }],
		["poolEarnsNothing", { workers: [] }],
		["poolEarnsNothing", { commissionPpm: 1_000_000 }],
	])("%s", (type, facts) => {
		expect(typesOf(facts)).toEqual([type]);
	});

	test("cool-downs that are not over, requests that are paid, and empty pools are none", () => {
		expect(typesOf({ cooling: [{ publicKey: first, stake: 5n, endsAt: NOW + 1 }] })).toEqual([]);
		expect(typesOf({ queue: [request(PHA, NOW)], releasingStake: PHA })).toEqual([]);
		expect(typesOf({ workers: [], totalStake: 0n })).toEqual([]);
		expect(typesOf({ queue: [request(100_000_000n, NOW)], releasingStake: PHA }, 1)).toEqual([]);
	});
});

describe("a query", () => {
	test("is refused with a typed error", () => {
		const parse = (query: unknown) => () => parseRiskQuery(query as never, addresses);
		const code = (code: string) => expect.objectContaining({ code });
		for (const query of [null, 5, [], "all"]) expect(parse(query)).toThrow(code("INVALID_ARGUMENT"));
		for (const pids of [null, 5, "1"]) expect(parse({ pids })).toThrow(code("INVALID_ARGUMENT"));
		for (const pid of [-1, 0.5, "1", null]) expect(parse({ pids: [pid] })).toThrow(code("INVALID_PID"));
		for (const accounts of [null, 5, ALICE]) expect(parse({ accounts })).toThrow(code("INVALID_ARGUMENT"));
		for (const account of ["nobody", null, 5]) expect(parse({ accounts: [account] })).toThrow(code("INVALID_ADDRESS"));
	});

	test("has the same key whatever the order and form", () => {
		const a = parseRiskQuery({ pids: [3, 1n, 3], accounts: [ALICE, BOB] }, addresses);
		const b = parseRiskQuery({ pids: [1, 3], accounts: [BOB, ALICE, BOB] }, addresses);
		expect(a).toEqual(b);
		expect(parseRiskQuery({}, addresses)).toEqual({ pids: null, accounts: null, key: "all/all" });
	});
});

describe("errors of the evaluation", () => {
	const compute = (facts: Partial<StakePoolFacts>) => {
		const pool = stakePool(facts);
		const rows = [rulesOf(2), { id: "checks" as const, checks: null }, pool].map((row) => [row.id, row] as const);
		return new RiskList({ pids: null, accounts: null }, null).compute(new Map(rows), NOW);
	};
	const queue = [{ delegator: BOB, shares: 500n * PHA, value: 500n * PHA, startedAt: NOW - 10 }];

	test("reach the caller", () => {
		expect(compute({ queue })).not.toEqual([]);
		expect(() => compute({ queue: [null] as never })).toThrow(TypeError);
	});

	test("are none for a bankrupt pool", () => {
		expect(() => compute({ queue, totalStake: 0n })).not.toThrow();
	});

	const isOf = (type: Risk["type"]) => (risk: Risk) => risk.type === type;
	const huge = { totalStake: 1n << 100n, totalShares: 1n << 100n };

	test("leave no risk out where the chain's arithmetic overflows, only the remedy that cannot be computed", () => {
		const [first = "0x"] = KEYS;
		const others: Partial<StakePoolFacts> = {
			ownerReward: 3n * PHA,
			cooling: [{ publicKey: first, stake: 5n, endsAt: NOW }],
			workers: [...stakePool().workers, { publicKey: first, state: "Unresponsive", stake: 5n }],
		};
		const risks = compute({ queue, ...huge, ...others });
		expect(risks.map(({ type }) => type)).toEqual([
			"workerUnresponsive",
			"stakeReclaimable",
			"ownerRewardIdle",
			"forcedStop",
		]);
		expect(risks.find(isOf("forcedStop"))).toMatchObject({ at: NOW - 10 + GRACE + 1, missing: 500n * PHA });
		expect(risks.find(isOf("forcedStop"))?.remedies.map(({ action }) => action)).toEqual([
			"stopWorkers",
			"requestAgain",
		]);
	});

	test("leave out the contribution alone that would make the chain's arithmetic overflow", () => {
		const full = { totalStake: (1n << 80n) - 1n, totalShares: (1n << 80n) - 1n };
		const [risk] = compute({ queue, ...full });
		expect(risk).toMatchObject({ type: "forcedStop", missing: expect.any(BigInt) });
		expect(risk?.remedies.map(({ action }) => action)).toEqual(["stopWorkers", "requestAgain"]);
	});

	test("keep the risks of a vault beyond the chain's arithmetic", () => {
		const risks = (facts: Partial<VaultFacts>) => vaultRisks(vault({ queue, ...huge, ...facts }), rulesOf(2), NOW);
		expect(risks({})).toMatchObject([
			{ type: "vaultShutdown", remedies: [{ action: "withdrawFromPools" }, { action: "requestAgain" }] },
		]);
		expect(risks({ isLocked: true })).toMatchObject([{ type: "vaultLocked" }]);
	});

	test("are none for a vault whose shares are worth nothing, which the chain never shuts down", () => {
		expect(vaultRisks(vault({ queue, totalStake: 0n }), rulesOf(2), NOW)).toEqual([]);
	});

	test("are none for totals around the limit of the chain's arithmetic", () => {
		const total = fc.bigInt((1n << 79n) + (1n << 78n), (1n << 80n) + (1n << 78n));
		const part = fc.bigInt(0n, 1n << 78n);
		const queue = fc.array(
			part.map((shares) => request(shares, NOW - GRACE)),
			{ maxLength: 3 },
		);
		const facts = fc.record({ totalStake: total, totalShares: total, freeStake: part, releasingStake: part, queue });
		let announced = 0;
		fc.assert(
			fc.property(facts, (facts) => {
				const risks = [
					...stakePoolRisks(stakePool(facts), null, rulesOf(2), NOW),
					...vaultRisks(vault(facts), rulesOf(2), NOW),
				];
				for (const risk of risks) if (remedyOf(risk, "requestAgain") && !remedyOf(risk, "contribute")) announced++;
			}),
			RUNS,
		);
		expect(announced).toBeGreaterThan(50);
	});

	test.each([1, 2] as const)(
		"are found for any totals in generation %i, in a number of steps that amounts do not change",
		(generation) => {
			const total = fc.bigInt(0n, (1n << (generation === 1 ? 128n : 80n)) - 1n);
			const queue = fc.array(
				total.map((shares) => request(shares, NOW - GRACE)),
				{ minLength: 1, maxLength: 3 },
			);
			const facts = fc.record({
				totalStake: total,
				totalShares: total,
				freeStake: total,
				releasingStake: total,
				queue,
			});
			fc.assert(
				fc.property(facts, (facts) => {
					for (const { at } of stakePoolRisks(stakePool(facts), null, rulesOf(generation), NOW))
						expect(at === null || at >= NOW).toBe(true);
				}),
				{ numRuns: 100, seed: 12 },
			);
		},
	);
});
