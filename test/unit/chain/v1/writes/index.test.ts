import { describe, expect, test } from "vitest";
import { BOB } from "../../../../support/storage.ts";
import { EARLY_WRITES as early, GENERATION_1 } from "../../../../support/writes/generation-1.ts";
import { PID } from "../../../../support/writes/harness.ts";

const { writes } = GENERATION_1;

describe("throws UNSUPPORTED synchronously, and names the nearest operation, for", () => {
	const calls: [name: string, create: () => unknown, instead: string][] = [
		["stakePool.enforceExit", () => writes.enforceExit(PID), "stakePool.reclaimAll"],
		["delegator.claimSubsidy", () => writes.claimSubsidy(PID, "legacyReward", null), "delegator.claimReward"],
		["delegator.wrap", () => writes.wrap(1n), "delegator.contribute"],
		["delegator.unwrap", () => writes.unwrap("all"), "delegator.withdraw"],
		["delegator.vote", () => writes.vote(0, 1n, 0n), "democracy.vote"],
		["unlockVotes", () => writes.unlockVotes(0, 1), "democracy.unlock"],
		["createVault", () => writes.createVault(), "createStakePool"],
		["vault.setCommission", () => writes.setVaultCommission(PID, 0), "stakePool.setCommission"],
		["vault.contributeToPool", () => writes.contributeAsVault(PID, 1, 1n), "delegator.contribute"],
		["vault.withdrawFromPool", () => writes.withdrawAsVault(PID, 1, "all"), "delegator.withdraw"],
		["vault.gainOwnerShares", () => writes.gainOwnerShares(PID), "stakePool.claimOwnerReward"],
		["vault.claimOwnerShares", () => writes.claimOwnerShares(PID, "all", null), "stakePool.claimOwnerReward"],
		["vault.enforceExit", () => writes.enforceVaultExit(PID), "stakePool.reclaimAll"],
		["vault.addToWhitelist", () => writes.addToWhitelist(PID, BOB, "vault"), "stakePool.addToWhitelist"],
		["vault.removeFromWhitelist", () => writes.removeFromWhitelist(PID, BOB, "vault"), "stakePool.removeFromWhitelist"],
		["vault.setDescription", () => writes.setDescription(PID, new Uint8Array(), "vault"), "stakePool.setDescription"],
		["stakePool.addToWhitelist", () => early.addToWhitelist(PID, BOB, "stakePool"), "stakePool.setCap"],
		["stakePool.removeFromWhitelist", () => early.removeFromWhitelist(PID, BOB, "stakePool"), "stakePool.setCap"],
		[
			"stakePool.setDescription",
			() => early.setDescription(PID, new Uint8Array(), "stakePool"),
			"identity.setIdentity",
		],
	];
	test.each(calls)("%s", (operation, create, instead) => {
		const error = expect.objectContaining({
			code: "UNSUPPORTED",
			details: { operation, generation: 1, instead: expect.stringContaining(instead) },
		});
		expect(create).toThrow(error);
	});
});
