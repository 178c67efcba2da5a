import type { Pallets } from "../frame/executive.ts";
import { system } from "../frame/system.ts";
import { checkSequence, mqCalls } from "../phala/mq.ts";
import { isOverflow } from "../phala/overflow.ts";
import { isDescription } from "../phala/pool-metadata.ts";
import { balances, currency } from "./balances.ts";
import { FEES } from "./fees.ts";
import { finalizeMining, mining } from "./mining.ts";
import { payRewards } from "./rewards.ts";
import { session } from "./sessions.ts";
import { stakePoolCalls } from "./stake-pool.ts";
import { stopExpired } from "./workers.ts";

/**
 * The pallets of generation 1. Other calls (governance, maintenance, node operation) fail with `system.CallFiltered`, like
 * calls outside the filter of a real runtime.
 */
export const PALLETS: Pallets = {
	calls: {
		system,
		balances,
		phalaMq: mqCalls({ generation: 1, session, currency, payRewards }),
		phalaMining: mining,
		phalaStakePool: stakePoolCalls,
	},
	bounds: { "phalaStakePool.setPoolDescription.description": isDescription },
	currency,
	fees: FEES,
	precheck: checkSequence,
	isOverflow,
	finalize: (chain) => {
		finalizeMining(chain);
		stopExpired(chain);
	},
};
