import { layouts } from "../../../../generated/v1/signing.ts";
import type { ChainWrites, WritesModule } from "../../chain-adapter.ts";
import {
	createSettingsWrites,
	createWhitelistWrites,
	createWorkerWrites,
	TransactionCodec,
	TransactionVerifier,
	transferableOf,
} from "../../loaded-with-writes.ts";
import type { ChainV1 } from "../chain-context.ts";
import { errorCode } from "../error-codes.ts";
import { hasKnownEffects } from "../known-effects.ts";
import { stakePoolPallet, whitelistPallet } from "../pool-records.ts";
import { unsupportedV1 } from "../unsupported.ts";
import { workerPallets } from "../worker-pallets.ts";
import { claimAllRewards, claimOwnerReward, claimReward } from "./claim.ts";
import { contribute } from "./contribute.ts";
import { move } from "./move.ts";
import { reconcileQueue } from "./reconcile-queue.ts";
import { withdraw } from "./withdraw.ts";

/** The part of generation 1 that is loaded with the first plan. */
export function createWritesModuleV1(chain: ChainV1): WritesModule {
	let codec: TransactionCodec | undefined;
	let verifier: TransactionVerifier | undefined;
	return {
		writes: createWritesV1(chain),
		errorCode,
		transferable: (account) => transferableOf(chain, account),
		loadRecognizer: async () => (await import("./recognize.ts")).createRecognizerV1(chain),
		hasKnownEffects: (call) => hasKnownEffects(chain.features, call),
		// A bundled runtime throws here: it has to be bound by its metadata first.
		get metadata() {
			return chain.metadata;
		},
		get codec() {
			codec ??= new TransactionCodec(chain.metadata.scan, 1);
			return codec;
		},
		get verifier() {
			verifier ??= new TransactionVerifier(chain.metadata.scan, layouts);
			return verifier;
		},
	};
}

/** The writes of generation 1. Each lists its failures in the order in which the chain checks. */
export function createWritesV1(chain: ChainV1): ChainWrites {
	const unsupported = unsupportedV1(chain.features);
	const whitelist = createWhitelistWrites(whitelistPallet(chain));
	return {
		...unsupported,
		...createSettingsWrites(stakePoolPallet(chain)),
		...createWorkerWrites(workerPallets(chain)),
		addToWhitelist(pid, account, kind) {
			unsupported.addToWhitelist(pid, account, kind);
			return whitelist.addToWhitelist(pid, account, kind);
		},
		removeFromWhitelist(pid, account, kind) {
			unsupported.removeFromWhitelist(pid, account, kind);
			return whitelist.removeFromWhitelist(pid, account, kind);
		},
		setDescription(pid, bytes, kind) {
			unsupported.setDescription(pid, bytes, kind);
			return whitelist.setDescription(pid, bytes, kind);
		},
		claimOwnerReward: (pid, target) => claimOwnerReward(chain, pid, target),
		claimReward: (pid, target, both) => claimReward(chain, pid, target, both),
		claimAllRewards: (target, both, minimum) => claimAllRewards(chain, target, both, minimum),
		reconcileQueue: (pid, account) => reconcileQueue(chain, pid, account),
		contribute: (pid, amount) => contribute(chain, pid, amount),
		withdraw: (pid, amount) => withdraw(chain, pid, amount),
		move: (from, to, amount, queueRest) => move(chain, from, to, amount, queueRest),
	};
}
