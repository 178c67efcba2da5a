import type { KeyringPair } from "@polkadot/keyring/types";
import { describe, expect, it } from "vitest";
import type { DevChain } from "../../src/devchain/index.ts";
import { type MultisigOptions, type Phala, type Plan, parsePha } from "../../src/index.ts";
import { createFixture } from "../../src/testing/index.ts";

const GENERATIONS = [1, 2] as const;
const pha = parsePha;

const onePool = (generation: 1 | 2) => createFixture({ generation, setUp: async ({ pool }) => (await pool()).pid });
const fixtures = { 1: onePool(1), 2: onePool(2) };

interface Setting {
	readonly chain: DevChain;
	readonly phala: Phala;
	readonly alice: KeyringPair;
	readonly bob: KeyringPair;
	readonly charlie: KeyringPair;
	/** Two of Alice, Bob and Charlie. */
	readonly options: MultisigOptions;
	/** Their account, with 1000 PHA. */
	readonly account: string;
	readonly pid: number;
}

async function withSetting(generation: 1 | 2, body: (setting: Setting) => Promise<void>): Promise<void> {
	await using t = await fixtures[generation].start();
	const { chain, phala, accounts, data: pid } = t;
	const { alice, bob, charlie } = accounts;
	const options = { threshold: 2, signatories: [charlie, alice, bob] };
	const { address: account } = await phala.multisig(options);
	await chain.fund(account, pha("1000"));
	const api = await phala.api();
	await api.tx.proxy?.addProxy?.(bob.address, "Any", 0).signAndSend(charlie, { nonce: -1 });
	await chain.newBlock();
	await body({ chain, phala, alice, bob, charlie, options, account, pid });
}

async function signed(plan: Plan<unknown>, signer: KeyringPair) {
	const unsigned = await plan.unsigned(signer);
	return { unsigned, signature: signer.sign(unsigned.signable, { withType: true }) };
}

