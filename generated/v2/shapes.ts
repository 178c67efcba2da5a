// Made by scripts/generate.ts from metadata.json.

import type { ItemShapes } from "../../src/chain/metadata/plain-shape.ts";

/** Shapes of the storage of generation 2 that the SDK reads: used where a runtime has another layout. */
export const shapes: ItemShapes = {
	"System.Account": {"fingerprint":"0c872c67:a8a54007","optional":false,"value":{"struct":{"nonce":"number","consumers":"number","providers":"number","sufficients":"number","data":{"struct":{"free":"bigint","reserved":"bigint","frozen":"bigint","flags":"bigint","miscFrozen?":"bigint"}}}}},
	"System.Number": {"fingerprint":"b668638d:ee32940a","optional":false,"value":"number"},
	"Timestamp.Now": {"fingerprint":"b668638d:ded1c824","optional":false,"value":"bigint"},
	"PhalaRegistry.Workers": {"fingerprint":"e3b36f0e:2254a4af","optional":true,"value":{"struct":{"pubkey":32,"ecdhPubkey":32,"runtimeVersion":"number","lastUpdated":"bigint","operator":{"option":32},"attestationProvider":{"option":{"enum":{"Root":"unit","Ias":"unit"}}},"confidenceLevel":"number","initialScore":{"option":"number"},"features":{"list":"number"}}}},
	"Assets.Asset": {"fingerprint":"2a385f8b:c83b09b7","optional":true,"value":{"struct":{"owner":32,"issuer":32,"admin":32,"freezer":32,"supply":"bigint","deposit":"bigint","minBalance":"bigint","isSufficient":"boolean","accounts":"number","sufficients":"number","approvals":"number","status":{"enum":{"Live":"unit","Frozen":"unit","Destroying":"unit"}}}}},
	"Assets.Account": {"fingerprint":"ff6bfa05:24130051","optional":true,"value":{"struct":{"balance":"bigint","isFrozen":"boolean","reason":{"enum":{"Consumer":"unit","Sufficient":"unit","DepositHeld":"bigint","DepositRefunded":"unit"}},"extra":"unit"}}},
	"Uniques.Account": {"fingerprint":"6a2ef060:6d3d90a5","optional":true,"value":"unit"},
	"Uniques.Asset": {"fingerprint":"56e66e1c:f058e6e1","optional":true,"value":{"struct":{"owner":32,"approved":{"option":32},"isFrozen":"boolean","deposit":"bigint"}}},
	"RmrkCore.Properties": {"fingerprint":"d87a7b81:2899d59b","optional":true,"value":"bytes"},
	"PhalaComputation.Sessions": {"fingerprint":"e3b36f0e:30369fac","optional":true,"value":{"struct":{"state":{"enum":{"Ready":"unit","WorkerIdle":"unit","_Unused":"unit","WorkerUnresponsive":"unit","WorkerCoolingDown":"unit"}},"ve":"bigint","v":"bigint","vUpdatedAt":"bigint","benchmark":{"struct":{"pInit":"number","pInstant":"number","iterations":"bigint","workingStartTime":"bigint","challengeTimeLast":"bigint"}},"coolDownStart":"bigint","stats":{"struct":{"totalReward":"bigint"}}}}},
	"PhalaComputation.Stakes": {"fingerprint":"e3b36f0e:a3887f13","optional":true,"value":"bigint"},
	"PhalaComputation.SessionBindings": {"fingerprint":"e3b36f0e:1e606f60","optional":true,"value":32},
	"PhalaComputation.WorkerBindings": {"fingerprint":"e3b36f0e:1e606f60","optional":true,"value":32},
	"PhalaComputation.CoolDownPeriod": {"fingerprint":"b668638d:ded1c824","optional":false,"value":"bigint"},
	"PhalaComputation.TokenomicParameters": {"fingerprint":"b668638d:102c0b42","optional":true,"value":{"struct":{"phaRate":"bigint","rho":"bigint","budgetPerBlock":"bigint","vMax":"bigint","costK":"bigint","costB":"bigint","slashRate":"bigint","treasuryRatio":"bigint","heartbeatWindow":"number","rigK":"bigint","rigB":"bigint","re":"bigint","k":"bigint","kappa":"bigint"}}},
	"PhalaBasePool.Pools": {"fingerprint":"c37bce4e:db7bb7b0","optional":true,"value":{"enum":{"StakePool":{"struct":{"basepool":{"struct":{"pid":"bigint","owner":32,"totalShares":"bigint","totalValue":"bigint","withdrawQueue":{"list":{"struct":{"user":32,"startTime":"bigint","nftId":"number"}}},"valueSubscribers":{"list":"bigint"},"cid":"number","poolAccountId":32}},"payoutCommission":{"option":"number"},"cap":{"option":"bigint"},"workers":{"list":32},"cdWorkers":{"list":32},"lockAccount":32,"ownerRewardAccount":32}},"Vault":{"struct":{"basepool":{"struct":{"pid":"bigint","owner":32,"totalShares":"bigint","totalValue":"bigint","withdrawQueue":{"list":{"struct":{"user":32,"startTime":"bigint","nftId":"number"}}},"valueSubscribers":{"list":"bigint"},"cid":"number","poolAccountId":32}},"lastSharePriceCheckpoint":"bigint","commission":{"option":"number"},"ownerShares":"bigint","investPools":{"list":"bigint"}}}}}},
	"PhalaBasePool.PoolCount": {"fingerprint":"b668638d:ded1c824","optional":false,"value":"bigint"},
	"PhalaBasePool.PoolCollections": {"fingerprint":"196e00bc:c854a6f5","optional":true,"value":"bigint"},
	"PhalaBasePool.PoolContributionWhitelists": {"fingerprint":"c37bce4e:c2ec5bab","optional":true,"value":{"list":32}},
	"PhalaBasePool.PoolDescriptions": {"fingerprint":"c37bce4e:2899d59b","optional":true,"value":"bytes"},
	"PhalaStakePoolv2.WorkerAssignments": {"fingerprint":"e3b36f0e:c854a6f5","optional":true,"value":"bigint"},
	"PhalaStakePoolv2.SubAccountPreimages": {"fingerprint":"e3b36f0e:bc43bad4","optional":true,"value":{"tuple":["bigint",32]}},
	"PhalaStakePoolv2.LegacyRewards": {"fingerprint":"c4c20674:a3887f13","optional":true,"value":"bigint"},
	"PhalaVault.VaultLocks": {"fingerprint":"c37bce4e:6d3d90a5","optional":true,"value":"unit"},
	"PhalaWrappedBalances.StakerAccounts": {"fingerprint":"e3b36f0e:9acf7203","optional":true,"value":{"struct":{"investPools":{"list":{"tuple":["bigint","number"]}},"locked":"bigint"}}},
	"PhalaWrappedBalances.AccountVoteMap": {"fingerprint":"bc0b7c0f:6d3d90a5","optional":true,"value":"unit"},
	"PhalaWrappedBalances.VoteAccountMap": {"fingerprint":"ff6bfa05:a7ab4c25","optional":true,"value":{"tuple":["bigint","bigint"]}},
	"Democracy.ReferendumInfoOf": {"fingerprint":"196e00bc:1f664880","optional":true,"value":{"enum":{"Ongoing":{"struct":{"end":"number","proposal":{"enum":{"Legacy":{"struct":{"hash":32}},"Inline":"bytes","Lookup":{"struct":{"hash":32,"len":"number"}}}},"threshold":{"enum":{"SuperMajorityApprove":"unit","SuperMajorityAgainst":"unit","SimpleMajority":"unit"}},"delay":"number","tally":{"struct":{"ayes":"bigint","nays":"bigint","turnout":"bigint"}}}},"Finished":{"struct":{"approved":"boolean","end":"number"}}}}},
};
