import type { Operation } from "../../operation.ts";
import { ruleFailure } from "../../rules/rule-error.ts";
import type { ChainV1 } from "../chain-context.ts";
import { buildCall, expectEvent } from "../pallet-api.ts";
import { checkOwner, poolOperation, readTransferable } from "./common.ts";

/** Anybody may create a pool. */
export function createStakePool(chain: ChainV1): Operation<{ pid: number }> {
	return {
		name: "createStakePool",
		*prepare(account) {
			const funds = readTransferable(chain, account);
			const response = yield { keys: [funds.key] };
			return {
				calls: [buildCall("phalaStakePool", "create", {})],
				failures: [],
				transferable: funds.from(response),
				spends: 0n,
				outcome: (events) => ({ pid: Number(expectEvent(events, "phalaStakePool", "PoolCreated").pid) }),
			};
		},
	};
}

/** Rules: pool, owner. */
export function setCommission(chain: ChainV1, pid: number, ppm: number): Operation<{ commissionPpm: number }> {
	return poolOperation(chain, pid, {
		name: "stakePool.setCommission",
		call: buildCall("phalaStakePool", "setPayoutPref", { pid: BigInt(pid), payoutCommission: ppm }),
		rules: (pool, account) => checkOwner(chain, pool, account),
		outcome: (events) => ({ commissionPpm: expectEvent(events, "phalaStakePool", "PoolCommissionSet").commission }),
	});
}

/** Rules: pool, owner, a cap that holds what is delegated. */
export function setCap(chain: ChainV1, pid: number, cap: bigint): Operation<{ cap: bigint }> {
	return poolOperation(chain, pid, {
		name: "stakePool.setCap",
		call: buildCall("phalaStakePool", "setCap", { pid: BigInt(pid), cap }),
		rules: (pool, account) => [
			...checkOwner(chain, pool, account),
			...(pool.totalStake > cap ? [ruleFailure("CAP_BELOW_TOTAL", { totalStake: pool.totalStake })] : []),
		],
		outcome: (events) => ({ cap: expectEvent(events, "phalaStakePool", "PoolCapacitySet").cap }),
	});
}
