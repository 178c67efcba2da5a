import type { StorageEntry } from "../../query/storage-entry.ts";
import { type StorageValue, storageValue } from "../../query/storage-value.ts";
import { createOperation, type OperationChain, readValue } from "../create-operation.ts";
import { ruleFailure } from "../loaded-with-writes.ts";
import type { Operation } from "../operation.ts";
import type { Pallet } from "../pallet-api.ts";
import { checkOwner, type PoolCheck, poolOperation, type StakePoolRecord } from "./pool-operation.ts";

/** Calls that create and set up a stake pool, the same in both generations. */
interface SettingsCalls {
	create: Record<string, never>;
	setPayoutPref: { pid: bigint; payoutCommission: number | null };
	setCap: { pid: bigint; cap: bigint };
}

/** Events of {@link SettingsCalls}. */
interface SettingsEvents {
	PoolCreated: { pid: bigint };
	PoolCommissionSet: { commission: number };
	PoolCapacitySet: { cap: bigint };
}

/** The pallet of stake pools of one generation. */
export interface StakePoolPallet<Pool extends StakePoolRecord> {
	readonly chain: OperationChain;
	readonly stakePool: Pallet<SettingsCalls, SettingsEvents>;
	/** The stake pool with this id. */
	findPool(pid: number): StorageValue<PoolCheck<Pool>>;
	/** Number of pools: the id of the next one. */
	readonly poolCount: StorageEntry<[], bigint>;
}

/** Creates a stake pool. Checks nothing: every account may. */
export function createStakePool<P extends StakePoolRecord>({
	chain,
	stakePool,
	poolCount,
}: StakePoolPallet<P>): Operation<{ pid: number }> {
	return createOperation(chain, "createStakePool", function* () {
		const pid = Number(yield* readValue(storageValue(poolCount)));
		return {
			calls: [stakePool.buildCall("create", {})],
			fixedCalls: true,
			failures: [],
			outcome: (events) => ({ pid: Number(stakePool.expectEvent(events, "PoolCreated").pid) }),
			expected: () => ({ pid }),
		};
	});
}

/** Sets the owner's commission. Checks pool, owner. */
export function setCommission<P extends StakePoolRecord>(
	{ chain, stakePool, findPool }: StakePoolPallet<P>,
	pid: number,
	ppm: number,
): Operation<{ commissionPpm: number }> {
	return poolOperation(chain, findPool(pid), {
		name: "stakePool.setCommission",
		call: stakePool.buildCall("setPayoutPref", { pid: BigInt(pid), payoutCommission: ppm }),
		check: ({ owner }, account) => checkOwner(chain, owner, account),
		outcome: (events) => ({ commissionPpm: stakePool.expectEvent(events, "PoolCommissionSet").commission }),
		expected: () => ({ commissionPpm: ppm }),
	});
}

/** Sets the cap. Checks pool, owner, that the cap covers what is delegated. */
export function setCap<P extends StakePoolRecord>(
	{ chain, stakePool, findPool }: StakePoolPallet<P>,
	pid: number,
	cap: bigint,
): Operation<{ cap: bigint }> {
	return poolOperation(chain, findPool(pid), {
		name: "stakePool.setCap",
		call: stakePool.buildCall("setCap", { pid: BigInt(pid), cap }),
		check: ({ owner, totalStake }, account) => [
			...checkOwner(chain, owner, account),
			...(totalStake > cap ? [ruleFailure("CAP_BELOW_TOTAL", { totalStake })] : []),
		],
		outcome: (events) => ({ cap: stakePool.expectEvent(events, "PoolCapacitySet").cap }),
		expected: () => ({ cap }),
	});
}
