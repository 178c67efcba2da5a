import type { KeyringPair } from "@polkadot/keyring/types";
import { describe, expect, it } from "vitest";
import type { DevChain } from "../../src/devchain/index.ts";
import { type Phala, type Plan, parsePha } from "../../src/index.ts";
import { createFixture } from "../../src/testing/index.ts";

const GENERATIONS = [1, 2] as const;
const pha = parsePha;

interface Setting {
	readonly chain: DevChain;
	readonly phala: Phala;
	/** Owns pool `pid`. */
	readonly alice: KeyringPair;
	readonly bob: KeyringPair;
	readonly dave: KeyringPair;
	readonly pid: number;
	/** Makes `delegate` a proxy of `real`. */
	addProxy(real: KeyringPair, delegate: KeyringPair, type: string, delay?: number): Promise<void>;
	/** Registers a worker of Alice that can start with 2000 PHA. */
	worker(): Promise<string>;
}

const onePool = (generation: 1 | 2) => createFixture({ generation, setUp: async ({ pool }) => (await pool()).pid });
const fixtures = { 1: onePool(1), 2: onePool(2) };

async function withSetting(generation: 1 | 2, body: (setting: Setting) => Promise<void>): Promise<void> {
	await using t = await fixtures[generation].start();
	const { chain, phala, accounts, data: pid } = t;
	const { alice, bob, dave } = accounts;
	const worker = () => chain.registerWorker({ operator: alice, score: 400, confidenceLevel: 1 });
	const addProxy = async (real: KeyringPair, delegate: KeyringPair, type: string, delay = 0) => {
		const api = await phala.api();
		const call = api.tx.proxy?.addProxy?.(delegate.address, type, delay);
		await call?.signAndSend(real, { nonce: -1 });
		await chain.newBlock();
	};
	await body({ chain, phala, alice, bob, dave, pid, addProxy, worker });
}

const codes = async (plan: Plan<unknown>, account: KeyringPair) => (await plan.check(account)).map(({ code }) => code);

