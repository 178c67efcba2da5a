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
			fingerprint: "0c872c67:e71a53b6",
			parts: [["Blake2_128Concat", fixed(32)]],
			read: accountInfo,
			fallback: "0x0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
		}),
		/** `System.Number` */
		number: defineEntry<[], number>("System", "Number", {
			fingerprint: "b668638d:ee32940a",
			parts: [],
			read: (r) => r.u32(),
			fallback: "0x00000000",
		}),
	},
	timestamp: {
		/** `Timestamp.Now` */
		now: defineEntry<[], bigint>("Timestamp", "Now", {
			fingerprint: "b668638d:ded1c824",
			parts: [],
			read: (r) => r.u64(),
			fallback: "0x0000000000000000",
		}),
	},
	phalaRegistry: {
		/** `PhalaRegistry.Workers` */
		workers: defineEntry<[worker: Hex], WorkerInfo | null>("PhalaRegistry", "Workers", {
			fingerprint: "e3b36f0e:48530d8e",
			parts: [["Twox64Concat", fixed(32)]],
			read: workerInfo,
		}),
	},
	phalaMining: {
		/** `PhalaMining.Miners` */
		miners: defineEntry<[miner: Hex], MinerInfo | null>("PhalaMining", "Miners", {
			fingerprint: "e3b36f0e:82f17d41",
			parts: [["Twox64Concat", fixed(32)]],
			read: minerInfo,
		}),
		/** `PhalaMining.Stakes` */
		stakes: defineEntry<[miner: Hex], bigint | null>("PhalaMining", "Stakes", {
			fingerprint: "e3b36f0e:a3887f13",
			parts: [["Twox64Concat", fixed(32)]],
			read: (r) => r.u128(),
		}),
		/** `PhalaMining.MinerBindings` */
		minerBindings: defineEntry<[miner: Hex], Hex | null>("PhalaMining", "MinerBindings", {
			fingerprint: "e3b36f0e:1e606f60",
			parts: [["Twox64Concat", fixed(32)]],
			read: (r) => r.hex(32),
		}),
		/** `PhalaMining.WorkerBindings` */
		workerBindings: defineEntry<[worker: Hex], Hex | null>("PhalaMining", "WorkerBindings", {
			fingerprint: "e3b36f0e:1e606f60",
			parts: [["Twox64Concat", fixed(32)]],
			read: (r) => r.hex(32),
		}),
		/** `PhalaMining.CoolDownPeriod` */
		coolDownPeriod: defineEntry<[], bigint>("PhalaMining", "CoolDownPeriod", {
			fingerprint: "b668638d:ded1c824",
			parts: [],
			read: (r) => r.u64(),
			fallback: "0x0000000000000000",
		}),
		/** `PhalaMining.TokenomicParameters` */
		tokenomicParameters: defineEntry<[], TokenomicParameters | null>("PhalaMining", "TokenomicParameters", {
			fingerprint: "b668638d:102c0b42",
			parts: [],
			read: tokenomicParameters,
		}),
	},
	phalaStakePool: {
		/** `PhalaStakePool.StakePools` */
		stakePools: defineEntry<[pid: bigint], PoolInfo | null>("PhalaStakePool", "StakePools", {
			fingerprint: "c37bce4e:aaa36dc7",
			parts: [["Twox64Concat", u64]],
			read: poolInfo,
		}),
		/** `PhalaStakePool.PoolCount` */
		poolCount: defineEntry<[], bigint>("PhalaStakePool", "PoolCount", {
			fingerprint: "b668638d:ded1c824",
			parts: [],
			read: (r) => r.u64(),
			fallback: "0x0000000000000000",
		}),
		/** `PhalaStakePool.PoolStakers` */
		poolStakers: defineEntry<[position: [bigint, Hex]], UserStakeInfo | null>("PhalaStakePool", "PoolStakers", {
			fingerprint: "ab4ba999:e1e34e22",
			parts: [["Twox64Concat", tuple<[bigint, Hex]>(u64, fixed(32))]],
			read: userStakeInfo,
		}),
		/** `PhalaStakePool.StakeLedger` */
		stakeLedger: defineEntry<[account: Hex], bigint | null>("PhalaStakePool", "StakeLedger", {
			fingerprint: "e3b36f0e:a3887f13",
			parts: [["Twox64Concat", fixed(32)]],
			read: (r) => r.u128(),
		}),
		/** `PhalaStakePool.WorkerAssignments` */
		workerAssignments: defineEntry<[worker: Hex], bigint | null>("PhalaStakePool", "WorkerAssignments", {
			fingerprint: "e3b36f0e:c854a6f5",
			parts: [["Twox64Concat", fixed(32)]],
			read: (r) => r.u64(),
		}),
		/** `PhalaStakePool.SubAccountPreimages` */
		subAccountPreimages: defineEntry<[miner: Hex], [bigint, Hex] | null>("PhalaStakePool", "SubAccountPreimages", {
			fingerprint: "e3b36f0e:bc43bad4",
			parts: [["Twox64Concat", fixed(32)]],
			read: (r) => [r.u64(), r.hex(32)],
		}),
		/** `PhalaStakePool.PoolContributionWhitelists` */
		poolContributionWhitelists: defineEntry<[pid: bigint], Hex[] | null>("PhalaStakePool", "PoolContributionWhitelists", {
			fingerprint: "c37bce4e:c2ec5bab",
			parts: [["Twox64Concat", u64]],
			read: (r) => r.vec((r) => r.hex(32)),
		}),
		/** `PhalaStakePool.PoolDescriptions` */
		poolDescriptions: defineEntry<[pid: bigint], Hex | null>("PhalaStakePool", "PoolDescriptions", {
			fingerprint: "c37bce4e:2899d59b",
			parts: [["Twox64Concat", u64]],
			read: (r) => r.blob(),
		}),
		/** `PhalaStakePool.WithdrawalQueuedPools` */
		withdrawalQueuedPools: defineEntry<[startedAt: bigint], bigint[] | null>("PhalaStakePool", "WithdrawalQueuedPools", {
			fingerprint: "c37bce4e:8c272626",
			parts: [["Twox64Concat", u64]],
			read: (r) => r.vec((r) => r.u64()),
		}),
		/** `PhalaStakePool.WithdrawalTimestamps` */
		withdrawalTimestamps: defineEntry<[], bigint[]>("PhalaStakePool", "WithdrawalTimestamps", {
			fingerprint: "b668638d:8f8ce4a5",
			parts: [],
			read: (r) => r.vec((r) => r.u64()),
			fallback: "0x00",
		}),
		/** `PhalaStakePool.MiningEnabled` */
		miningEnabled: defineEntry<[], boolean>("PhalaStakePool", "MiningEnabled", {
			fingerprint: "b668638d:f6815cbd",
			parts: [],
			read: (r) => r.bool(),
			fallback: "0x01",
		}),
	},
};
