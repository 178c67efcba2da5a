import type { Bounds } from "../frame/call.ts";
import type { Pallets } from "../frame/executive.ts";
import { system } from "../frame/system.ts";
import { assets } from "./assets.ts";
import { balances, currency } from "./balances.ts";
import { basePool } from "./base-pool.ts";
import { computation, finalizeComputation } from "./computation.ts";
import { FEES } from "./fees.ts";
import { checkSequence, mq } from "./mq.ts";
import { rmrkCore } from "./rmrk.ts";
import { stakePoolCalls } from "./stake-pool.ts";
import { vaultCalls } from "./vaults.ts";
import { wrappedBalances } from "./wrapped-balances.ts";

/** Descriptions of pools are at most 4400 bytes. */
const BOUNDS: Bounds = { DescStr: (value) => String(value).length <= 2 + 2 * 4400 };

/**
 * The pallets of generation 2. Calls that are not here (governance, migrations, other uses of assets and items)
 * fail with `system.CallFiltered`, as calls outside a real runtime's filter do.
 */
export const PALLETS: Pallets = {
	calls: {
		system,
		balances,
		assets,
		rmrkCore,
		phalaMq: mq,
		phalaComputation: computation,
		phalaBasePool: basePool,
		phalaStakePoolv2: stakePoolCalls,
		phalaVault: vaultCalls,
		phalaWrappedBalances: wrappedBalances,
	},
	bounds: BOUNDS,
	currency,
	fees: FEES,
	precheck: checkSequence,
	isOverflow: (error) => error instanceof Error && "code" in error && error.code === "INVALID_AMOUNT",
	finalize: finalizeComputation,
};
