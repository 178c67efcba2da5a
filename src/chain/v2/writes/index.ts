import { layouts } from "../../../../generated/v2/signing.ts";
import type { ChainWrites, WritesModule } from "../../chain-adapter.ts";
import {
	createSettingsWrites,
	createWhitelistWrites,
	createWorkerWrites,
	TransactionCodec,
	TransactionVerifier,
	transferableOf,
} from "../../loaded-with-writes.ts";
import type { ChainV2 } from "../chain-context.ts";
import { errorCode } from "../error-codes.ts";
import { hasKnownEffects } from "../known-effects.ts";
import { stakePoolPallet, whitelistPallet } from "../pool-records.ts";
import { unsupportedV2 } from "../unsupported.ts";
import { workerPallets } from "../worker-pallets.ts";
import { claimOwnerReward, claimSubsidy } from "./claim.ts";
import { contribute, contributeAsVault } from "./contribute.ts";
import { enforceExit } from "./enforce-exit.ts";
import { move } from "./move.ts";
import { claimOwnerShares, createVault, enforceVaultExit, gainOwnerShares, setVaultCommission } from "./vault.ts";
import { unlockVotes, vote } from "./votes.ts";
import { withdraw, withdrawAsVault } from "./withdraw.ts";
import { unwrap, wrap } from "./wrap.ts";

/** The part of generation 2 that is loaded with the first plan. */
export function createWritesModuleV2(chain: ChainV2): WritesModule {
	let codec: TransactionCodec | undefined;
	let verifier: TransactionVerifier | undefined;
	return {
		writes: createWritesV2(chain),
		errorCode,
		transferable: (account) => transferableOf(chain, account),
		loadRecognizer: async () => (await import("./recognize.ts")).createRecognizerV2(chain),
		hasKnownEffects: (call) => hasKnownEffects(chain.features, call),
		// A bundled runtime throws here: it has to be bound by its metadata first.
		get metadata() {
			return chain.metadata;
		},
		get codec() {
			codec ??= new TransactionCodec(chain.metadata.scan, 2);
			return codec;
		},
		get verifier() {
			verifier ??= new TransactionVerifier(chain.metadata.scan, layouts);
			return verifier;
		},
	};
}

/** The writes of generation 2. Each lists its failures in the order in which the chain checks. */
export function createWritesV2(chain: ChainV2): ChainWrites {
	const unsupported = unsupportedV2(chain.features);
	return {
		...createSettingsWrites(stakePoolPallet(chain)),
		...createWhitelistWrites(whitelistPallet(chain)),
		...createWorkerWrites(workerPallets(chain)),
		claimReward: unsupported.claimReward,
		claimAllRewards: unsupported.claimAllRewards,
		reconcileQueue: unsupported.reconcileQueue,
		claimOwnerReward: (pid, target) => claimOwnerReward(chain, pid, target),
		claimSubsidy(pid, kind, target) {
			unsupported.claimSubsidy(pid, kind);
			return claimSubsidy(chain, pid, kind, target);
		},
		enforceExit: (pid) => enforceExit(chain, pid),
		contribute: (pid, amount) => contribute(chain, pid, amount),
		withdraw: (pid, amount) => withdraw(chain, pid, amount),
		move: (from, to, amount, queueRest) => move(chain, from, to, amount, queueRest),
		vote: (referendum, aye, nay) => vote(chain, referendum, aye, nay),
		unlockVotes: (referendum, accounts) => unlockVotes(chain, referendum, accounts),
		createVault: () => createVault(chain),
		setVaultCommission: (pid, ppm) => setVaultCommission(chain, pid, ppm),
		contributeAsVault: (vault, pid, amount) => contributeAsVault(chain, vault, pid, amount),
		withdrawAsVault: (vault, pid, amount) => withdrawAsVault(chain, vault, pid, amount),
		gainOwnerShares: (vault) => gainOwnerShares(chain, vault),
		claimOwnerShares: (vault, shares, target) => claimOwnerShares(chain, vault, shares, target),
		enforceVaultExit: (vault) => enforceVaultExit(chain, vault),
		wrap: (amount) => wrap(chain, amount),
		unwrap: (amount) => unwrap(chain, amount),
	};
}
