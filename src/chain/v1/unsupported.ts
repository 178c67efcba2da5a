import type { UnsupportedOperations } from "../chain-adapter.ts";
import { unsupported } from "../loaded-with-reads.ts";
import type { PoolKind } from "../model/stake-pool.ts";
import type { RuntimeFeatures } from "./features.ts";

const NO_VAULTS = "vaults came with generation 2";
const NO_WRAPPING = "stake is PHA, locked at the delegator's own address";

/** Operations that generation 1 lacks, by their public names: the reason and the closest alternative. */
const UNSUPPORTED = {
	"vault.get": [NO_VAULTS, "delegate to stake pools"],
	"stakePool.enforceExit": [
		"the chain stops the workers automatically when a request is overdue",
		"free their stake with worker.reclaim or stakePool.reclaimAll",
	],
	"delegator.claimSubsidy": ["it has no subsidies besides rewards", "claim those with delegator.claimReward"],
	"delegator.wrap": [NO_WRAPPING, "contribute PHA with delegator.contribute"],
	"delegator.unwrap": [NO_WRAPPING, "withdraw it with delegator.withdraw"],
	"delegator.vote": ["locked stake still counts in votes", "vote with the chain's own democracy.vote"],
	unlockVotes: ["votes lock PHA itself", "unlock it with the chain's own democracy.unlock"],
	createVault: [NO_VAULTS, "create a stake pool with createStakePool"],
	"vault.setCommission": [NO_VAULTS, "set that of a stake pool with stakePool.setCommission"],
	"vault.contributeToPool": [NO_VAULTS, "delegate with delegator.contribute"],
	"vault.withdrawFromPool": [NO_VAULTS, "withdraw with delegator.withdraw"],
	"vault.gainOwnerShares": [NO_VAULTS, "claim commission with stakePool.claimOwnerReward"],
	"vault.claimOwnerShares": [NO_VAULTS, "claim commission with stakePool.claimOwnerReward"],
	"vault.enforceExit": [NO_VAULTS, "free stopped workers' stake with stakePool.reclaimAll"],
	"vault.addToWhitelist": [NO_VAULTS, "list accounts for a stake pool with stakePool.addToWhitelist"],
	"vault.removeFromWhitelist": [NO_VAULTS, "use stakePool.removeFromWhitelist"],
	"vault.setDescription": [NO_VAULTS, "describe a stake pool with stakePool.setDescription"],
	"vault.positions": [NO_VAULTS, "read those of a stake pool with stakePool.positions"],
} as const satisfies Readonly<Record<string, readonly [why: string, instead: string]>>;

/** Throws `UNSUPPORTED` with the closest alternative. */
export function throwUnsupported(operation: keyof typeof UNSUPPORTED): () => never {
	return () => {
		const [why, instead] = UNSUPPORTED[operation];
		throw unsupported(operation, 1, why, instead);
	};
}

/** Throws `UNSUPPORTED` for a vault. */
export function throwNoVault(kind: PoolKind, operation: keyof typeof UNSUPPORTED): void {
	if (kind === "vault") throwUnsupported(operation)();
}

/** Operations that a runtime of generation 1 lacks. */
export function unsupportedV1({ whitelists, descriptions }: RuntimeFeatures) {
	const whitelist = (operation: "addToWhitelist" | "removeFromWhitelist", kind: PoolKind) => {
		throwNoVault(kind, `vault.${operation}`);
		if (whitelists) return;
		const why = "pools of this runtime have no whitelist";
		throw unsupported(`stakePool.${operation}`, 1, why, "limit the pool with stakePool.setCap");
	};
	return {
		addToWhitelist: (_pid, _account, kind) => whitelist("addToWhitelist", kind),
		removeFromWhitelist: (_pid, _account, kind) => whitelist("removeFromWhitelist", kind),
		setDescription(_pid, _bytes, kind) {
			throwNoVault(kind, "vault.setDescription");
			if (descriptions) return;
			const instead = "publish the owner's identity with the chain's own identity.setIdentity";
			throw unsupported("stakePool.setDescription", 1, "pools of this runtime have no description", instead);
		},
		claimSubsidy: throwUnsupported("delegator.claimSubsidy"),
		enforceExit: throwUnsupported("stakePool.enforceExit"),
		wrap: throwUnsupported("delegator.wrap"),
		unwrap: throwUnsupported("delegator.unwrap"),
		vote: throwUnsupported("delegator.vote"),
		unlockVotes: throwUnsupported("unlockVotes"),
		createVault: throwUnsupported("createVault"),
		setVaultCommission: throwUnsupported("vault.setCommission"),
		contributeAsVault: throwUnsupported("vault.contributeToPool"),
		withdrawAsVault: throwUnsupported("vault.withdrawFromPool"),
		gainOwnerShares: throwUnsupported("vault.gainOwnerShares"),
		claimOwnerShares: throwUnsupported("vault.claimOwnerShares"),
		enforceVaultExit: throwUnsupported("vault.enforceExit"),
	} satisfies UnsupportedOperations;
}
