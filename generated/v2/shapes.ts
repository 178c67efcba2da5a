// Made by scripts/generate.ts from metadata.json.

import type { ItemShapes } from "../../src/chain/metadata/plain-shape.ts";

/** Shapes of the storage of generation 2 that the SDK reads: used where a runtime has another layout. */
export const shapes: ItemShapes = {
	"System.Account": {"optional":false,"value":{"struct":{"nonce":"number","consumers":"number","providers":"number","sufficients":"number","data":{"struct":{"free":"bigint","reserved":"bigint","frozen":"bigint","flags":"bigint","miscFrozen?":"bigint"}}}}},
	"System.Number": {"optional":false,"value":"number"},
	"Timestamp.Now": {"optional":false,"value":"bigint"},
	"PhalaRegistry.Workers": {"optional":true,"value":{"struct":{"pubkey":32,"ecdhPubkey":32,"runtimeVersion":"number","lastUpdated":"bigint","operator":{"option":32},"attestationProvider":{"option":{"enum":{"Root":"unit","Ias":"unit"}}},"confidenceLevel":"number","initialScore":{"option":"number"},"features":{"list":"number"}}}},
	"Assets.Asset": {"optional":true,"value":{"struct":{"owner":32,"issuer":32,"admin":32,"freezer":32,"supply":"bigint","deposit":"bigint","minBalance":"bigint","isSufficient":"boolean","accounts":"number","sufficients":"number","approvals":"number","status":{"enum":{"Live":"unit","Frozen":"unit","Destroying":"unit"}}}}},
	"Assets.Account": {"optional":true,"value":{"struct":{"balance":"bigint","isFrozen":"boolean","reason":{"enum":{"Consumer":"unit","Sufficient":"unit","DepositHeld":"bigint","DepositRefunded":"unit"}},"extra":"unit"}}},
	"Uniques.Account": {"optional":true,"value":"unit"},
	"Uniques.Asset": {"optional":true,"value":{"struct":{"owner":32,"approved":{"option":32},"isFrozen":"boolean","deposit":"bigint"}}},
	"RmrkCore.Properties": {"optional":true,"value":"bytes"},
	"PhalaComputation.Sessions": {"optional":true,"value":{"struct":{"state":{"enum":{"Ready":"unit","WorkerIdle":"unit","_Unused":"unit","WorkerUnresponsive":"unit","WorkerCoolingDown":"unit"}},"ve":"bigint","v":"bigint","vUpdatedAt":"bigint","benchmark":{"struct":{"pInit":"number","pInstant":"number","iterations":"bigint","workingStartTime":"bigint","challengeTimeLast":"bigint"}},"coolDownStart":"bigint","stats":{"struct":{"totalReward":"bigint"}}}}},
	"PhalaComputation.Stakes": {"optional":true,"value":"bigint"},
	"PhalaComputation.SessionBindings": {"optional":true,"value":32},
	"PhalaComputation.WorkerBindings": {"optional":true,"value":32},
	"PhalaComputation.CoolDownPeriod": {"optional":false,"value":"bigint"},
	"PhalaComputation.TokenomicParameters": {"optional":true,"value":{"struct":{"phaRate":"bigint","rho":"bigint","budgetPerBlock":"bigint","vMax":"bigint","costK":"bigint","costB":"bigint","slashRate":"bigint","treasuryRatio":"bigint","heartbeatWindow":"number","rigK":"bigint","rigB":"bigint","re":"bigint","k":"bigint","kappa":"bigint"}}},
	"PhalaBasePool.Pools": {"optional":true,"value":{"enum":{"StakePool":{"struct":{"basepool":{"struct":{"pid":"bigint","owner":32,"totalShares":"bigint","totalValue":"bigint","withdrawQueue":{"list":{"struct":{"user":32,"startTime":"bigint","nftId":"number"}}},"valueSubscribers":{"list":"bigint"},"cid":"number","poolAccountId":32}},"payoutCommission":{"option":"number"},"cap":{"option":"bigint"},"workers":{"list":32},"cdWorkers":{"list":32},"lockAccount":32,"ownerRewardAccount":32}},"Vault":{"struct":{"basepool":{"struct":{"pid":"bigint","owner":32,"totalShares":"bigint","totalValue":"bigint","withdrawQueue":{"list":{"struct":{"user":32,"startTime":"bigint","nftId":"number"}}},"valueSubscribers":{"list":"bigint"},"cid":"number","poolAccountId":32}},"lastSharePriceCheckpoint":"bigint","commission":{"option":"number"},"ownerShares":"bigint","investPools":{"list":"bigint"}}}}}},
	"PhalaBasePool.PoolCount": {"optional":false,"value":"bigint"},
	"PhalaBasePool.PoolCollections": {"optional":true,"value":"bigint"},
	"PhalaBasePool.PoolContributionWhitelists": {"optional":true,"value":{"list":32}},
	"PhalaBasePool.PoolDescriptions": {"optional":true,"value":"bytes"},
	"PhalaStakePoolv2.WorkerAssignments": {"optional":true,"value":"bigint"},
	"PhalaStakePoolv2.SubAccountPreimages": {"optional":true,"value":{"tuple":["bigint",32]}},
	"PhalaStakePoolv2.LegacyRewards": {"optional":true,"value":"bigint"},
	"PhalaVault.VaultLocks": {"optional":true,"value":"unit"},
	"PhalaWrappedBalances.StakerAccounts": {"optional":true,"value":{"struct":{"investPools":{"list":{"tuple":["bigint","number"]}},"locked":"bigint"}}},
	"PhalaWrappedBalances.AccountVoteMap": {"optional":true,"value":"unit"},
	"PhalaWrappedBalances.VoteAccountMap": {"optional":true,"value":{"tuple":["bigint","bigint"]}},
	"Democracy.ReferendumInfoOf": {"optional":true,"value":{"enum":{"Ongoing":{"struct":{"end":"number","proposal":{"enum":{"Legacy":{"struct":{"hash":32}},"Inline":"bytes","Lookup":{"struct":{"hash":32,"len":"number"}}}},"threshold":{"enum":{"SuperMajorityApprove":"unit","SuperMajorityAgainst":"unit","SimpleMajority":"unit"}},"delay":"number","tally":{"struct":{"ayes":"bigint","nays":"bigint","turnout":"bigint"}}}},"Finished":{"struct":{"approved":"boolean","end":"number"}}}}},
};
