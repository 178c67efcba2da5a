// Made by scripts/generate.ts from metadata.json.

import type { ItemShapes } from "../../src/chain/metadata/plain-shape.ts";

/** Shapes of the storage of generation 1 that the SDK reads: used where a runtime has another layout. */
export const shapes: ItemShapes = {
	"System.Account": {"optional":false,"value":{"struct":{"nonce":"number","consumers":"number","providers":"number","sufficients":"number","data":{"struct":{"free":"bigint","reserved":"bigint","miscFrozen":"bigint","feeFrozen":"bigint"}}}}},
	"System.Number": {"optional":false,"value":"number"},
	"Timestamp.Now": {"optional":false,"value":"bigint"},
	"PhalaRegistry.Workers": {"optional":true,"value":{"struct":{"pubkey":32,"ecdhPubkey":32,"runtimeVersion":"number","lastUpdated":"bigint","operator":{"option":32},"confidenceLevel":"number","initialScore":{"option":"number"},"features":{"list":"number"}}}},
	"PhalaMining.Miners": {"optional":true,"value":{"struct":{"state":{"enum":{"Ready":"unit","MiningIdle":"unit","_Unused":"unit","MiningUnresponsive":"unit","MiningCoolingDown":"unit","MiningActive":"unit"}},"ve":"bigint","v":"bigint","vUpdatedAt":"bigint","benchmark":{"struct":{"pInit":"number","pInstant":"number","iterations":"bigint","miningStartTime":"bigint","challengeTimeLast":"bigint"}},"coolDownStart":"bigint","stats":{"struct":{"totalReward":"bigint"}}}}},
	"PhalaMining.Stakes": {"optional":true,"value":"bigint"},
	"PhalaMining.MinerBindings": {"optional":true,"value":32},
	"PhalaMining.WorkerBindings": {"optional":true,"value":32},
	"PhalaMining.CoolDownPeriod": {"optional":false,"value":"bigint"},
	"PhalaMining.TokenomicParameters": {"optional":true,"value":{"struct":{"phaRate":"bigint","rho":"bigint","budgetPerBlock":"bigint","vMax":"bigint","costK":"bigint","costB":"bigint","slashRate":"bigint","treasuryRatio":"bigint","heartbeatWindow":"number","rigK":"bigint","rigB":"bigint","re":"bigint","k":"bigint","kappa":"bigint"}}},
	"PhalaStakePool.StakePools": {"optional":true,"value":{"struct":{"pid":"bigint","owner":32,"payoutCommission":{"option":"number"},"ownerReward":"bigint","cap":{"option":"bigint"},"rewardAcc":"bigint","totalShares":"bigint","totalStake":"bigint","freeStake":"bigint","releasingStake":"bigint","workers":{"list":32},"withdrawQueue":{"list":{"struct":{"user":32,"shares":"bigint","startTime":"bigint"}}}}}},
	"PhalaStakePool.PoolCount": {"optional":false,"value":"bigint"},
	"PhalaStakePool.PoolStakers": {"optional":true,"value":{"struct":{"user":32,"locked":"bigint","shares":"bigint","availableRewards":"bigint","rewardDebt":"bigint"}}},
	"PhalaStakePool.StakeLedger": {"optional":true,"value":"bigint"},
	"PhalaStakePool.WorkerAssignments": {"optional":true,"value":"bigint"},
	"PhalaStakePool.SubAccountPreimages": {"optional":true,"value":{"tuple":["bigint",32]}},
	"PhalaStakePool.PoolContributionWhitelists": {"optional":true,"value":{"list":32}},
	"PhalaStakePool.PoolDescriptions": {"optional":true,"value":"bytes"},
	"PhalaStakePool.WithdrawalQueuedPools": {"optional":true,"value":{"list":"bigint"}},
	"PhalaStakePool.WithdrawalTimestamps": {"optional":false,"value":{"list":"bigint"}},
	"PhalaStakePool.MiningEnabled": {"optional":false,"value":"boolean"},
};
