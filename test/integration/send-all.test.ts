import { compactToU8a, hexToU8a, u8aConcat, u8aToHex } from "@polkadot/util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { DevChain } from "../../src/devchain/index.ts";
import { connect, type Phala, type Plan, parsePha, type SendAllProgress } from "../../src/index.ts";
import { createFixture } from "../../src/testing/index.ts";

const pha = parsePha;

/** Chains with a pool of Alice, pid 0. */
const pools = (generation: 1 | 2) => createFixture({ generation, setUp: ({ pool }) => pool() });
const current = pools(2).use(beforeEach, afterEach);

/** A provider whose node reports `weight` for each call of a batch. */
async function weighing(chain: DevChain, phala: Phala, weight: bigint) {
	const { registry } = await phala.api();
	const provider = chain.createProvider();
	const send = provider.send.bind(provider);
	provider.send = async <T>(method: string, params: unknown[]): Promise<T> => {
		const response = await send(method, params);
		if (method !== "state_call" || params[0] !== "TransactionPaymentApi_query_info") return response as T;
		const { args } = registry.createType("Extrinsic", params[1]).method;
		const [calls] = args as unknown as [readonly unknown[]];
		const fee = hexToU8a(response as string).subarray(-16);
		return u8aToHex(u8aConcat(compactToU8a(weight * BigInt(calls.length)), compactToU8a(0), [0], fee)) as T;
	};
	return provider;
}

