import { throwNotLoaded } from "../../../errors/throw-not-loaded.ts";
import type { WriteLoaders } from "../../chain-adapter.ts";
import { bindTo } from "../../loaded-with-writes.ts";
import { settingsWriteLoaders, whitelistWriteLoaders } from "../../pool-admin/pool-admin-write-loaders.ts";
import { workerWriteLoaders } from "../../workers/worker-write-loaders.ts";
import type { ChainV2 } from "../chain-context.ts";
import { unsupportedV2 } from "../loaded-with-reads.ts";

/** Loaders of the writes of generation 2. Each write lists its failures in the order in which the chain checks. */
export function writeLoadersV2(chain: ChainV2): WriteLoaders {
	const unsupported = unsupportedV2(chain.features);
	const claims = () => import("./claim.ts").catch(throwNotLoaded);
	const vaults = () => import("./vault.ts").catch(throwNotLoaded);
	const votes = () => import("./votes.ts").catch(throwNotLoaded);
	const withdrawals = () => import("./withdraw.ts").catch(throwNotLoaded);
	const records = () => import("../pool-records.ts").catch(throwNotLoaded);
	const wraps = () => import("./wrap.ts").catch(throwNotLoaded);
	return {
		...settingsWriteLoaders(async () => (await records()).stakePoolPallet(chain)),
		...whitelistWriteLoaders(async () => (await records()).whitelistPallet(chain)),
		...workerWriteLoaders(async () =>
			(await import("../worker-pallets.ts").catch(throwNotLoaded)).workerPallets(chain),
		),
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
		enforceExit: async () => bindTo(chain, (await import("./enforce-exit.ts").catch(throwNotLoaded)).enforceExit),
		contribute: async () => bindTo(chain, (await import("./contribute.ts").catch(throwNotLoaded)).contribute),
		contributeAsVault: async () =>
			bindTo(chain, (await import("./contribute-as-vault.ts").catch(throwNotLoaded)).contributeAsVault),
		withdraw: async () => bindTo(chain, (await withdrawals()).withdraw),
		withdrawAsVault: async () => bindTo(chain, (await withdrawals()).withdrawAsVault),
		move: async () => bindTo(chain, (await import("./move.ts").catch(throwNotLoaded)).move),
		vote: async () => bindTo(chain, (await votes()).vote),
		unlockVotes: async () => bindTo(chain, (await votes()).unlockVotes),
		createVault: async () => bindTo(chain, (await vaults()).createVault),
		setVaultCommission: async () => bindTo(chain, (await vaults()).setVaultCommission),
		gainOwnerShares: async () => bindTo(chain, (await vaults()).gainOwnerShares),
		claimOwnerShares: async () => bindTo(chain, (await vaults()).claimOwnerShares),
		enforceVaultExit: async () => bindTo(chain, (await vaults()).enforceVaultExit),
		wrap: async () => bindTo(chain, (await wraps()).wrap),
		unwrap: async () => bindTo(chain, (await wraps()).unwrap),
	};
}
