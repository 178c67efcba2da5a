// Made by scripts/generate.ts from metadata.json.

import type { Reader } from "../../src/codec/reader.ts";
import type {
	AccountData,
	AccountInfo,
	Benchmark,
	MinerInfo,
	MinerState,
	MinerStats,
	PoolInfo,
	TokenomicParameters,
	UserStakeInfo,
	WithdrawInfo,
	WorkerInfo,
} from "./pallets.ts";

/** Reads a {@link AccountData}. */
export function accountData(r: Reader): AccountData {
	return {
		free: r.u128(),
		reserved: r.u128(),
		miscFrozen: r.u128(),
		feeFrozen: r.u128(),
	};
}

/** Reads a {@link AccountInfo}. */
export function accountInfo(r: Reader): AccountInfo {
	return {
		nonce: r.u32(),
		consumers: r.u32(),
		providers: r.u32(),
		sufficients: r.u32(),
		data: accountData(r),
	};
}

/** Reads a {@link Benchmark}. */
export function benchmark(r: Reader): Benchmark {
	return {
		pInit: r.u32(),
		pInstant: r.u32(),
		iterations: r.u64(),
		miningStartTime: r.u64(),
		challengeTimeLast: r.u64(),
	};
}

/** Reads a {@link MinerInfo}. */
export function minerInfo(r: Reader): MinerInfo {
	return {
		state: minerState(r),
		ve: r.u128(),
		v: r.u128(),
		vUpdatedAt: r.u64(),
		benchmark: benchmark(r),
		coolDownStart: r.u64(),
		stats: minerStats(r),
	};
}

/** Reads a {@link MinerState}. */
export function minerState(r: Reader): MinerState {
	const index = r.u8();
	switch (index) {
		case 0:
			return "Ready";
		case 1:
			return "MiningIdle";
		case 2:
			return "_Unused";
		case 3:
			return "MiningUnresponsive";
		case 4:
			return "MiningCoolingDown";
		default:
			return r.unknown("MinerState", index);
	}
}

/** Reads a {@link MinerStats}. */
export function minerStats(r: Reader): MinerStats {
	return {
		totalReward: r.u128(),
	};
}

/** Reads a {@link PoolInfo}. */
export function poolInfo(r: Reader): PoolInfo {
	return {
		pid: r.u64(),
		owner: r.hex(32),
		payoutCommission: r.option((r) => r.u32()),
		ownerReward: r.u128(),
		cap: r.option((r) => r.u128()),
		rewardAcc: r.u128(),
		totalShares: r.u128(),
		totalStake: r.u128(),
		freeStake: r.u128(),
		releasingStake: r.u128(),
		workers: r.vec((r) => r.hex(32)),
		withdrawQueue: r.vec(withdrawInfo),
	};
}

/** Reads a {@link TokenomicParameters}. */
export function tokenomicParameters(r: Reader): TokenomicParameters {
	return {
		phaRate: r.u128(),
		rho: r.u128(),
		budgetPerBlock: r.u128(),
		vMax: r.u128(),
		costK: r.u128(),
		costB: r.u128(),
		slashRate: r.u128(),
		treasuryRatio: r.u128(),
		heartbeatWindow: r.u32(),
		rigK: r.u128(),
		rigB: r.u128(),
		re: r.u128(),
		k: r.u128(),
		kappa: r.u128(),
	};
}

/** Reads a {@link UserStakeInfo}. */
export function userStakeInfo(r: Reader): UserStakeInfo {
	return {
		user: r.hex(32),
		locked: r.u128(),
		shares: r.u128(),
		availableRewards: r.u128(),
		rewardDebt: r.u128(),
	};
}

/** Reads a {@link WithdrawInfo}. */
export function withdrawInfo(r: Reader): WithdrawInfo {
	return {
		user: r.hex(32),
		shares: r.u128(),
		startTime: r.u64(),
	};
}

/** Reads a {@link WorkerInfo}. */
export function workerInfo(r: Reader): WorkerInfo {
	return {
		pubkey: r.hex(32),
		ecdhPubkey: r.hex(32),
		runtimeVersion: r.u32(),
		lastUpdated: r.u64(),
		operator: r.option((r) => r.hex(32)),
		confidenceLevel: r.u8(),
		initialScore: r.option((r) => r.u32()),
		features: r.vec((r) => r.u32()),
	};
}