describe("sendAll", () => {
	it("stops 200 workers in one call, and reports its progress", { timeout: 600_000 }, async () => {
		const { chain, phala } = current();
		const { alice } = chain.accounts;
		const keys: string[] = [];
		for (let i = 0; i < 200; i++)
			keys.push(await chain.registerWorker({ operator: alice.address, score: 400, confidenceLevel: 1 }));
		await phala.delegator(alice).contribute(0, pha("400000")).send(alice).inBlock;
		const starts = keys.flatMap((key) => [phala.stakePool(0).addWorker(key), phala.worker(key).start(pha("2000"))]);
		const started = await phala.sendAll(starts, alice).inBlock;
		expect(started.error).toBeNull();
		expect(started.transactions).toHaveLength(1);

		const stops = keys.map((key) => phala.worker(key).stop());
		const stopping = phala.sendAll(stops, alice, { mode: "force", maxPlans: 64 });
		const progress: SendAllProgress[] = [];
		stopping.progress$.subscribe((step) => progress.push(step));
		const { outcomes, transactions, error } = await stopping.finalized;
		expect(error).toBeNull();
		expect(outcomes.map(({ status }) => status)).toEqual(Array(200).fill("done"));
		expect(outcomes[7]).toMatchObject({ result: { publicKey: keys[7] }, block: { number: expect.any(Number) } });
		expect(transactions.map(({ plans }) => plans.length)).toEqual([64, 64, 64, 8]);
		expect(transactions.every(({ status, fee }) => status.type === "finalized" && fee !== null)).toBe(true);
		expect([...new Set(progress.map(({ completed }) => completed))]).toEqual([0, 64, 128, 192, 200]);
		expect(await phala.workers.list({ where: ({ state }) => state === "Computing" })).toEqual([]);
	});

	it("splits plans that are too heavy for one block by the chain's limits", { timeout: 600_000 }, async () => {
		const { chain, phala } = current();
		const { alice } = chain.accounts;
		const client = await connect(await weighing(chain, phala, 100_000_000_000n));
		const plans = Array.from({ length: 8 }, (_, i) => client.stakePool(0).setCap(pha(String(i + 1))));
		const batch = client.batch(plans);
		expect(await batch.check(alice)).toMatchObject([
			{ code: "BLOCK_LIMIT_EXCEEDED", details: { resource: "weight", required: 800_000_000_000n } },
		]);
		await expect(batch.send(alice).inBlock).rejects.toMatchObject({ code: "BLOCK_LIMIT_EXCEEDED" });
		const { outcomes, transactions, error } = await client.sendAll(plans, alice).finalized;
		expect(error).toBeNull();
		expect(transactions.map((sent) => sent.plans)).toEqual([
			[0, 1, 2],
			[3, 4, 5],
			[6, 7],
		]);
		expect(outcomes.map((one) => one.status === "done" && one.result.cap)).toEqual(
			plans.map((_, i) => pha(String(i + 1))),
		);
		const alone = await connect(await weighing(chain, phala, 400_000_000_000n));
		const refused = await alone.sendAll([alone.stakePool(0).setCap(1n)], alice).inBlock;
		expect(refused).toMatchObject({
			outcomes: [{ status: "refused", error: { code: "BLOCK_LIMIT_EXCEEDED" } }],
			transactions: [],
			error: null,
		});
		await alone.close();
		await client.close();
		expect((await phala.stakePool(0).get()).cap).toBe(pha("8"));
	});

	const caps = (phala: Phala, ...values: string[]): Plan<{ cap: bigint }>[] =>
		values.map((value) => phala.stakePool(value === "bad" ? 99 : 0).setCap(value === "bad" ? 1n : pha(value)));

	it.each([
		["best-effort", ["done", "done", "done", "refused", "not-sent", "not-sent"], [[0, 1], [2]]],
		["force", ["done", "done", "done", "refused", "done", "done"], [[0, 1], [2], [4, 5]]],
	] as const)("in mode %s goes on, or not, after a plan that the check refuses", async (mode, statuses, sent) => {
		for (const generation of [1, 2] as const) {
			await using t = await pools(generation).start();
			const { chain, phala } = t;
			const plans = caps(phala, "1", "2", "3", "bad", "5", "6");
			const run = phala.sendAll(plans, chain.accounts.alice, { mode, maxPlans: 2 });
			const { outcomes, transactions, error } = await run.finalized;
			expect(outcomes.map(({ status }) => status)).toEqual(statuses);
			expect(outcomes[3]).toMatchObject({ error: { code: "NOT_FOUND", details: { id: "99", dispatch: null } } });
			expect(transactions.map(({ plans }) => plans)).toEqual(sent);
			expect(error).toBeNull();
			expect((await phala.stakePool(0).get()).cap).toBe(pha(mode === "force" ? "6" : "3"));
		}
	});

	it.each([
		["best-effort", ["done", "refused", "not-sent", "not-sent"], 1],
		["force", ["done", "refused", "done", "done"], 2],
	] as const)("in mode %s reports what the chain refuses without a check", async (mode, statuses, count) => {
		const { chain, phala } = current();
		const plans = caps(phala, "1", "bad", "3", "4");
		const run = phala.sendAll(plans, chain.accounts.alice, { mode, maxPlans: 2, check: false });
		const { outcomes, transactions } = await run.inBlock;
		expect(outcomes.map(({ status }) => status)).toEqual(statuses);
		expect(outcomes[1]).toMatchObject({ error: { details: { dispatch: { name: "PoolDoesNotExist" } } } });
		expect(transactions).toHaveLength(count);
	});

	it("prepares each transaction on what those before it left", async () => {
		const { chain, phala } = current();
		const { alice } = chain.accounts;
		const key = await chain.registerWorker({ operator: alice.address, score: 400, confidenceLevel: 1 });
		const plans = [
			phala.delegator(alice).contribute(0, pha("2500")),
			phala.stakePool(0).addWorker(key),
			phala.worker(key).start(pha("2000")),
		] as const;
		const { outcomes } = await phala.sendAll(plans, alice, { maxPlans: 1 }).inBlock;
		expect(outcomes[0]).toMatchObject({ status: "done", result: { wrapped: pha("2500") } });
		expect(outcomes[2]).toMatchObject({ status: "done", result: { stake: pha("2000") } });
	});

	it.each(["same", "reindexed"] as const)("goes on after an upgrade to a %s layout", async (layout) => {
		const { chain, phala } = current();
		const { alice } = chain.accounts;
		const run = phala.sendAll(caps(phala, "1", "2", "3", "4"), alice, { maxPlans: 1 });
		let upgrade: Promise<unknown> | undefined;
		run.progress$.subscribe(({ completed }) => {
			if (completed === 1) upgrade ??= chain.upgrade({ layout });
		});
		const { outcomes, error } = await run.finalized;
		await upgrade;
		expect(error).toBeNull();
		expect(outcomes.map((one) => one.status === "done" && one.result.cap)).toEqual(["1", "2", "3", "4"].map(pha));
		expect(phala.network.specVersion).toBe(1252);
		expect((await phala.stakePool(0).get()).cap).toBe(pha("4"));
	});

	it("keeps the outcomes so far when the wallet refuses, and names the plans that were not sent", async () => {
		const { chain, phala } = current();
		const { alice } = chain.accounts;
		let signatures = 0;
		const signer = {
			address: alice.address,
			signer: {
				async signPayload(payload: { method: string }) {
					signatures += 1;
					if (signatures === 2) throw new Error("Cancelled");
					const registry = (await phala.api()).registry;
					const signed = registry.createType("ExtrinsicPayload", payload as never, { version: 4 });
					return { id: 1, ...signed.sign(alice) };
				},
			},
		};
		const plans = caps(phala, "1", "2", "3");
		const { outcomes, transactions, error } = await phala.sendAll(plans, signer, { maxPlans: 1 }).finalized;
		expect(outcomes.map(({ status }) => status)).toEqual(["done", "not-sent", "not-sent"]);
		expect(error?.code).toBe("USER_REJECTED");
		expect(transactions.map(({ status }) => status.type)).toEqual(["finalized", "failed"]);
		expect((await phala.stakePool(0).get()).cap).toBe(pha("1"));
	});

	it("keeps the outcomes so far when it is aborted", async () => {
		const { chain, phala } = current();
		const controller = new AbortController();
		const run = phala.sendAll(caps(phala, "1", "2", "3"), chain.accounts.alice, {
			maxPlans: 1,
			signal: controller.signal,
		});
		run.progress$.subscribe(({ completed }) => {
			if (completed === 1) controller.abort();
		});
		const { outcomes, error } = await run.inBlock;
		expect(outcomes.map(({ status }) => status)).toEqual(["done", "not-sent", "not-sent"]);
		expect(error?.code).toBe("ABORTED");
		expect((await phala.stakePool(0).get()).cap).toBe(pha("1"));
	});

	it("does not know what becomes of a transaction that it no longer follows", async () => {
		await using t = await createFixture({ seal: "manual", setUp: ({ pool }) => pool() }).start();
		const { chain, phala } = t;
		const { alice } = chain.accounts;
		const controller = new AbortController();
		const run = phala.sendAll(caps(phala, "1", "2", "3"), alice, { maxPlans: 2, signal: controller.signal });
		run.progress$.subscribe(({ transactions }) => {
			if (transactions.at(-1)?.status.type === "broadcast") controller.abort();
		});
		const { outcomes, transactions, error } = await run.finalized;
		const [sent] = transactions;
		const unknown = { status: "unknown", hash: sent?.hash, error: { code: "ABORTED" } };
		expect(outcomes).toMatchObject([unknown, unknown, { status: "not-sent" }]);
		expect(sent?.hash).toMatch(/^0x/);
		expect(error?.code).toBe("ABORTED");
		await chain.newBlock();
		expect((await phala.stakePool(0).get()).cap).toBe(pha("2"));
	});

	it("refuses arguments that make no sense, at once", async () => {
		const { chain, phala } = current();
		const { alice } = chain.accounts;
		const plans = caps(phala, "1");
		expect(() => phala.sendAll([], alice)).toThrow("at least one plan");
		expect(() => phala.sendAll([phala.batch(plans)], alice)).toThrow("the plans in it");
		expect(() => phala.sendAll(plans, alice, { mode: "all" as "force" })).toThrow("best-effort or force");
		expect(() => phala.sendAll(plans, alice, { maxPlans: 0 })).toThrow("an integer from 1 on");
	});
});
