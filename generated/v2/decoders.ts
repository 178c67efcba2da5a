// Made by scripts/generate.ts from metadata.json.

import type { Reader } from "../../src/codec/reader.ts";
import type {
	AccountData,
	AccountInfo,
	AssetAccount,
	AssetDetails,
	AssetStatus,
	AttestationProvider,
	BasePool,
	Benchmark,
	Bounded,
	ExistenceReason,
	FinanceAccount,
	ItemDetails,
	PoolProxy,
	ReferendumInfo,
	ReferendumStatus,
	SessionInfo,
	SessionStats,
	StakePool,
	Tally,
	TokenomicParameters,
	Vault,
	VoteThreshold,
	WithdrawInfo,
	WorkerInfoV2,
	WorkerState,
} from "./pallets.ts";

/** Reads a {@link AccountData}. */
export function accountData(r: Reader): AccountData {
	return {
		free: r.u128(),
		reserved: r.u128(),
		frozen: r.u128(),
		flags: r.u128(),
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

/** Reads a {@link AssetAccount}. */
export function assetAccount(r: Reader): AssetAccount {
	return {
		balance: r.u128(),
		isFrozen: r.bool(),
		reason: existenceReason(r),
		extra: null,
	};
}

/** Reads a {@link AssetDetails}. */
export function assetDetails(r: Reader): AssetDetails {
	return {
		owner: r.hex(32),
		issuer: r.hex(32),
		admin: r.hex(32),
		freezer: r.hex(32),
		supply: r.u128(),
		deposit: r.u128(),
		minBalance: r.u128(),
		isSufficient: r.bool(),
		accounts: r.u32(),
		sufficients: r.u32(),
		approvals: r.u32(),
		status: assetStatus(r),
	};
}

/** Reads a {@link AssetStatus}. */
export function assetStatus(r: Reader): AssetStatus {
	const index = r.u8();
	switch (index) {
		case 0:
			return "Live";
		case 1:
			return "Frozen";
		case 2:
			return "Destroying";
		default:
			return r.unknown("AssetStatus", index);
	}
}

/** Reads a {@link AttestationProvider}. */
export function attestationProvider(r: Reader): AttestationProvider {
	const index = r.u8();
	switch (index) {
		case 0:
			return "Root";
		case 1:
			return "Ias";
		default:
			return r.unknown("AttestationProvider", index);
	}
}

/** Reads a {@link BasePool}. */
export function basePool(r: Reader): BasePool {
	return {
		pid: r.u64(),
		owner: r.hex(32),
		totalShares: r.u128(),
		totalValue: r.u128(),
		withdrawQueue: r.vec(withdrawInfo),
		valueSubscribers: r.vec((r) => r.u64()),
		cid: r.u32(),
		poolAccountId: r.hex(32),
	};
}

/** Reads a {@link Benchmark}. */
export function benchmark(r: Reader): Benchmark {
	return {
		pInit: r.u32(),
		pInstant: r.u32(),
		iterations: r.u64(),
		workingStartTime: r.u64(),
		challengeTimeLast: r.u64(),
	};
}

/** Reads a {@link Bounded}. */
export function bounded(r: Reader): Bounded {
	const index = r.u8();
	switch (index) {
		case 0:
			return { Legacy: {
			hash: r.hex(32),
		} };
		case 1:
			return { Inline: r.blob() };
		case 2:
			return { Lookup: {
			hash: r.hex(32),
			len: r.u32(),
		} };
		default:
			return r.unknown("Bounded", index);
	}
}

/** Reads a {@link ExistenceReason}. */
export function existenceReason(r: Reader): ExistenceReason {
	const index = r.u8();
	switch (index) {
		case 0:
			return "Consumer";
		case 1:
			return "Sufficient";
		case 2:
			return { DepositHeld: r.u128() };
		case 3:
			return "DepositRefunded";
		default:
			return r.unknown("ExistenceReason", index);
	}
}

/** Reads a {@link FinanceAccount}. */
export function financeAccount(r: Reader): FinanceAccount {
	return {
		investPools: r.vec((r) => [r.u64(), r.u32()]),
		locked: r.u128(),
	};
}

/** Reads a {@link ItemDetails}. */
export function itemDetails(r: Reader): ItemDetails {
	return {
		owner: r.hex(32),
		approved: r.option((r) => r.hex(32)),
		isFrozen: r.bool(),
		deposit: r.u128(),
	};
}

/** Reads a {@link PoolProxy}. */
export function poolProxy(r: Reader): PoolProxy {
	const index = r.u8();
	switch (index) {
		case 0:
			return { StakePool: stakePool(r) };
		case 1:
			return { Vault: vault(r) };
		default:
			return r.unknown("PoolProxy", index);
	}
}

/** Reads a {@link ReferendumInfo}. */
export function referendumInfo(r: Reader): ReferendumInfo {
	const index = r.u8();
	switch (index) {
		case 0:
			return { Ongoing: referendumStatus(r) };
		case 1:
			return { Finished: {
			approved: r.bool(),
			end: r.u32(),
		} };
		default:
			return r.unknown("ReferendumInfo", index);
	}
}

/** Reads a {@link ReferendumStatus}. */
export function referendumStatus(r: Reader): ReferendumStatus {
	return {
		end: r.u32(),
		proposal: bounded(r),
		threshold: voteThreshold(r),
		delay: r.u32(),
		tally: tally(r),
	};
}

/** Reads a {@link SessionInfo}. */
export function sessionInfo(r: Reader): SessionInfo {
	return {
		state: workerState(r),
		ve: r.u128(),
		v: r.u128(),
		vUpdatedAt: r.u64(),
		benchmark: benchmark(r),
		coolDownStart: r.u64(),
		stats: sessionStats(r),
	};
}

/** Reads a {@link SessionStats}. */
export function sessionStats(r: Reader): SessionStats {
	return {
		totalReward: r.u128(),
	};
}

/** Reads a {@link StakePool}. */
export function stakePool(r: Reader): StakePool {
	return {
		basepool: basePool(r),
		payoutCommission: r.option((r) => r.u32()),
		cap: r.option((r) => r.u128()),
		workers: r.vec((r) => r.hex(32)),
		cdWorkers: r.vec((r) => r.hex(32)),
		lockAccount: r.hex(32),
		ownerRewardAccount: r.hex(32),
	};
}

/** Reads a {@link Tally}. */
export function tally(r: Reader): Tally {
	return {
		ayes: r.u128(),
		nays: r.u128(),
		turnout: r.u128(),
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

/** Reads a {@link Vault}. */
export function vault(r: Reader): Vault {
	return {
		basepool: basePool(r),
		lastSharePriceCheckpoint: r.u128(),
		commission: r.option((r) => r.u32()),
		ownerShares: r.u128(),
		investPools: r.vec((r) => r.u64()),
	};
}

/** Reads a {@link VoteThreshold}. */
export function voteThreshold(r: Reader): VoteThreshold {
	const index = r.u8();
	switch (index) {
		case 0:
			return "SuperMajorityApprove";
		case 1:
			return "SuperMajorityAgainst";
		case 2:
			return "SimpleMajority";
		default:
			return r.unknown("VoteThreshold", index);
	}
}

/** Reads a {@link WithdrawInfo}. */
export function withdrawInfo(r: Reader): WithdrawInfo {
	return {
		user: r.hex(32),
		startTime: r.u64(),
		nftId: r.u32(),
	};
}

/** Reads a {@link WorkerInfoV2}. */
export function workerInfoV2(r: Reader): WorkerInfoV2 {
	return {
		pubkey: r.hex(32),
		ecdhPubkey: r.hex(32),
		runtimeVersion: r.u32(),
		lastUpdated: r.u64(),
		operator: r.option((r) => r.hex(32)),
		attestationProvider: r.option(attestationProvider),
		confidenceLevel: r.u8(),
		initialScore: r.option((r) => r.u32()),
		features: r.vec((r) => r.u32()),
	};
}

/** Reads a {@link WorkerState}. */
export function workerState(r: Reader): WorkerState {
	const index = r.u8();
	switch (index) {
		case 0:
			return "Ready";
		case 1:
			return "WorkerIdle";
		case 2:
			return "_Unused";
		case 3:
			return "WorkerUnresponsive";
		case 4:
			return "WorkerCoolingDown";
		default:
			return r.unknown("WorkerState", index);
	}
}
