import { bindTo } from "../../bind-to.ts";
import type { WriteLoaders, WritesModule } from "../../chain-adapter.ts";
import { reservableOf, TransactionCodec, TransactionVerifier, transferableOf } from "../../loaded-with-writes.ts";
import { settingsWriteLoaders, whitelistWriteLoaders } from "../../pool-admin/pool-admin-write-loaders.ts";
import { workerWriteLoaders } from "../../workers/worker-write-loaders.ts";
import type { ChainV2 } from "../chain-context.ts";
import { hasKnownEffects } from "../known-effects.ts";
import { unsupportedV2 } from "../loaded-with-reads.ts";

/** The part of generation 2 that is loaded with the first plan. */
export async function createWritesModuleV2(chain: ChainV2): Promise<WritesModule> {
	const layouts = chain.isKnown
		? null
		: await (await import("./verify-layouts.ts")).createLayoutVerifierV2(chain.metadata.scan);
	let codec: TransactionCodec | undefined;
	let verifier: TransactionVerifier | undefined;
	return {
		writeLoaders: writeLoadersV2(chain),
		loadErrorCode: async () => (await import("../error-codes.ts")).errorCode,
		transferable: (account) => transferableOf(chain, account),
		reservable: (account) => reservableOf(chain, account),
		loadRecognizer: async () => (await import("./recognize.ts")).createRecognizerV2(chain),
		hasKnownEffects: (call) => hasKnownEffects(chain.features, call),
		// A bundled runtime throws here: it has to be bound by its metadata first.
		get metadata() {
			return chain.metadata;
		},
		get codec() {
			codec ??= new TransactionCodec(chain.metadata.scan, 2, layouts?.learned);
			return codec;
		},
		get verifier() {
			verifier ??= new TransactionVerifier(chain.metadata.scan, layouts);
			return verifier;
		},
	};
}

/** Loaders of the writes of generation 2. Each write lists its failures in the order in which the chain checks. */
export function writeLoadersV2(chain: ChainV2): WriteLoaders {
	const unsupported = unsupportedV2(chain.features);
	const claims = () => import("./claim.ts");
	const contributions = () => import("./contribute.ts");
	const vaults = () => import("./vault.ts");
	const votes = () => import("./votes.ts");
	const withdrawals = () => import("./withdraw.ts");
	const pools = () => import("../loaded-with-pools.ts");
	return {
		...settingsWriteLoaders(async () => (await pools()).stakePoolPallet(chain)),
		...whitelistWriteLoaders(async () => (await pools()).whitelistPallet(chain)),
		...workerWriteLoaders(async () => (await import("../worker-pallets.ts")).workerPallets(chain)),
		claimReward: async () => unsupported.claimReward,
		claimAllRewards: async () => unsupported.claimAllRewards,
		reconcileQueue: async () => unsupported.reconcileQueue,
		claimOwnerReward: async () => bindTo(chain, (await claims()).claimOwnerReward),
		async claimSubsidy() {
			const { claimSubsidy } = await claims();
			return (pid, kind, target) => {
				unsupported.claimSubsidy(pid, kind);
				return claimSubsidy(chain, pid, kind, target);
			};
		},
		enforceExit: async () => bindTo(chain, (await import("./enforce-exit.ts")).enforceExit),
		contribute: async () => bindTo(chain, (await contributions()).contribute),
		contributeAsVault: async () => bindTo(chain, (await contributions()).contributeAsVault),
		withdraw: async () => bindTo(chain, (await withdrawals()).withdraw),
		withdrawAsVault: async () => bindTo(chain, (await withdrawals()).withdrawAsVault),
		move: async () => bindTo(chain, (await import("./move.ts")).move),
		vote: async () => bindTo(chain, (await votes()).vote),
		unlockVotes: async () => bindTo(chain, (await votes()).unlockVotes),
		createVault: async () => bindTo(chain, (await vaults()).createVault),
		setVaultCommission: async () => bindTo(chain, (await vaults()).setVaultCommission),
		gainOwnerShares: async () => bindTo(chain, (await vaults()).gainOwnerShares),
		claimOwnerShares: async () => bindTo(chain, (await vaults()).claimOwnerShares),
		enforceVaultExit: async () => bindTo(chain, (await vaults()).enforceVaultExit),
		wrap: async () => bindTo(chain, (await pools()).wrap),
		unwrap: async () => bindTo(chain, (await pools()).unwrap),
	};
}
