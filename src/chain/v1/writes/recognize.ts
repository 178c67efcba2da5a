import type { RecognizeWrite } from "../../chain-adapter.ts";
import { type CallRecognizers, createRecognizer, recognizeMove } from "../../recognition/recognized-write.ts";
import { recognizeReclaimAll, sharedRecognizers } from "../../recognition/shared-recognizers.ts";
import type { ChainV1 } from "../chain-context.ts";
import { stakePoolPallet, whitelistPallet } from "../pool-records.ts";
import { workerPallets } from "../worker-pallets.ts";
import { claimOwnerReward, claimReward } from "./claim.ts";
import type { contribute } from "./contribute.ts";
import { move } from "./move.ts";
import { reconcileQueue } from "./reconcile-queue.ts";
import { withdraw } from "./withdraw.ts";

type Contribute = typeof contribute;

/**
 * Recognizes the writes of generation 1 in calls.
 *
 * @param contribute - passed on: its module loads with the first contribution, alone
 */
export function createRecognizerV1(chain: ChainV1, contribute: Contribute): RecognizeWrite {
	const workers = workerPallets(chain);
	const settings = stakePoolPallet(chain);
	const single: CallRecognizers = {
		...sharedRecognizers(
			{ settings, whitelist: whitelistPallet(chain), workers },
			{
				stakePool: "phalaStakePool",
				whitelist: "phalaStakePool",
				sessions: "phalaMining",
				start: "startMining",
				stop: "stopMining",
				restart: "restartMining",
			},
		),
		...ownRecognizers(chain, contribute),
	};
	return createRecognizer(single, [
		(calls) => recognizeReclaimAll(workers, "phalaStakePool.reclaimPoolWorker", calls),
		(calls) => recognizeMove(single, (from, to, shares) => move(chain, from, to, { shares }, true), calls),
	]);
}

function ownRecognizers(chain: ChainV1, contribute: Contribute): CallRecognizers {
	return {
		"phalaStakePool.contribute"(args) {
			const [pid, amount] = [args.integer("pid"), args.amount("amount")];
			return ["contribute", [pid, amount], contribute(chain, pid, amount)];
		},
		"phalaStakePool.withdraw"(args) {
			const [pid, shares] = [args.integer("pid"), args.amount("shares")];
			return ["withdraw", [pid, { shares }], withdraw(chain, pid, { shares })];
		},
		"phalaStakePool.claimOwnerRewards"(args) {
			const [pid, target] = [args.integer("pid"), args.bytes("target")];
			return ["claimOwnerReward", [pid, target], claimOwnerReward(chain, pid, target)];
		},
		"phalaStakePool.claimStakerRewards"(args) {
			const [pid, target] = [args.integer("pid"), args.bytes("target")];
			return ["claimReward", [pid, target, false], claimReward(chain, pid, target, false)];
		},
		"phalaStakePool.claimRewards"(args) {
			const [pid, target] = [args.integer("pid"), args.bytes("target")];
			return ["claimReward", [pid, target, true], claimReward(chain, pid, target, true)];
		},
		"phalaStakePool.reconcileWithdrawQueue"(args) {
			const [pid, account] = [args.integer("pid"), args.bytes("account")];
			return ["reconcileQueue", [pid, account], reconcileQueue(chain, pid, account)];
		},
	};
}
