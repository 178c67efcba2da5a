import type { PlainShape } from "../../src/chain/metadata/plain-shape.ts";

/** Storage that the SDK reads: names of the key's arguments by item, by pallet. */
type Items = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

const COMMON: Items = {
	System: { Account: ["account"], Number: [] },
	Timestamp: { Now: [] },
	PhalaRegistry: { Workers: ["worker"] },
};

/** Items read of a generation 1 runtime. */
const V1: Items = {
	...COMMON,
	PhalaMining: {
		Miners: ["miner"],
		Stakes: ["miner"],
		MinerBindings: ["miner"],
		WorkerBindings: ["worker"],
		CoolDownPeriod: [],
		TokenomicParameters: [],
	},
	PhalaStakePool: {
		StakePools: ["pid"],
		PoolCount: [],
		PoolStakers: ["position"],
		StakeLedger: ["account"],
		WorkerAssignments: ["worker"],
		SubAccountPreimages: ["miner"],
		PoolContributionWhitelists: ["pid"],
		PoolDescriptions: ["pid"],
		WithdrawalQueuedPools: ["startedAt"],
		WithdrawalTimestamps: [],
		MiningEnabled: [],
	},
};

/** Items read of a generation 2 runtime. */
const V2: Items = {
	...COMMON,
	Assets: { Asset: ["asset"], Account: ["asset", "account"] },
	Uniques: { Account: ["owner", "collection", "item"], Asset: ["collection", "item"] },
	RmrkCore: { Properties: ["collection", "nft", "key"] },
	PhalaComputation: {
		Sessions: ["session"],
		Stakes: ["session"],
		SessionBindings: ["session"],
		WorkerBindings: ["worker"],
		CoolDownPeriod: [],
		TokenomicParameters: [],
	},
	PhalaBasePool: {
		Pools: ["pid"],
		PoolCount: [],
		PoolCollections: ["collection"],
		PoolContributionWhitelists: ["pid"],
		PoolDescriptions: ["pid"],
	},
	PhalaStakePoolv2: { WorkerAssignments: ["worker"], SubAccountPreimages: ["session"], LegacyRewards: ["position"] },
	PhalaVault: { VaultLocks: ["pid"] },
	PhalaWrappedBalances: {
		StakerAccounts: ["account"],
		AccountVoteMap: ["account", "referendum"],
		VoteAccountMap: ["referendum", "account"],
	},
	Democracy: { ReferendumInfoOf: ["index"] },
};

/** Items read of each generation. */
export const READ: Readonly<Record<1 | 2, Items>> = { 1: V1, 2: V2 };

/** Names of the arguments of an item's key; none where the SDK does not read it. */
export function argNames(pallet: string, item: string): readonly string[] {
	return V2[pallet]?.[item] ?? V1[pallet]?.[item] ?? [];
}

/** Fields and variants that earlier runtimes have in place of others, and that readings use. By the path of their type. */
export const EARLIER: {
	/** Fields that a value may have. A shape asks for them only where the runtime has them. */
	readonly fields: Readonly<Record<string, Readonly<Record<string, PlainShape>>>>;
	/** Variants without content. */
	readonly variants: Readonly<Record<string, readonly string[]>>;
} = {
	fields: { "pallet_balances::types::AccountData": { "miscFrozen?": "bigint" } },
	variants: { "phala_pallets::mining::pallet::MinerState": ["MiningActive"] },
};
