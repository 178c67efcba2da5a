import { describe, expect, it } from "vitest";
import type { DevChain } from "../../src/devchain/index.ts";
import { isPhalaError, type Phala, type Plan, parsePha, type TransactionSigner } from "../../src/index.ts";
import { withDevChain } from "../support/with-dev-chain.ts";

let chain: DevChain;
let phala: Phala;

withDevChain({ generation: 2 }, (connected) => {
	({ chain, phala } = connected);
});

/** The first failure of the check, and the chain's error for the same call sent unchecked. */
async function checkAndSend(plan: Plan<unknown>, signer: TransactionSigner): Promise<readonly [string, string]> {
	const [reason] = await plan.check(signer);
	const outcome = await plan.send(signer, { check: false }).inBlock.then(
		() => "ok",
		(error: unknown) => (isPhalaError(error) ? error.code : String(error)),
	);
	return [reason?.code ?? "ok", outcome];
}

/** A vault of Bob with 1000 PHA of Charlie, 900 of them in a pool of Alice that has 700 of 2900 free. */
async function investedVault() {
	const { alice, bob, charlie, dave } = chain.accounts;
	const pool = phala.stakePool((await phala.createStakePool().send(alice).inBlock).result.pid);
	const vault = phala.vault((await phala.createVault().send(bob).inBlock).result.pid);
	const key = await chain.registerWorker({ operator: alice.address, score: 400, confidenceLevel: 1 });
	await pool.addWorker(key).send(alice).inBlock;
	await phala.delegator(dave.address).contribute(pool.pid, parsePha("2000")).send(dave).inBlock;
	await phala.delegator(charlie.address).contribute(vault.pid, parsePha("1000")).send(charlie).inBlock;
	await vault.contributeToPool(pool.pid, parsePha("900")).send(bob).inBlock;
	await phala.worker(key).start(parsePha("2200")).send(alice).inBlock;
	return { pool, vault, worker: phala.worker(key) };
}

describe("a vault with overdue requests", () => {
	it("is shut down by any account, locked, and unlocked when its queue is served", async () => {
		const { alice, bob, charlie, eve } = chain.accounts;
		const { pool, vault, worker } = await investedVault();
		const { gracePeriodSeconds, coolDownSeconds } = await phala.parameters();
		await phala.delegator(charlie.address).withdraw(vault.pid, "all").send(charlie).inBlock;
		expect(await vault.get()).toMatchObject({ isExpired: false, freeStake: 0n });
		await chain.advance({ seconds: gracePeriodSeconds + 60 });
		expect(await vault.get()).toMatchObject({ isExpired: true, isLocked: false });

		const { result } = await vault.enforceExit().send(eve).inBlock;
		expect(result).toEqual({ paid: 0n, shutDown: true });
		expect(await vault.get()).toMatchObject({
			isLocked: true,
			isExpired: false,
			freeStake: parsePha("700"),
			releasingStake: parsePha("200"),
		});
		const locked = ["VAULT_LOCKED", "VAULT_LOCKED"];
		expect(await checkAndSend(vault.contributeToPool(pool.pid, parsePha("1")), bob)).toEqual(locked);
		expect(await checkAndSend(vault.withdrawFromPool(pool.pid, "all"), bob)).toEqual(locked);

		// The stake that was freed immediately is paid by the next call; the rest once the worker is reclaimed.
		expect((await vault.enforceExit().send(eve).inBlock).result).toEqual({ paid: parsePha("700"), shutDown: false });
		await worker.stop().send(alice).inBlock;
		await chain.advance({ seconds: coolDownSeconds });
		await worker.reclaim().send(eve).inBlock;
		expect((await vault.enforceExit().send(eve).inBlock).result).toEqual({ paid: parsePha("200"), shutDown: false });
		expect(await vault.get()).toMatchObject({ isLocked: false, withdrawQueue: [], totalShares: 0n });
	});

	it("cannot be shut down while it is locked or all its shares in a pool are queued; the check predicts it", async () => {
		const { bob, charlie, eve } = chain.accounts;
		const { pool, vault } = await investedVault();
		const { vaultQueuePeriodSeconds } = await phala.parameters();
		const days = (vaultQueuePeriodSeconds ?? 0) + 60;
		await vault.withdrawFromPool(pool.pid, "all").send(bob).inBlock;
		await phala.delegator(charlie.address).withdraw(vault.pid, "all").send(charlie).inBlock;
		await chain.advance({ seconds: days });
		expect(await checkAndSend(vault.enforceExit(), eve)).toEqual(["NO_POSITION", "NO_POSITION"]);

		// A part that does not wait makes it possible, once.
		await vault.withdrawFromPool(pool.pid, { shares: parsePha("150") }).send(bob).inBlock;
		expect(await checkAndSend(vault.enforceExit(), eve)).toEqual(["ok", "ok"]);
		expect((await vault.get()).isLocked).toBe(true);
		expect(await checkAndSend(vault.enforceExit(), eve)).toEqual(["VAULT_LOCKED", "VAULT_LOCKED"]);
	});
});

describe("unwrapping after votes", () => {
	it("fails while democracy locks the PHA behind all W-PHA; the check predicts it", async () => {
		const { charlie } = chain.accounts;
		const delegator = phala.delegator(charlie.address);
		const referendum = await chain.openReferendum({ endsInBlocks: 5 });
		await delegator.wrap(parsePha("10")).send(charlie).inBlock;
		await delegator.vote(referendum, { aye: parsePha("10") }).send(charlie).inBlock;
		await chain.advance({ blocks: 6 });
		await phala.unlockVotes(referendum).send(charlie).inBlock;
		expect((await delegator.get()).voteLocked).toBe(0n);
		expect(await checkAndSend(delegator.unwrap("all"), charlie)).toEqual(["FUNDS_FROZEN", "FUNDS_FROZEN"]);
	});
});
