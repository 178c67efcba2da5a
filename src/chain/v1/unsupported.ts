import { unsupported } from "../../errors/unsupported.ts";
import type { Refusals } from "../chain-adapter.ts";
import type { PoolKind } from "../model.ts";
import type { Rules } from "./features.ts";

const NO_VAULTS = "vaults came with generation 2";
const NO_WRAPPING = "stake is PHA, locked at the delegator's own address";

/** What generation 1 has no call for, and what to do there instead: `why` and `instead` by the facade's name. */
const MISSING = {
	"vault.get": [NO_VAULTS, "delegate to stake pools"],
	"stakePool.enforceExit": [
		"the chain itself stops the workers when a request is overdue",
		"free their stake with worker.reclaim or stakePool.reclaimAll",
	],
	"delegator.claimSubsidy": ["the chain owes nothing but rewards", "claim those with delegator.claimReward"],
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

/** Refuses what generation 1 does not have, and names the nearest thing that works. */
export function lacks(operation: keyof typeof MISSING): () => never {
	return () => {
		const [why, instead] = MISSING[operation];
		throw unsupported(operation, 1, why, instead);
	};
}

/** Refuses what is meant for a vault. */
export function noVault(kind: PoolKind, operation: keyof typeof MISSING): void {
	if (kind === "vault") lacks(operation)();
}

/** What a runtime of generation 1 has no call for. */
export function refusalsV1({ whitelists, descriptions }: Rules) {
	const whitelist = (operation: "addToWhitelist" | "removeFromWhitelist", kind: PoolKind) => {
		noVault(kind, `vault.${operation}`);
		if (whitelists) return;
		const why = "pools of this runtime take contributions from everybody";
		throw unsupported(`stakePool.${operation}`, 1, why, "limit what the pool takes with stakePool.setCap");
	};
	return {
		addToWhitelist: (_pid, _account, kind) => whitelist("addToWhitelist", kind),
		removeFromWhitelist: (_pid, _account, kind) => whitelist("removeFromWhitelist", kind),
		setDescription(_pid, _bytes, kind) {
			noVault(kind, "vault.setDescription");
			if (descriptions) return;
			const instead = "say who the owner is with the chain's own identity.setIdentity";
			throw unsupported("stakePool.setDescription", 1, "pools of this runtime have no description", instead);
		},
		claimSubsidy: lacks("delegator.claimSubsidy"),
		enforceExit: lacks("stakePool.enforceExit"),
		wrap: lacks("delegator.wrap"),
		unwrap: lacks("delegator.unwrap"),
		vote: lacks("delegator.vote"),
		unlockVotes: lacks("unlockVotes"),
		createVault: lacks("createVault"),
		setVaultCommission: lacks("vault.setCommission"),
		contributeAsVault: lacks("vault.contributeToPool"),
		withdrawAsVault: lacks("vault.withdrawFromPool"),
		gainOwnerShares: lacks("vault.gainOwnerShares"),
		claimOwnerShares: lacks("vault.claimOwnerShares"),
		enforceVaultExit: lacks("vault.enforceExit"),
	} satisfies Refusals;
}
