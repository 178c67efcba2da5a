// Made by scripts/generate.ts from metadata.json.

import type { ItemShapes } from "../../src/chain/metadata/plain-shape.ts";

/** Shapes of the storage of generation 1 that the SDK reads: used where a runtime has another layout. */
export const shapes: ItemShapes = {
	"System.Account": {"fingerprint":"0c872c67:e71a53b6","optional":false,"value":{"struct":{"nonce":"number","consumers":"number","providers":"number","sufficients":"number","data":{"struct":{"free":"bigint","reserved":"bigint","miscFrozen":"bigint","feeFrozen":"bigint"}}}}},
	"System.Number": {"fingerprint":"b668638d:ee32940a","optional":false,"value":"number"},
	"Timestamp.Now": {"fingerprint":"b668638d:ded1c824","optional":false,"value":"bigint"},
	"PhalaRegistry.Workers": {"fingerprint":"e3b36f0e:48530d8e","optional":true,"value":{"struct":{"pubkey":32,"ecdhPubkey":32,"runtimeVersion":"number","lastUpdated":"bigint","operator":{"option":32},"confidenceLevel":"number","initialScore":{"option":"number"},"features":{"list":"number"}}}},
	"PhalaMining.Miners": {"fingerprint":"e3b36f0e:82f17d41","optional":true,"value":{"struct":{"state":{"enum":{"Ready":"unit","MiningIdle":"unit","_Unused":"unit","MiningUnresponsive":"unit","MiningCoolingDown":"unit","MiningActive":"unit"}},"ve":"bigint","v":"bigint","vUpdatedAt":"bigint","benchmark":{"struct":{"pInit":"number","pInstant":"number","iterations":"bigint","miningStartTime":"bigint","challengeTimeLast":"bigint"}},"coolDownStart":"bigint","stats":{"struct":{"totalReward":"bigint"}}}}},
	"PhalaMining.Stakes": {"fingerprint":"e3b36f0e:a3887f13","optional":true,"value":"bigint"},
	"PhalaMining.MinerBindings": {"fingerprint":"e3b36f0e:1e606f60","optional":true,"value":32},
	"PhalaMining.WorkerBindings": {"fingerprint":"e3b36f0e:1e606f60","optional":true,"value":32},
	"PhalaMining.CoolDownPeriod": {"fingerprint":"b668638d:ded1c824","optional":false,"value":"bigint"},
	"PhalaMining.TokenomicParameters": {"fingerprint":"b668638d:102c0b42","optional":true,"value":{"struct":{"phaRate":"bigint","rho":"bigint","budgetPerBlock":"bigint","vMax":"bigint","costK":"bigint","costB":"bigint","slashRate":"bigint","treasuryRatio":"bigint","heartbeatWindow":"number","rigK":"bigint","rigB":"bigint","re":"bigint","k":"bigint","kappa":"bigint"}}},
	"PhalaStakePool.StakePools": {"fingerprint":"c37bce4e:aaa36dc7","optional":true,"value":{"struct":{"pid":"bigint","owner":32,"payoutCommission":{"option":"number"},"ownerReward":"bigint","cap":{"option":"bigint"},"rewardAcc":"bigint","totalShares":"bigint","totalStake":"bigint","freeStake":"bigint","releasingStake":"bigint","workers":{"list":32},"withdrawQueue":{"list":{"struct":{"user":32,"shares":"bigint","startTime":"bigint"}}}}}},
	"PhalaStakePool.PoolCount": {"fingerprint":"b668638d:ded1c824","optional":false,"value":"bigint"},
	"PhalaStakePool.PoolStakers": {"fingerprint":"ab4ba999:e1e34e22","optional":true,"value":{"struct":{"user":32,"locked":"bigint","shares":"bigint","availableRewards":"bigint","rewardDebt":"bigint"}}},
	"PhalaStakePool.StakeLedger": {"fingerprint":"e3b36f0e:a3887f13","optional":true,"value":"bigint"},
	"PhalaStakePool.WorkerAssignments": {"fingerprint":"e3b36f0e:c854a6f5","optional":true,"value":"bigint"},
	"PhalaStakePool.SubAccountPreimages": {"fingerprint":"e3b36f0e:bc43bad4","optional":true,"value":{"tuple":["bigint",32]}},
	"PhalaStakePool.PoolContributionWhitelists": {"fingerprint":"c37bce4e:c2ec5bab","optional":true,"value":{"list":32}},
	"PhalaStakePool.PoolDescriptions": {"fingerprint":"c37bce4e:2899d59b","optional":true,"value":"bytes"},
	"PhalaStakePool.WithdrawalQueuedPools": {"fingerprint":"c37bce4e:8c272626","optional":true,"value":{"list":"bigint"}},
	"PhalaStakePool.WithdrawalTimestamps": {"fingerprint":"b668638d:8f8ce4a5","optional":false,"value":{"list":"bigint"}},
	"PhalaStakePool.MiningEnabled": {"fingerprint":"b668638d:f6815cbd","optional":false,"value":"boolean"},
};
