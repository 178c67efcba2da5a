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

test("a pool's state is what the share functions take", () => {
	expectTypeOf<StakePoolState>().toExtend<PoolTotals & PoolCap>();
	expectTypeOf<StakePoolState["withdrawQueue"]>().toExtend<ProjectInput["queue"]>();
	expectTypeOf<readonly WorkerState[]>().toExtend<ProjectInput["workers"]>();
});

test("the chain's parameters are what the stake, gatekeeper and exit functions take", () => {
	expectTypeOf<Tokenomics>().toExtend<StakeParameters & GrowthParameters & BudgetParameters>();
	expectTypeOf<ChainParameters>().toExtend<ExitPeriods>();
});
