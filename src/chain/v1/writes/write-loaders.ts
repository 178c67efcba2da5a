import { throwNotLoaded } from "../../../errors/throw-not-loaded.ts";
import type { WriteLoaders } from "../../chain-adapter.ts";
import { bindTo } from "../../loaded-with-writes.ts";
import { settingsWriteLoaders, whitelistWriteLoaders } from "../../pool-admin/pool-admin-write-loaders.ts";
import { workerWriteLoaders } from "../../workers/worker-write-loaders.ts";
import type { ChainV1 } from "../chain-context.ts";
import { unsupportedV1 } from "../unsupported.ts";

/** Loaders of the writes of generation 1. Each write lists its failures in the order in which the chain checks. */
export function writeLoadersV1(chain: ChainV1): WriteLoaders {
	const unsupported = unsupportedV1(chain.features);
	const claims = () => import("./claim.ts").catch(throwNotLoaded);
	const records = () => import("../pool-records.ts").catch(throwNotLoaded);
	const whitelist = whitelistWriteLoaders(async () => (await records()).whitelistPallet(chain));
	return {
		...settingsWriteLoaders(async () => (await records()).stakePoolPallet(chain)),
		...workerWriteLoaders(async () =>
			(await import("../worker-pallets.ts").catch(throwNotLoaded)).workerPallets(chain),
		),
		addToWhitelist: async () => checkedBy(unsupported.addToWhitelist, await whitelist.addToWhitelist()),
		removeFromWhitelist: async () => checkedBy(unsupported.removeFromWhitelist, await whitelist.removeFromWhitelist()),
		setDescription: async () => checkedBy(unsupported.setDescription, await whitelist.setDescription()),
		claimOwnerReward: async () => bindTo(chain, (await claims()).claimOwnerReward),
		claimReward: async () => bindTo(chain, (await claims()).claimReward),
		claimAllRewards: async () => bindTo(chain, (await claims()).claimAllRewards),
		reconcileQueue: async () =>
			bindTo(chain, (await import("./reconcile-queue.ts").catch(throwNotLoaded)).reconcileQueue),
		contribute: async () => bindTo(chain, (await import("./contribute.ts").catch(throwNotLoaded)).contribute),
		withdraw: async () => bindTo(chain, (await import("./withdraw.ts").catch(throwNotLoaded)).withdraw),
		move: async () => bindTo(chain, (await import("./move.ts").catch(throwNotLoaded)).move),
		claimSubsidy: async () => unsupported.claimSubsidy,
		enforceExit: async () => unsupported.enforceExit,
		wrap: async () => unsupported.wrap,
		unwrap: async () => unsupported.unwrap,
		vote: async () => unsupported.vote,
		unlockVotes: async () => unsupported.unlockVotes,
		createVault: async () => unsupported.createVault,
		setVaultCommission: async () => unsupported.setVaultCommission,
		contributeAsVault: async () => unsupported.contributeAsVault,
		withdrawAsVault: async () => unsupported.withdrawAsVault,
		gainOwnerShares: async () => unsupported.gainOwnerShares,
		claimOwnerShares: async () => unsupported.claimOwnerShares,
		enforceVaultExit: async () => unsupported.enforceVaultExit,
	};
}

/** A write that throws first what `check` throws. */
function checkedBy<A extends readonly unknown[], R>(
	check: (...args: A) => void,
	write: (...args: A) => R,
): (...args: A) => R {
	return (...args) => {
		check(...args);
		return write(...args);
	};
}