describe.each(GENERATIONS)("by proxy in generation %i", (generation) => {
	it("operates a pool as StakePoolManager: the proxy signs and pays the fee, the owner acts", async () => {
		await withSetting(generation, async ({ phala, alice, dave, pid, addProxy, worker }) => {
			await addProxy(alice, dave, "StakePoolManager");
			const key = await worker();
			const before = await phala.delegator(alice).get();
			const plan = phala.stakePool(pid).addWorker(key).as(alice);
			expect(await plan.check(dave)).toEqual([]);
			expect(await plan.preview(dave)).toMatchObject({ result: { publicKey: key }, failures: [] });
			const sent = await plan.send(dave).inBlock;
			expect(sent.result).toEqual({ publicKey: key });
			expect(sent.fee).toBeGreaterThan(0n);
			expect((await phala.delegator(alice).get()).free).toBe(before.free);
			expect((await phala.worker(key).get()).pid).toBe(pid);
		});
	});

	it("names the types that would do, and those found", async () => {
		await withSetting(generation, async ({ phala, alice, bob, dave, pid, addProxy }) => {
			const plan = phala.stakePool(pid).setCap(pha("500")).as(alice);
			const [none] = await plan.check(dave);
			expect(none).toMatchObject({ code: "NOT_PROXY", details: { account: phala.formatAddress(alice), found: [] } });
			await addProxy(alice, dave, "StakePoolManager");
			const [failure] = await plan.check(dave);
			expect(failure).toMatchObject({
				code: "NOT_PROXY",
				details: { signer: phala.formatAddress(dave), found: [{ proxyType: "StakePoolManager", delay: 0 }] },
			});
			expect(failure?.code === "NOT_PROXY" && failure.details.expected).toContain("Any");
			expect(failure?.message).toContain("StakePoolManager, which does not allow this call");
			// The chain reports the refusal inside a successful transaction.
			await expect(plan.send(dave, { check: false }).inBlock).rejects.toMatchObject({
				code: "NOT_PROXY",
				details: { found: [{ proxyType: "StakePoolManager" }], dispatch: { pallet: "system", name: "CallFiltered" } },
			});
			await expect(plan.send(bob, { check: false }).inBlock).rejects.toMatchObject({ code: "NOT_PROXY" });
			expect((await phala.stakePool(pid).get()).cap).toBeNull();
		});
	});

	it("refuses a proxy with a delay, and uses another type of the same proxy", async () => {
		await withSetting(generation, async ({ phala, alice, dave, pid, addProxy, worker }) => {
			await addProxy(alice, dave, "Any", 5);
			const key = await worker();
			const plan = phala.stakePool(pid).addWorker(key).as(alice);
			const [failure] = await plan.check(dave);
			expect(failure).toMatchObject({ code: "PROXY_DELAYED", details: { proxyType: "Any", delay: 5 } });
			await expect(plan.send(dave, { check: false }).inBlock).rejects.toMatchObject({ code: "PROXY_DELAYED" });
			await addProxy(alice, dave, "StakePoolManager");
			const extrinsic = await plan.extrinsic(dave);
			expect(String(extrinsic.args[1])).toBe("StakePoolManager");
			await plan.send(dave).inBlock;
			expect((await phala.worker(key).get()).pid).toBe(pid);
		});
	});

	it("takes the type that is asked for, and refuses one that the chain does not have", async () => {
		await withSetting(generation, async ({ phala, alice, dave, pid, addProxy }) => {
			await addProxy(alice, dave, "Any");
			const plan = phala.stakePool(pid).setCap(pha("500"));
			expect(await codes(plan.as(alice, { proxyType: "Any" }), dave)).toEqual([]);
			const [failure] = await plan.as(alice, { proxyType: "StakePoolManager" }).check(dave);
			expect(failure).toMatchObject({
				code: "NOT_PROXY",
				details: { proxyType: "StakePoolManager", expected: ["Any"] },
			});
			expect(failure?.message).toContain("A proxy of type StakePoolManager may not make this call");
			await addProxy(alice, dave, "StakePoolManager");
			const [held] = await plan.as(alice, { proxyType: "StakePoolManager" }).check(dave);
			expect(held?.message).toContain("of type Any, StakePoolManager");
			expect(held).toMatchObject({ code: "NOT_PROXY", details: { expected: ["Any"] } });
			const added = phala
				.stakePool(pid)
				.addWorker(`0x${"11".repeat(32)}`)
				.as(alice, { proxyType: "Collator" });
			expect((await added.check(dave))[0]).toMatchObject({ code: "NOT_PROXY", details: { proxyType: "Collator" } });
			const unknown = plan.as(alice, { proxyType: "PoolBoss" });
			await expect(unknown.check(dave)).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
		});
	});

	it("is checked as the account that acts; a refusal inside is a refusal", async () => {
		await withSetting(generation, async ({ phala, alice, bob, dave, pid, addProxy }) => {
			await addProxy(bob, dave, "Any");
			await addProxy(alice, dave, "Any");
			const foreign = phala.stakePool(pid).setCap(pha("500")).as(bob);
			expect(await codes(foreign, dave)).toEqual(["NOT_POOL_OWNER"]);
			await expect(foreign.send(dave, { check: false }).inBlock).rejects.toMatchObject({
				code: "NOT_POOL_OWNER",
				details: { owner: phala.formatAddress(alice), dispatch: expect.anything() },
			});
			const all = (await phala.delegator(bob).get()).transferable;
			const rich = phala
				.delegator(bob)
				.contribute(pid, all + pha("1"))
				.as(bob);
			expect(await codes(rich, dave)).toEqual(["INSUFFICIENT_BALANCE"]);
			// The proxy pays the fee: the account may spend everything that it can transfer.
			const { result } = await phala.delegator(bob).contribute(pid, all).as(bob).send(dave).inBlock;
			expect(result).toMatchObject({ amount: all });
		});
	});

	it("sends batches by proxy, atomic and in parts", async () => {
		await withSetting(generation, async ({ phala, alice, dave, pid, addProxy, worker }) => {
			await phala.delegator(alice).contribute(pid, pha("3000")).send(alice).inBlock;
			await addProxy(alice, dave, "StakePoolManager");
			const [a, b] = [await worker(), await worker()];
			const add = phala.stakePool(pid).addWorker(a);
			const start = phala.worker(a).start(pha("2000"));
			const outer = phala.batch([add, start]).as(alice);
			expect(await outer.check(dave)).toEqual([]);
			const { result } = await outer.send(dave).inBlock;
			expect(result).toMatchObject([{ publicKey: a }, { stake: pha("2000") }]);
			const twice = phala.batch([phala.worker(a).stop(), phala.worker(a).stop()]).as(alice);
			const stopped = generation === 1 ? "WORKER_NOT_COMPUTING" : "WORKER_ALREADY_STOPPED";
			expect(await codes(twice, dave)).toEqual([stopped]);
			await expect(twice.send(dave, { check: false }).inBlock).rejects.toMatchObject({ code: stopped });
			// Plans by proxy for one account are one batch by proxy.
			const force = phala.batch(
				[start.as(alice), phala.stakePool(pid).addWorker(b).as(alice), phala.worker(b).start(pha("2000")).as(alice)],
				{ mode: "force" },
			);
			const extrinsic = await force.extrinsic(dave);
			expect(`${extrinsic.method.section}.${extrinsic.method.method}`).toBe("proxy.proxy");
			expect((await force.send(dave).inBlock).result).toMatchObject([
				{ ok: false, error: { code: "INSUFFICIENT_FREE_STAKE" } },
				{ ok: true, result: { publicKey: b } },
				{ ok: false, error: { code: "INSUFFICIENT_FREE_STAKE" } },
			]);
		});
	});

	it("mixes plans of several accounts in one batch, which the chain does not undo", async () => {
		await withSetting(generation, async ({ phala, alice, bob, dave, pid, addProxy, worker }) => {
			await addProxy(alice, dave, "StakePoolManager");
			await addProxy(bob, dave, "Any");
			const key = await worker();
			const plans = [
				phala
					.batch([phala.stakePool(pid).addWorker(key), phala.worker(key).start(pha("2000"))], { mode: "force" })
					.as(alice),
				phala.stakePool(pid).setCap(pha("5")).as(bob),
				phala.delegator(dave).contribute(pid, pha("10")),
			] as const;
			await expect(phala.batch(plans).check(dave)).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
			const batch = phala.batch(plans, { mode: "best-effort" });
			expect(await codes(batch, dave)).toEqual([]);
			expect((await batch.send(dave).inBlock).result).toMatchObject([
				{
					ok: true,
					result: [
						{ ok: true, result: { publicKey: key } },
						{ ok: false, error: { code: "INSUFFICIENT_FREE_STAKE" } },
					],
				},
				// Refused inside alone: the chain goes on.
				{ ok: false, error: { code: "NOT_POOL_OWNER" } },
				{ ok: true, result: { amount: pha("10") } },
			]);
		});
	});

	it("acts by a proxy of a proxy", async () => {
		await withSetting(generation, async ({ phala, alice, bob, dave, pid, addProxy }) => {
			await addProxy(alice, bob, "Any");
			await addProxy(bob, dave, "NonTransfer");
			const plan = phala.stakePool(pid).setCap(pha("500")).as(alice).as(bob);
			expect(await plan.check(dave)).toEqual([]);
			expect((await plan.send(dave).inBlock).result).toEqual({ cap: pha("500") });
			const refused = phala.stakePool(pid).setCap(pha("500")).as(bob).as(alice);
			expect(await codes(refused, dave)).toEqual(["NOT_PROXY", "NOT_PROXY", "NOT_POOL_OWNER"]);
		});
	});

	it("predicts plans after a pending one by proxy", async () => {
		await withSetting(generation, async ({ chain, phala, alice, dave, pid, addProxy }) => {
			await addProxy(alice, dave, "Any");
			const first = phala.stakePool(pid).setCap(pha("500")).as(alice).send(dave);
			const second = phala.delegator(dave).contribute(pid, pha("600")).send(dave);
			await expect(second.inBlock).rejects.toMatchObject({
				code: "CAP_EXCEEDED",
				details: { remaining: pha("500"), dispatch: null },
			});
			await first.inBlock;
			expect(chain.best.number).toBeGreaterThan(0);
		});
	});

	it("sends many plans by proxy in turn", async () => {
		await withSetting(generation, async ({ phala, alice, dave, pid, addProxy, worker }) => {
			const keys = [await worker(), await worker(), await worker()];
			const plans = keys.map((key) => phala.stakePool(pid).addWorker(key).as(alice));
			const refused = await phala.sendAll(plans, dave, { mode: "force" }).inBlock;
			expect(refused.outcomes.map(({ status }) => status)).toEqual(["refused", "refused", "refused"]);
			await addProxy(alice, dave, "StakePoolManager");
			const { outcomes, transactions } = await phala.sendAll(plans, dave, { maxPlans: 2 }).inBlock;
			expect(outcomes.map(({ status }) => status)).toEqual(["done", "done", "done"]);
			expect(transactions.map((each) => each.plans)).toEqual([[0, 1], [2]]);
		});
	});

	it("is a plan like any other: fee and unsigned bytes", async () => {
		await withSetting(generation, async ({ phala, alice, bob, dave, pid, addProxy }) => {
			await addProxy(alice, dave, "Any");
			const plan = phala.stakePool(pid).setCap(pha("500")).as(alice);
			expect(await plan.fee(dave)).toBeGreaterThan(0n);
			expect((await plan.unsigned(dave)).payload.address).toBe(phala.formatAddress(dave));
			await expect(plan.check()).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
			expect(() => phala.delegator(bob).contribute(pid, pha("1")).as(alice)).toThrow(
				expect.objectContaining({ code: "INVALID_ARGUMENT" }),
			);
		});
	});
});
