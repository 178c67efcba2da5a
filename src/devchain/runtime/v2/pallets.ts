import type { Pallets } from "../frame/call-executive.ts";
import { Fees } from "../frame/fees.ts";
import { IDENTITY_BOUNDS, identity } from "../frame/identity.ts";
import { system } from "../frame/system.ts";
import { utility } from "../frame/utility.ts";
import { vesting } from "../frame/vesting.ts";
import { checkSequence } from "../phala/mq-sequence.ts";
import { isOverflow } from "../phala/overflow.ts";
import { isDescription } from "../phala/pool-metadata.ts";
import { applyScheduledTokenomics } from "../phala/tokenomics.ts";
import { assets } from "./assets.ts";
import { balances, currency } from "./balances.ts";
import { basePool } from "./base-pool.ts";
import { computation } from "./computation.ts";
import { democracy, endReferenda } from "./democracy.ts";
import { FEES } from "./fees.ts";
import { setLock } from "./locks.ts";
import { multisig } from "./multisig.ts";
import { proxy } from "./proxy.ts";
import { rmrkCore } from "./rmrk.ts";
import { stakePoolCalls } from "./stake-pool.ts";
import { vaultCalls } from "./vaults.ts";
import { wrappedBalances } from "./wrapped-balances.ts";

/**
 * The pallets of generation 2, without messages of gatekeepers: see `runtime-pallets.ts`. Other calls (governance, migrations, other uses of assets and items) fail with
 * `system.CallFiltered`, like calls outside the filter of a real runtime.
 */
export const PALLETS: Pallets = {
	calls: {
		system,
		balances,
		identity: identity(currency),
		vesting: vesting({ transfer: currency.transfer, setLock }),
		assets,
		democracy,
		rmrkCore,
		phalaComputation: computation,
		phalaBasePool: basePool,
		phalaStakePoolv2: stakePoolCalls,
		phalaVault: vaultCalls,
		phalaWrappedBalances: wrappedBalances,
	},
	nestedCalls: (dispatch) => ({
		utility: utility(dispatch),
		proxy: proxy({ dispatch, currency }),
		multisig: multisig({ dispatch, currency, fees: new Fees(FEES), unusedByApproval: 0n }),
	}),
	bounds: { ...IDENTITY_BOUNDS, "phalaBasePool.setPoolDescription.description": isDescription },
	currency,
	fees: FEES,
	precheck: checkSequence,
	isOverflow,
	initialize: endReferenda,
	// Heartbeats are paused, so there are no heartbeat challenges.
	finalize: (chain) => applyScheduledTokenomics(chain, "phalaComputation"),
};
