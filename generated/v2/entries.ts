// Made by scripts/generate.ts from metadata.json.

import { blob, fixed, option, tuple, u32, u64 } from "../../src/chain/storage/key-args.ts";
import { defineEntry } from "../../src/chain/storage/define-entry.ts";
import { accountInfo, assetAccount, assetDetails, financeAccount, itemDetails, poolProxy, referendumInfo, sessionInfo, tokenomicParameters, workerInfoV2 } from "./decoders.ts";
import type { AccountInfo, AssetAccount, AssetDetails, FinanceAccount, Hex, ItemDetails, PoolProxy, ReferendumInfo, SessionInfo, TokenomicParameters, WorkerInfoV2 } from "./pallets.ts";

/** Storage of generation 2 that the SDK reads, by camelCase pallet and item. */
export const entries = {
	system: {
		/** `System.Account` */
		account: defineEntry<[account: Hex], AccountInfo>("System", "Account", {
			parts: [["Blake2_128Concat", fixed(32)]],
			read: accountInfo,
			fallback: "0x0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000080",
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
		workers: defineEntry<[worker: Hex], WorkerInfoV2 | null>("PhalaRegistry", "Workers", {
			parts: [["Twox64Concat", fixed(32)]],
			read: workerInfoV2,
		}),
	},
	assets: {
		/** `Assets.Asset` */
		asset: defineEntry<[asset: number], AssetDetails | null>("Assets", "Asset", {
			parts: [["Blake2_128Concat", u32]],
			read: assetDetails,
		}),
		/** `Assets.Account` */
		account: defineEntry<[asset: number, account: Hex], AssetAccount | null>("Assets", "Account", {
			parts: [["Blake2_128Concat", u32], ["Blake2_128Concat", fixed(32)]],
			read: assetAccount,
		}),
	},
	uniques: {
		/** `Uniques.Account` */
		account: defineEntry<[owner: Hex, collection: number, item: number], true | null>("Uniques", "Account", {
			parts: [["Blake2_128Concat", fixed(32)], ["Blake2_128Concat", u32], ["Blake2_128Concat", u32]],
			read: () => true,
		}),
		/** `Uniques.Asset` */
		asset: defineEntry<[collection: number, item: number], ItemDetails | null>("Uniques", "Asset", {
			parts: [["Blake2_128Concat", u32], ["Blake2_128Concat", u32]],
			read: itemDetails,
		}),
	},
	rmrkCore: {
		/** `RmrkCore.Properties` */
		properties: defineEntry<[collection: number, nft: number | null, key: Hex], Hex | null>("RmrkCore", "Properties", {
			parts: [["Blake2_128Concat", u32], ["Blake2_128Concat", option(u32)], ["Blake2_128Concat", blob]],
			read: (r) => r.blob(),
		}),
	},
	phalaComputation: {
		/** `PhalaComputation.Sessions` */
		sessions: defineEntry<[session: Hex], SessionInfo | null>("PhalaComputation", "Sessions", {
			parts: [["Twox64Concat", fixed(32)]],
			read: sessionInfo,
		}),
		/** `PhalaComputation.Stakes` */
		stakes: defineEntry<[session: Hex], bigint | null>("PhalaComputation", "Stakes", {
			parts: [["Twox64Concat", fixed(32)]],
			read: (r) => r.u128(),
		}),
		/** `PhalaComputation.SessionBindings` */
		sessionBindings: defineEntry<[session: Hex], Hex | null>("PhalaComputation", "SessionBindings", {
			parts: [["Twox64Concat", fixed(32)]],
			read: (r) => r.hex(32),
		}),
		/** `PhalaComputation.WorkerBindings` */
		workerBindings: defineEntry<[worker: Hex], Hex | null>("PhalaComputation", "WorkerBindings", {
			parts: [["Twox64Concat", fixed(32)]],
			read: (r) => r.hex(32),
		}),
		/** `PhalaComputation.CoolDownPeriod` */
		coolDownPeriod: defineEntry<[], bigint>("PhalaComputation", "CoolDownPeriod", {
			parts: [],
			read: (r) => r.u64(),
			fallback: "0x0000000000000000",
		}),
		/** `PhalaComputation.TokenomicParameters` */
		tokenomicParameters: defineEntry<[], TokenomicParameters | null>("PhalaComputation", "TokenomicParameters", {
			parts: [],
			read: tokenomicParameters,
		}),
	},
	phalaBasePool: {
		/** `PhalaBasePool.Pools` */
		pools: defineEntry<[pid: bigint], PoolProxy | null>("PhalaBasePool", "Pools", {
			parts: [["Twox64Concat", u64]],
			read: poolProxy,
		}),
		/** `PhalaBasePool.PoolCount` */
		poolCount: defineEntry<[], bigint>("PhalaBasePool", "PoolCount", {
			parts: [],
			read: (r) => r.u64(),
			fallback: "0x0000000000000000",
		}),
		/** `PhalaBasePool.PoolCollections` */
		poolCollections: defineEntry<[collection: number], bigint | null>("PhalaBasePool", "PoolCollections", {
			parts: [["Twox64Concat", u32]],
			read: (r) => r.u64(),
		}),
		/** `PhalaBasePool.PoolContributionWhitelists` */
		poolContributionWhitelists: defineEntry<[pid: bigint], Hex[] | null>("PhalaBasePool", "PoolContributionWhitelists", {
			parts: [["Twox64Concat", u64]],
			read: (r) => r.vec((r) => r.hex(32)),
		}),
		/** `PhalaBasePool.PoolDescriptions` */
		poolDescriptions: defineEntry<[pid: bigint], Hex | null>("PhalaBasePool", "PoolDescriptions", {
			parts: [["Twox64Concat", u64]],
			read: (r) => r.blob(),
		}),
	},
	phalaStakePoolv2: {
		/** `PhalaStakePoolv2.WorkerAssignments` */
		workerAssignments: defineEntry<[worker: Hex], bigint | null>("PhalaStakePoolv2", "WorkerAssignments", {
			parts: [["Twox64Concat", fixed(32)]],
			read: (r) => r.u64(),
		}),
		/** `PhalaStakePoolv2.SubAccountPreimages` */
		subAccountPreimages: defineEntry<[session: Hex], [bigint, Hex] | null>("PhalaStakePoolv2", "SubAccountPreimages", {
			parts: [["Twox64Concat", fixed(32)]],
			read: (r) => [r.u64(), r.hex(32)],
		}),
		/** `PhalaStakePoolv2.LegacyRewards` */
		legacyRewards: defineEntry<[position: [Hex, bigint]], bigint | null>("PhalaStakePoolv2", "LegacyRewards", {
			parts: [["Twox64Concat", tuple<[Hex, bigint]>(fixed(32), u64)]],
			read: (r) => r.u128(),
		}),
	},
	phalaVault: {
		/** `PhalaVault.VaultLocks` */
		vaultLocks: defineEntry<[pid: bigint], true | null>("PhalaVault", "VaultLocks", {
			parts: [["Twox64Concat", u64]],
			read: () => true,
		}),
	},
	phalaWrappedBalances: {
		/** `PhalaWrappedBalances.StakerAccounts` */
		stakerAccounts: defineEntry<[account: Hex], FinanceAccount | null>("PhalaWrappedBalances", "StakerAccounts", {
			parts: [["Twox64Concat", fixed(32)]],
			read: financeAccount,
		}),
		/** `PhalaWrappedBalances.AccountVoteMap` */
		accountVoteMap: defineEntry<[account: Hex, referendum: number], true | null>("PhalaWrappedBalances", "AccountVoteMap", {
			parts: [["Blake2_128Concat", fixed(32)], ["Blake2_128Concat", u32]],
			read: () => true,
		}),
		/** `PhalaWrappedBalances.VoteAccountMap` */
		voteAccountMap: defineEntry<[referendum: number, account: Hex], [bigint, bigint] | null>("PhalaWrappedBalances", "VoteAccountMap", {
			parts: [["Blake2_128Concat", u32], ["Blake2_128Concat", fixed(32)]],
			read: (r) => [r.u128(), r.u128()],
		}),
	},
	democracy: {
		/** `Democracy.ReferendumInfoOf` */
		referendumInfoOf: defineEntry<[index: number], ReferendumInfo | null>("Democracy", "ReferendumInfoOf", {
			parts: [["Twox64Concat", u32]],
			read: referendumInfo,
		}),
	},
};