describe.each(GENERATIONS)("transactions by proxy and multisig in generation %i", (generation) => {
	it("types what followed approvals did", async () => {
		await withSetting(generation, async ({ phala, alice, bob, charlie, options, account, pid }) => {
			const from = await phala.head();
			const plan = phala.delegator(account).contribute(pid, pha("50")).multisig(options);
			const first = await plan.send(alice).inBlock;
			const last = await plan.send(bob).inBlock;
			const parts = { account, calls: expect.arrayContaining([expect.anything()]) };
			expect((await phala.resume(first.hash, { from }).inBlock).result).toEqual({
				...parts,
				operation: "multisig.approve",
				result: first.result,
			});
			expect((await phala.resume(last.hash, { from }).inBlock).result).toEqual({
				...parts,
				operation: "delegator.contribute",
				result: last.result.executed ? last.result.result : null,
			});
			// A refusal inside is a refusal.
			const foreign = phala.stakePool(pid).setCap(pha("5")).multisig(options);
			await foreign.send(bob, { check: false }).inBlock;
			const submission = foreign.send(charlie, { check: false });
			await expect(submission.inBlock).rejects.toMatchObject({ code: "NOT_POOL_OWNER" });
			const refused = phala.resume(await submission.hash, { from });
			await expect(refused.inBlock).rejects.toMatchObject({ code: "NOT_POOL_OWNER" });
			// With a threshold of one there is nothing to wait for.
			const alone = phala.createStakePool().multisig({ threshold: 1, signatories: [alice, bob] });
			const created = await alone.send(alice).inBlock;
			expect((await phala.resume(created.hash, { from }).inBlock).result).toMatchObject({
				operation: "createStakePool",
				result: created.result.executed ? created.result.result : null,
			});
		});
	});

	it("types the parts of a batch", async () => {
		await withSetting(generation, async ({ phala, alice, bob, charlie, options, account, pid }) => {
			const from = await phala.head();
			const approval = phala.createStakePool().multisig(options);
			const plan = phala.batch([phala.delegator(charlie).contribute(pid, pha("20")).as(charlie), approval], {
				mode: "force",
			});
			const { hash } = await plan.send(bob).inBlock;
			expect((await phala.resume(hash, { from }).inBlock).result).toMatchObject({
				operation: "batch",
				items: [
					{ ok: true, result: { operation: "delegator.contribute", account: phala.formatAddress(charlie) } },
					{ ok: true, result: { operation: "multisig.approve", account, result: { executed: false, approvals: 1 } } },
				],
			});
			const last = await approval.send(alice).inBlock;
			const { result } = await phala.resume(last.hash, { from }).inBlock;
			expect(result).toMatchObject({ operation: "createStakePool", account, result: { pid: pid + 1 } });
		});
	});

	it("sends what was signed, by proxy too, although the plan would call something else by now", async () => {
		await withSetting(generation, async ({ phala, bob, charlie, pid }) => {
			const delegator = phala.delegator(charlie);
			await delegator.contribute(pid, pha("100")).send(charlie).inBlock;
			const plan = delegator.withdraw(pid, "all").as(charlie);
			const { unsigned, signature } = await signed(plan, bob);
			await delegator.contribute(pid, pha("10")).send(charlie).inBlock;
			const { result } = await plan.submitSigned(unsigned, signature).inBlock;
			expect(result).toEqual({ requested: pha("100"), paid: pha("100"), queued: 0n });
			// The same calls for another account, or by no proxy, are another plan's.
			const other = await signed(delegator.withdraw(pid, { shares: pha("5") }), charlie);
			const submission = delegator
				.withdraw(pid, { shares: pha("5") })
				.as(charlie)
				.submitSigned(other.unsigned, other.signature, { check: false });
			await expect(submission.inBlock).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
		});
	});

	it("sends approvals that were signed, while they are of the call that waits", async () => {
		await withSetting(generation, async ({ phala, alice, bob, charlie, options, account, pid }) => {
			const contribution = phala.delegator(account).contribute(pid, pha("100")).multisig(options);
			await contribution.send(alice).inBlock;
			await contribution.send(bob).inBlock;
			const plan = phala.delegator(account).withdraw(pid, "all").multisig(options);
			const byAlice = await signed(plan, alice);
			const byBob = await signed(plan, bob);
			const more = phala.delegator(account).contribute(pid, pha("10")).multisig(options);
			await more.send(charlie).inBlock;
			await more.send(bob, { nonce: byBob.unsigned.nonce + 1, check: false }).hash;
			const first = await plan.submitSigned(byAlice.unsigned, byAlice.signature).inBlock;
			expect(first.result).toMatchObject({ executed: false, approvals: 1 });
			await expect(plan.submitSigned(byBob.unsigned, byBob.signature).inBlock).rejects.toMatchObject({
				code: "MULTISIG_CHANGED",
			});
		});
	});

	it("approves a multisig of multisigs", async () => {
		await withSetting(generation, async ({ chain, phala, alice, bob, charlie, options, account }) => {
			const outer = { threshold: 2, signatories: [account, charlie] };
			await chain.fund((await phala.multisig(outer)).address, pha("100"));
			const plan = phala.createStakePool().multisig(outer);
			await plan.send(charlie).inBlock;
			const inside = plan.multisig(options);
			expect(await inside.check(alice)).toEqual([]);
			await inside.send(alice).inBlock;
			const { result } = await inside.send(bob).inBlock;
			expect(result).toMatchObject({ executed: true, result: { executed: true, result: {} } });
		});
	});

	it("simulates refusals inside as refusals, and approvals with their place", async () => {
		await withSetting(generation, async ({ phala, alice, bob, charlie, options, account, pid }) => {
			// Charlie owns no pool: the chain reports both calls as successes.
			const foreign = phala.stakePool(pid).setDescription("mine").as(charlie);
			expect(await foreign.simulate(bob)).toMatchObject({ result: null, error: { code: "NOT_POOL_OWNER" } });
			const refused = phala
				.delegator(account)
				.withdraw(pid, { shares: pha("5") })
				.multisig(options);
			const first = await refused.simulate(alice);
			expect(first).toMatchObject({ error: null, result: { executed: false, approvals: 1 } });
			const { height } = (first.result?.executed === false && first.result.timepoint) || { height: null };
			expect(height).toBe(first.after.block.number);
			expect(await first.simulate(refused, bob)).toMatchObject({ result: null, error: { code: "NO_POSITION" } });
			const batch = phala.batch([foreign, phala.createStakePool()], { mode: "force" });
			expect((await batch.simulate(bob)).result).toMatchObject([
				{ ok: false, error: { code: "NOT_POOL_OWNER" } },
				{ ok: true, result: { pid: pid + 1 } },
			]);
			// What is simulated is what happens.
			const contribution = phala.delegator(account).contribute(pid, pha("50")).multisig(options);
			const approved = await contribution.simulate(alice);
			const executed = await approved.simulate(contribution, charlie);
			expect((await contribution.send(alice).inBlock).result).toEqual(approved.result);
			expect((await contribution.send(charlie).inBlock).result).toEqual(executed.result);
		});
	});

	it("refuses other plans and options within a simulation", async () => {
		await withSetting(generation, async ({ phala, bob }) => {
			const plan = phala.createStakePool();
			const simulation = await plan.simulate(bob);
			for (const wrong of [null, undefined, {}, { spec: {} }])
				await expect(simulation.simulate(wrong as never, bob)).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
			await expect(simulation.simulate(plan, bob, null as never)).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
			await expect(simulation.simulate(plan, bob, { tip: 5 } as never)).rejects.toMatchObject({
				code: "INVALID_AMOUNT",
			});
		});
	});

	it("builds no extrinsic without the account that signs", async () => {
		await withSetting(generation, async ({ phala, bob, charlie, options }) => {
			const plan = phala.createStakePool().multisig(options);
			const expected = { code: "INVALID_ARGUMENT", details: { name: "account", value: "undefined" } };
			await expect(plan.extrinsic()).rejects.toMatchObject(expected);
			await expect(phala.createStakePool().as(charlie).extrinsic()).rejects.toMatchObject(expected);
			await expect(phala.batch([plan], { mode: "force" }).extrinsic()).rejects.toMatchObject(expected);
			expect((await plan.extrinsic(bob)).method.method).toBe("asMulti");
		});
	});

	it.each([null, 5, "x"])("refuses %j as options", async (wrong) => {
		await withSetting(generation, async ({ phala, alice, bob, pid }) => {
			const expected = { code: "INVALID_ARGUMENT", details: { name: "options" } };
			const plan = phala.createStakePool();
			await expect(plan.as(bob, wrong as never).check(alice)).rejects.toMatchObject(expected);
			await expect(plan.multisig(wrong as never).check(alice)).rejects.toMatchObject(expected);
			await expect(phala.multisig(wrong as never)).rejects.toMatchObject(expected);
			await expect(plan.preview(alice, wrong as never)).rejects.toMatchObject(expected);
			await expect(plan.fee(alice, wrong as never)).rejects.toMatchObject(expected);
			const delegator = phala.delegator(alice);
			expect(() => delegator.move(pid, pid + 1, "all", wrong as never)).toThrow(
				expect.objectContaining({ code: "INVALID_ARGUMENT" }),
			);
			await expect(delegator.ledger(wrong as never).next()).rejects.toMatchObject(expected);
			await expect(delegator.history(wrong as never).next()).rejects.toMatchObject(expected);
		});
	});
});
