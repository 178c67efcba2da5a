import { expectTypeOf, test } from "vitest";
import type { ChainParameters, Tokenomics } from "../../../src/chain/model/network.ts";
import type { StakePoolState } from "../../../src/chain/model/stake-pool.ts";
import type { WorkerState } from "../../../src/chain/model/worker.ts";
import type {
	BudgetParameters,
	ExitPeriods,
	GrowthParameters,
	PoolCap,
	PoolTotals,
	ProjectInput,
	StakeParameters,
} from "../../../src/math/index.ts";
import { queueRules, sharePrice, sharesFor, smin, valueOf as worthOf } from "../../../src/math/index.ts";

test("the share functions accept a pool's state", () => {
	expectTypeOf<StakePoolState>().toExtend<PoolTotals & PoolCap>();
	expectTypeOf<StakePoolState["withdrawQueue"]>().toExtend<ProjectInput["queue"]>();
	expectTypeOf<readonly WorkerState[]>().toExtend<ProjectInput["workers"]>();
});

test("the stake, gatekeeper and exit functions accept the chain's parameters", () => {
	expectTypeOf<Tokenomics>().toExtend<StakeParameters & GrowthParameters & BudgetParameters>();
	expectTypeOf<ChainParameters>().toExtend<ExitPeriods>();
});

test("arithmetic that differs between generations takes the generation", () => {
	const pool: PoolTotals = { totalStake: 1n, totalShares: 1n };
	sharesFor(1n, pool, 1);
	queueRules(1);
	queueRules(2, 1n);
	// @ts-expect-error a default would be wrong on generation 1
	sharesFor(1n, pool);
	// @ts-expect-error
	worthOf(1n, pool);
	// @ts-expect-error
	sharePrice(pool);
	// @ts-expect-error
	smin(50, { k: 1n });
	// @ts-expect-error generation 2 has a minimum
	queueRules(2);
});
