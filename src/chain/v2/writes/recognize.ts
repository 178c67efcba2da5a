import type { RecognizedWrite, RecognizeWrite } from "../../chain-adapter.ts";
import type { Call } from "../../operation.ts";
import {
	type CallRecognizers,
	createRecognizer,
	isCallTo,
	recognizeCall,
	recognizeMove,
} from "../../recognition/recognized-write.ts";
import { recognizeReclaimAll, sharedRecognizers } from "../../recognition/shared-recognizers.ts";
import type { ChainV2 } from "../chain-context.ts";
import { stakePoolPallet, whitelistPallet } from "../pool-records.ts";
import { workerPallets } from "../worker-pallets.ts";
import { claimOwnerReward, claimSubsidy } from "./claim.ts";
import type { contribute } from "./contribute.ts";
import { contributeAsVault } from "./contribute-as-vault.ts";
import { enforceExit } from "./enforce-exit.ts";
import { move } from "./move.ts";
import { claimOwnerShares, createVault, enforceVaultExit, gainOwnerShares, setVaultCommission } from "./vault.ts";
import { unlockVotes, vote } from "./votes.ts";
import { withdraw, withdrawAsVault } from "./withdraw.ts";
import { unwrap, wrap } from "./wrap.ts";

type Contribute = typeof contribute;

/**
 * Recognizes the writes of generation 2 in calls.
 *
 * @param contribute - passed on: its module loads with the first contribution, alone
 */
export function createRecognizerV2(chain: ChainV2, contribute: Contribute): RecognizeWrite {
	const workers = workerPallets(chain);
	const settings = stakePoolPallet(chain);
	const single: CallRecognizers = {
		...sharedRecognizers(
			{ settings, whitelist: whitelistPallet(chain), workers },
			{
				stakePool: "phalaStakePoolv2",
				whitelist: "phalaBasePool",
				sessions: "phalaComputation",
				start: "startComputing",
				stop: "stopComputing",
				restart: "restartComputing",
			},
		),
		...ownRecognizers(chain, contribute),
	};
	return createRecognizer(single, [
		(calls) => recognizeReclaimAll(workers, "phalaStakePoolv2.reclaimPoolWorker", calls),
		(calls) => recognizeMove(single, (from, to, shares) => move(chain, from, to, { shares }, true), calls),
		(calls) => (isWrapped(calls) ? join(recognizeCall(single, calls.slice(1))) : null),
		(calls) => (isUnwrapped(calls) ? join(recognizeCall(single, calls)) : null),
	]);
}

/** A write of two calls, by the one that has its arguments. W-PHA of a vault is never wrapped for it. */
function join(write: RecognizedWrite | null): RecognizedWrite | null {
	return write === null || write.write === "contributeAsVault" ? null : { ...write, length: 2 };
}

/** Whether a contribution follows the wrap of a part of it. */
function isWrapped([wrapping, contribution]: readonly Call[]): boolean {
	if (!isCallTo(wrapping, "phalaWrappedBalances.wrap")) return false;
	if (!isCallTo(contribution, "phalaStakePoolv2.contribute") && !isCallTo(contribution, "phalaVault.contribute"))
		return false;
	const [wrapped, contributed] = [wrapping.args.amount, contribution.args.amount];
	return typeof wrapped === "bigint" && typeof contributed === "bigint" && wrapped <= contributed;
}

/** Whether an unwrap follows a claim of the owner's reward. */
function isUnwrapped([claim, unwrapping]: readonly Call[]): boolean {
	return isCallTo(claim, "phalaStakePoolv2.claimOwnerRewards") && isCallTo(unwrapping, "phalaWrappedBalances.unwrap");
}

