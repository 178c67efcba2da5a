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
			fingerprint: "0c872c67:a8a54007",
			parts: [["Blake2_128Concat", fixed(32)]],
			read: accountInfo,
			fallback: "0x0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000080",
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
		workers: defineEntry<[worker: Hex], WorkerInfoV2 | null>("PhalaRegistry", "Workers", {
			fingerprint: "e3b36f0e:2254a4af",
			parts: [["Twox64Concat", fixed(32)]],
			read: workerInfoV2,
		}),
	},
	assets: {
		/** `Assets.Asset` */
		asset: defineEntry<[asset: number], AssetDetails | null>("Assets", "Asset", {
			fingerprint: "2a385f8b:c83b09b7",
			parts: [["Blake2_128Concat", u32]],
			read: assetDetails,
		}),
		/** `Assets.Account` */
		account: defineEntry<[asset: number, account: Hex], AssetAccount | null>("Assets", "Account", {
			fingerprint: "ff6bfa05:24130051",
			parts: [["Blake2_128Concat", u32], ["Blake2_128Concat", fixed(32)]],
			read: assetAccount,
		}),
	},
	uniques: {
		/** `Uniques.Account` */
		account: defineEntry<[owner: Hex, collection: number, item: number], true | null>("Uniques", "Account", {
			fingerprint: "6a2ef060:6d3d90a5",
			parts: [["Blake2_128Concat", fixed(32)], ["Blake2_128Concat", u32], ["Blake2_128Concat", u32]],
			read: () => true,
		}),
		/** `Uniques.Asset` */
		asset: defineEntry<[collection: number, item: number], ItemDetails | null>("Uniques", "Asset", {
			fingerprint: "56e66e1c:f058e6e1",
			parts: [["Blake2_128Concat", u32], ["Blake2_128Concat", u32]],
			read: itemDetails,
		}),
	},
	rmrkCore: {
		/** `RmrkCore.Properties` */
		properties: defineEntry<[collection: number, nft: number | null, key: Hex], Hex | null>("RmrkCore", "Properties", {
			fingerprint: "d87a7b81:2899d59b",
			parts: [["Blake2_128Concat", u32], ["Blake2_128Concat", option(u32)], ["Blake2_128Concat", blob]],
			read: (r) => r.blob(),
		}),
	},
	phalaComputation: {
		/** `PhalaComputation.Sessions` */
		sessions: defineEntry<[session: Hex], SessionInfo | null>("PhalaComputation", "Sessions", {
			fingerprint: "e3b36f0e:30369fac",
			parts: [["Twox64Concat", fixed(32)]],
			read: sessionInfo,
		}),
		/** `PhalaComputation.Stakes` */
		stakes: defineEntry<[session: Hex], bigint | null>("PhalaComputation", "Stakes", {
			fingerprint: "e3b36f0e:a3887f13",
			parts: [["Twox64Concat", fixed(32)]],
			read: (r) => r.u128(),
		}),
		/** `PhalaComputation.SessionBindings` */
		sessionBindings: defineEntry<[session: Hex], Hex | null>("PhalaComputation", "SessionBindings", {
			fingerprint: "e3b36f0e:1e606f60",
			parts: [["Twox64Concat", fixed(32)]],
			read: (r) => r.hex(32),
		}),
		/** `PhalaComputation.WorkerBindings` */
		workerBindings: defineEntry<[worker: Hex], Hex | null>("PhalaComputation", "WorkerBindings", {
			fingerprint: "e3b36f0e:1e606f60",
			parts: [["Twox64Concat", fixed(32)]],
			read: (r) => r.hex(32),
		}),
		/** `PhalaComputation.CoolDownPeriod` */
		coolDownPeriod: defineEntry<[], bigint>("PhalaComputation", "CoolDownPeriod", {
			fingerprint: "b668638d:ded1c824",
			parts: [],
			read: (r) => r.u64(),
			fallback: "0x0000000000000000",
		}),
		/** `PhalaComputation.TokenomicParameters` */
		tokenomicParameters: defineEntry<[], TokenomicParameters | null>("PhalaComputation", "TokenomicParameters", {
			fingerprint: "b668638d:102c0b42",
			parts: [],
			read: tokenomicParameters,
		}),
	},
	phalaBasePool: {
		/** `PhalaBasePool.Pools` */
		pools: defineEntry<[pid: bigint], PoolProxy | null>("PhalaBasePool", "Pools", {
			fingerprint: "c37bce4e:db7bb7b0",
			parts: [["Twox64Concat", u64]],
			read: poolProxy,
		}),
		/** `PhalaBasePool.PoolCount` */
		poolCount: defineEntry<[], bigint>("PhalaBasePool", "PoolCount", {
			fingerprint: "b668638d:ded1c824",
			parts: [],
			read: (r) => r.u64(),
			fallback: "0x0000000000000000",
		}),
		/** `PhalaBasePool.PoolCollections` */
		poolCollections: defineEntry<[collection: number], bigint | null>("PhalaBasePool", "PoolCollections", {
			fingerprint: "196e00bc:c854a6f5",
			parts: [["Twox64Concat", u32]],
			read: (r) => r.u64(),
		}),
		/** `PhalaBasePool.PoolContributionWhitelists` */
		poolContributionWhitelists: defineEntry<[pid: bigint], Hex[] | null>("PhalaBasePool", "PoolContributionWhitelists", {
			fingerprint: "c37bce4e:c2ec5bab",
			parts: [["Twox64Concat", u64]],
			read: (r) => r.vec((r) => r.hex(32)),
		}),
		/** `PhalaBasePool.PoolDescriptions` */
		poolDescriptions: defineEntry<[pid: bigint], Hex | null>("PhalaBasePool", "PoolDescriptions", {
			fingerprint: "c37bce4e:2899d59b",
			parts: [["Twox64Concat", u64]],
			read: (r) => r.blob(),
		}),
	},
	phalaStakePoolv2: {
		/** `PhalaStakePoolv2.WorkerAssignments` */
		workerAssignments: defineEntry<[worker: Hex], bigint | null>("PhalaStakePoolv2", "WorkerAssignments", {
			fingerprint: "e3b36f0e:c854a6f5",
			parts: [["Twox64Concat", fixed(32)]],
			read: (r) => r.u64(),
		}),
		/** `PhalaStakePoolv2.SubAccountPreimages` */
		subAccountPreimages: defineEntry<[session: Hex], [bigint, Hex] | null>("PhalaStakePoolv2", "SubAccountPreimages", {
			fingerprint: "e3b36f0e:bc43bad4",
			parts: [["Twox64Concat", fixed(32)]],
			read: (r) => [r.u64(), r.hex(32)],
		}),
		/** `PhalaStakePoolv2.LegacyRewards` */
		legacyRewards: defineEntry<[position: [Hex, bigint]], bigint | null>("PhalaStakePoolv2", "LegacyRewards", {
			fingerprint: "c4c20674:a3887f13",
			parts: [["Twox64Concat", tuple<[Hex, bigint]>(fixed(32), u64)]],
			read: (r) => r.u128(),
		}),
	},
	phalaVault: {
		/** `PhalaVault.VaultLocks` */
		vaultLocks: defineEntry<[pid: bigint], true | null>("PhalaVault", "VaultLocks", {
			fingerprint: "c37bce4e:6d3d90a5",
			parts: [["Twox64Concat", u64]],
			read: () => true,
		}),
	},
	phalaWrappedBalances: {
		/** `PhalaWrappedBalances.StakerAccounts` */
		stakerAccounts: defineEntry<[account: Hex], FinanceAccount | null>("PhalaWrappedBalances", "StakerAccounts", {
			fingerprint: "e3b36f0e:9acf7203",
			parts: [["Twox64Concat", fixed(32)]],
			read: financeAccount,
		}),
		/** `PhalaWrappedBalances.AccountVoteMap` */
		accountVoteMap: defineEntry<[account: Hex, referendum: number], true | null>("PhalaWrappedBalances", "AccountVoteMap", {
			fingerprint: "bc0b7c0f:6d3d90a5",
			parts: [["Blake2_128Concat", fixed(32)], ["Blake2_128Concat", u32]],
			read: () => true,
		}),
		/** `PhalaWrappedBalances.VoteAccountMap` */
		voteAccountMap: defineEntry<[referendum: number, account: Hex], [bigint, bigint] | null>("PhalaWrappedBalances", "VoteAccountMap", {
			fingerprint: "ff6bfa05:a7ab4c25",
			parts: [["Blake2_128Concat", u32], ["Blake2_128Concat", fixed(32)]],
			read: (r) => [r.u128(), r.u128()],
		}),
	},
	democracy: {
		/** `Democracy.ReferendumInfoOf` */
		referendumInfoOf: defineEntry<[index: number], ReferendumInfo | null>("Democracy", "ReferendumInfoOf", {
			fingerprint: "196e00bc:1f664880",
			parts: [["Twox64Concat", u32]],
			read: referendumInfo,
		}),
	},
};
