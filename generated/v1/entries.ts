// Made by scripts/generate.ts from metadata.json.

import { fixed, tuple, u64 } from "../../src/chain/storage/key-args.ts";
import { defineEntry } from "../../src/chain/storage/define-entry.ts";
import { accountInfo, minerInfo, poolInfo, tokenomicParameters, userStakeInfo, workerInfo } from "./decoders.ts";
import type { AccountInfo, Hex, MinerInfo, PoolInfo, TokenomicParameters, UserStakeInfo, WorkerInfo } from "./pallets.ts";

/** Storage of generation 1 that the SDK reads, by camelCase pallet and item. */
export const entries = {
	system: {
		/** `System.Account` */
		account: defineEntry<[account: Hex], AccountInfo>("System", "Account", {
			parts: [["Blake2_128Concat", fixed(32)]],
			read: accountInfo,
			fallback: "0x0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
		}),
		/** `System.Number` */
		number: defineEntry<[], number>("System", "Number", {
			parts: [],
			read: (r) => r.u32(),
			fallback: "0x00000000",
		}),
	},
	timestamp: {
		/** `Timestamp.Now` */
		now: defineEntry<[], bigint>("Timestamp", "Now", {
			parts: [],
			read: (r) => r.u64(),
			fallback: "0x0000000000000000",
		}),
	},
	phalaRegistry: {
		/** `PhalaRegistry.Workers` */
		workers: defineEntry<[worker: Hex], WorkerInfo | null>("PhalaRegistry", "Workers", {
			parts: [["Twox64Concat", fixed(32)]],
			read: workerInfo,
		}),
	},
	phalaMining: {
		/** `PhalaMining.Miners` */
		miners: defineEntry<[miner: Hex], MinerInfo | null>("PhalaMining", "Miners", {
			parts: [["Twox64Concat", fixed(32)]],
			read: minerInfo,
		}),
		/** `PhalaMining.Stakes` */
		stakes: defineEntry<[miner: Hex], bigint | null>("PhalaMining", "Stakes", {
			parts: [["Twox64Concat", fixed(32)]],
			read: (r) => r.u128(),
		}),
		/** `PhalaMining.MinerBindings` */
		minerBindings: defineEntry<[miner: Hex], Hex | null>("PhalaMining", "MinerBindings", {
			parts: [["Twox64Concat", fixed(32)]],
			read: (r) => r.hex(32),
		}),
		/** `PhalaMining.WorkerBindings` */
		workerBindings: defineEntry<[worker: Hex], Hex | null>("PhalaMining", "WorkerBindings", {
			parts: [["Twox64Concat", fixed(32)]],
			read: (r) => r.hex(32),
		}),
		/** `PhalaMining.CoolDownPeriod` */
		coolDownPeriod: defineEntry<[], bigint>("PhalaMining", "CoolDownPeriod", {
			parts: [],
			read: (r) => r.u64(),
			fallback: "0x0000000000000000",
		}),
		/** `PhalaMining.TokenomicParameters` */
		tokenomicParameters: defineEntry<[], TokenomicParameters | null>("PhalaMining", "TokenomicParameters", {
			parts: [],
			read: tokenomicParameters,
		}),
	},
	phalaStakePool: {
		/** `PhalaStakePool.StakePools` */
		stakePools: defineEntry<[pid: bigint], PoolInfo | null>("PhalaStakePool", "StakePools", {
			parts: [["Twox64Concat", u64]],
			read: poolInfo,
		}),
		/** `PhalaStakePool.PoolCount` */
		poolCount: defineEntry<[], bigint>("PhalaStakePool", "PoolCount", {
			parts: [],
			read: (r) => r.u64(),
			fallback: "0x0000000000000000",
		}),
		/** `PhalaStakePool.PoolStakers` */
		poolStakers: defineEntry<[position: [bigint, Hex]], UserStakeInfo | null>("PhalaStakePool", "PoolStakers", {
			parts: [["Twox64Concat", tuple<[bigint, Hex]>(u64, fixed(32))]],
			read: userStakeInfo,
		}),
		/** `PhalaStakePool.StakeLedger` */
		stakeLedger: defineEntry<[account: Hex], bigint | null>("PhalaStakePool", "StakeLedger", {
			parts: [["Twox64Concat", fixed(32)]],
			read: (r) => r.u128(),
		}),
		/** `PhalaStakePool.WorkerAssignments` */
		workerAssignments: defineEntry<[worker: Hex], bigint | null>("PhalaStakePool", "WorkerAssignments", {
			parts: [["Twox64Concat", fixed(32)]],
			read: (r) => r.u64(),
		}),
		/** `PhalaStakePool.SubAccountPreimages` */
		subAccountPreimages: defineEntry<[miner: Hex], [bigint, Hex] | null>("PhalaStakePool", "SubAccountPreimages", {
			parts: [["Twox64Concat", fixed(32)]],
			read: (r) => [r.u64(), r.hex(32)],
		}),
		/** `PhalaStakePool.PoolContributionWhitelists` */
		poolContributionWhitelists: defineEntry<[pid: bigint], Hex[] | null>("PhalaStakePool", "PoolContributionWhitelists", {
			parts: [["Twox64Concat", u64]],
			read: (r) => r.vec((r) => r.hex(32)),
		}),
		/** `PhalaStakePool.PoolDescriptions` */
		poolDescriptions: defineEntry<[pid: bigint], Hex | null>("PhalaStakePool", "PoolDescriptions", {
			parts: [["Twox64Concat", u64]],
			read: (r) => r.blob(),
		}),
		/** `PhalaStakePool.WithdrawalQueuedPools` */
		withdrawalQueuedPools: defineEntry<[startedAt: bigint], bigint[] | null>("PhalaStakePool", "WithdrawalQueuedPools", {
			parts: [["Twox64Concat", u64]],
			read: (r) => r.vec((r) => r.u64()),
		}),
		/** `PhalaStakePool.WithdrawalTimestamps` */
		withdrawalTimestamps: defineEntry<[], bigint[]>("PhalaStakePool", "WithdrawalTimestamps", {
			parts: [],
			read: (r) => r.vec((r) => r.u64()),
			fallback: "0x00",
		}),
		/** `PhalaStakePool.MiningEnabled` */
		miningEnabled: defineEntry<[], boolean>("PhalaStakePool", "MiningEnabled", {
			parts: [],
			read: (r) => r.bool(),
			fallback: "0x01",
		}),
	},
};