function ownRecognizers(chain: ChainV2, contribute: Contribute): CallRecognizers {
	return {
		"phalaStakePoolv2.contribute"(args) {
			const [pid, amount, vault] = [args.integer("pid"), args.amount("amount"), args.option("asVault", args.integer)];
			if (vault === null) return ["contribute", [pid, amount], contribute(chain, pid, amount)];
			return ["contributeAsVault", [vault, pid, amount], contributeAsVault(chain, vault, pid, amount)];
		},
		"phalaStakePoolv2.withdraw"(args) {
			const [pid, shares, vault] = [args.integer("pid"), args.amount("shares"), args.option("asVault", args.integer)];
			if (vault === null) return ["withdraw", [pid, { shares }], withdraw(chain, pid, { shares })];
			return ["withdrawAsVault", [vault, pid, { shares }], withdrawAsVault(chain, vault, pid, { shares })];
		},
		"phalaStakePoolv2.claimOwnerRewards"(args) {
			const [pid, target] = [args.integer("pid"), args.bytes("target")];
			return ["claimOwnerReward", [pid, target], claimOwnerReward(chain, pid, target)];
		},
		"phalaStakePoolv2.claimLegacyRewards"(args) {
			const [pid, target] = [args.integer("pid"), args.bytes("target")];
			return ["claimSubsidy", [pid, "legacyReward", target], claimSubsidy(chain, pid, "legacyReward", target)];
		},
		"phalaBasePool.claimReimbursement"(args) {
			const [pid, target] = [args.integer("pid"), args.bytes("target")];
			return ["claimSubsidy", [pid, "reimbursement", target], claimSubsidy(chain, pid, "reimbursement", target)];
		},
		"phalaStakePoolv2.checkAndMaybeForceWithdraw"(args) {
			const pid = args.integer("pid");
			return ["enforceExit", [pid], enforceExit(chain, pid)];
		},
		"phalaWrappedBalances.wrap"(args) {
			const amount = args.amount("amount");
			return ["wrap", [amount], wrap(chain, amount)];
		},
		"phalaWrappedBalances.unwrap"(args) {
			const amount = args.amount("amount");
			return ["unwrap", [amount], unwrap(chain, amount)];
		},
		"phalaWrappedBalances.unwrapAll": () => ["unwrap", ["all"], unwrap(chain, "all")],
		"phalaWrappedBalances.vote"(args) {
			const [index, aye, nay] = [args.integer("voteId"), args.amount("ayeAmount"), args.amount("nayAmount")];
			return ["vote", [index, aye, nay], vote(chain, index, aye, nay)];
		},
		"phalaWrappedBalances.unlock"(args) {
			const [index, accounts] = [args.integer("voteId"), args.integer("maxIterations")];
			return ["unlockVotes", [index, accounts], unlockVotes(chain, index, accounts)];
		},
		"phalaVault.create": () => ["createVault", [], createVault(chain)],
		"phalaVault.contribute"(args) {
			const [pid, amount] = [args.integer("pid"), args.amount("amount")];
			return ["contribute", [pid, amount], contribute(chain, pid, amount)];
		},
		"phalaVault.withdraw"(args) {
			const [pid, shares] = [args.integer("pid"), args.amount("shares")];
			return ["withdraw", [pid, { shares }], withdraw(chain, pid, { shares })];
		},
		"phalaVault.setPayoutPref"(args) {
			const pid = args.integer("pid");
			const ppm = args.option("payoutCommission", args.integer) ?? 0;
			return ["setVaultCommission", [pid, ppm], setVaultCommission(chain, pid, ppm)];
		},
		"phalaVault.maybeGainOwnerShares"(args) {
			const pid = args.integer("vaultPid");
			return ["gainOwnerShares", [pid], gainOwnerShares(chain, pid)];
		},
		"phalaVault.claimOwnerShares"(args) {
			const [pid, target, shares] = [args.integer("vaultPid"), args.bytes("target"), args.amount("shares")];
			return ["claimOwnerShares", [pid, shares, target], claimOwnerShares(chain, pid, shares, target)];
		},
		"phalaVault.checkAndMaybeForceWithdraw"(args) {
			const pid = args.integer("vaultPid");
			return ["enforceVaultExit", [pid], enforceVaultExit(chain, pid)];
		},
	};
}
