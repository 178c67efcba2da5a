import type { Pallets } from "../frame/call-executive.ts";
import { Fees } from "../frame/fees.ts";
import { IDENTITY_BOUNDS, identity } from "../frame/identity.ts";
import type { Bounds } from "../frame/plain-call.ts";
import { sudo } from "../frame/sudo.ts";
import { system, systemRoot } from "../frame/system.ts";
import { utility } from "../frame/utility.ts";
import { vesting } from "../frame/vesting.ts";
import { checkSequence } from "../phala/mq-sequence.ts";
import { isOverflow } from "../phala/overflow.ts";
import { isDescription } from "../phala/pool-metadata.ts";
import { balances, balancesRoot, currency } from "./balances.ts";
import { FEES, UNUSED_BY_APPROVAL } from "./fees.ts";
import { setLock } from "./locks.ts";
import { finalizeMining, mining, miningRoot } from "./mining.ts";
import { multisig } from "./multisig.ts";
import { proxy } from "./proxy.ts";
import { stakePoolCalls, stakePoolRoot } from "./stake-pool.ts";
import { stopExpired } from "./workers.ts";

const BOUNDS: Bounds = { ...IDENTITY_BOUNDS, "phalaStakePool.setPoolDescription.description": isDescription };

/**
 * The pallets of generation 1, without messages of gatekeepers: see `runtime-pallets.ts`. Other calls (governance, maintenance, node operation) fail with `system.CallFiltered`, like
 * calls outside the filter of a real runtime.
 */
export const PALLETS: Pallets = {
	calls: {
		system,
		balances,
		identity: identity(currency),
		vesting: vesting({ transfer: currency.transfer, setLock }),
		phalaMining: mining,
		phalaStakePool: stakePoolCalls,
	},
	nestedCalls: (dispatch, dispatchRoot) => ({
		sudo: sudo(dispatch, dispatchRoot),
		utility: utility(dispatch),
		proxy: proxy({ dispatch, currency }),
		multisig: multisig({ dispatch, currency, fees: new Fees(FEES), unusedByApproval: UNUSED_BY_APPROVAL }, BOUNDS),
	}),
	rootCalls: {
		system: systemRoot,
		balances: balancesRoot,
		phalaMining: miningRoot,
		phalaStakePool: stakePoolRoot,
	},
	bounds: BOUNDS,
	currency,
	fees: FEES,
	precheck: checkSequence,
	isOverflow,
	finalize: (chain) => {
		finalizeMining(chain);
		stopExpired(chain);
	},
};
