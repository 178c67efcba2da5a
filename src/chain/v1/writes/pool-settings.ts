import type { Operation } from "../../chain-adapter.ts";
import { refused } from "../../rules/rule-error.ts";
import type { ChainV1 } from "../chain-context.ts";
import { call, theOne } from "../pallet-api.ts";
import { onPool, ownership, transferable } from "./common.ts";

/** Anybody may create a pool. */
export function createStakePool(chain: ChainV1): Operation<{ pid: number }> {
	return {
		name: "createStakePool",
		*prepare(account) {
			const funds = transferable(chain, account);
			const answer = yield { keys: [funds.key] };
			return {
				calls: [call("phalaStakePool", "create", {})],
				reasons: [],
				transferable: funds.of(answer),
				spends: 0n,
				outcome: (events) => ({ pid: Number(theOne(events, "phalaStakePool", "PoolCreated").pid) }),
			};
		},
	};
}

/** Rules: pool, owner. */
export function setCommission(chain: ChainV1, pid: number, ppm: number): Operation<{ commissionPpm: number }> {
	return onPool(chain, pid, {
		name: "stakePool.setCommission",
		call: call("phalaStakePool", "setPayoutPref", { pid: BigInt(pid), payoutCommission: ppm }),
		rules: (pool, account) => ownership(chain, pool, account),
		outcome: (events) => ({ commissionPpm: theOne(events, "phalaStakePool", "PoolCommissionSet").commission }),
	});
}

/** Rules: pool, owner, a cap that holds what is delegated. */
export function setCap(chain: ChainV1, pid: number, cap: bigint): Operation<{ cap: bigint }> {
	return onPool(chain, pid, {
		name: "stakePool.setCap",
		call: call("phalaStakePool", "setCap", { pid: BigInt(pid), cap }),
		rules: (pool, account) => [
			...ownership(chain, pool, account),
			...(pool.totalStake > cap ? [refused("CAP_BELOW_TOTAL", { totalStake: pool.totalStake })] : []),
		],
		outcome: (events) => ({ cap: theOne(events, "phalaStakePool", "PoolCapacitySet").cap }),
	});
}
