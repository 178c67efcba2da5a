import { describe, expect, test } from "vitest";
import { DevChain } from "../../src/devchain/index.ts";
import { connect, parsePha, type Submission } from "../../src/index.ts";
import { createFixture, type FixtureOptions } from "../../src/testing/index.ts";
import { statusesOf } from "../support/statuses-of.ts";

/** Chains with two pools of Alice. */
const pools = (options: Omit<FixtureOptions<unknown>, "setUp">) =>
	createFixture({ ...options, setUp: async ({ pool }) => [(await pool()).pid, (await pool()).pid] as const });

describe("sends of one account at the same time behave as sends in turn", () => {
	test.each(["instant", { intervalMs: 300 }] as const)("wrapped PHA is used once (seal %o)", async (seal) => {
		await using t = await pools({ seal }).start();
		const {
			chain,
			phala,
			data: [first, second],
		} = t;
		const { bob } = chain.accounts;
		const me = phala.delegator(bob);
		await me.wrap(parsePha("100")).send(bob).inBlock;
		const both = [first, second].map((pid) => me.contribute(pid, parsePha("80")).send(bob).inBlock);
		const [one, two] = await Promise.all(both);
		expect([one?.result.wrapped, two?.result.wrapped]).toEqual([0n, parsePha("60")]);
		expect((await me.get()).wrapped).toBe(0n);
	});

	test("many are in one block, each prepared on what those before it leave", async () => {
		await using t = await pools({ seal: { intervalMs: 2_000 } }).start();
		const { chain, phala } = t;
		const { alice, charlie } = chain.accounts;
		const pool = phala.createStakePool().send(alice);
		const delegator = phala.delegator(charlie);
		const wraps = Array.from({ length: 6 }, () => delegator.wrap(parsePha("10")).send(charlie));
		const contribution = delegator.contribute(0, parsePha("70")).send(charlie);
		const statuses = statusesOf(contribution);
		const done = await Promise.all([pool, ...wraps, contribution].map((tx) => tx.inBlock));
		expect(new Set(done.slice(1).map(({ block }) => block.number)).size).toBeLessThan(4);
		expect((await contribution.inBlock).result.wrapped).toBe(parsePha("10"));
		expect(statuses).toContain("queued");
	});

	test("what an earlier one makes impossible is refused before it is signed", async () => {
		await using t = await pools({ seal: { intervalMs: 1_000 } }).start();
		const {
			chain,
			phala,
			data: [pid],
		} = t;
		const { alice, bob } = chain.accounts;
		await phala.stakePool(pid).setCap(parsePha("100")).send(alice).inBlock;
		const me = phala.delegator(bob);
		const first = me.contribute(pid, parsePha("60")).send(bob);
		const second = me.contribute(pid, parsePha("60")).send(bob);
		const statuses = statusesOf(second);
		await expect(second.inBlock).rejects.toMatchObject({
			code: "CAP_EXCEEDED",
			details: { remaining: parsePha("40"), dispatch: null },
		});
		expect(statuses).not.toContain("signed");
		expect((await first.inBlock).result.amount).toBe(parsePha("60"));
	});

	test.each([true, false])(
		"a check and an unsigned transaction count those in no block yet (checked: %s)",
		async (check) => {
			await using chain = await DevChain.start({ seal: "manual" });
			await using phala = await connect(chain.provider);
			const { alice, bob } = chain.accounts;
			const broadcast = (tx: Submission<unknown>) =>
				new Promise<void>((resolve) => tx.status$.subscribe(({ type }) => type === "broadcast" && resolve()));
			const sendInBlock = async (tx: Submission<unknown>) => {
				await broadcast(tx);
				await chain.newBlock();
				await tx.inBlock;
			};
			await sendInBlock(phala.createStakePool().send(alice));
			await sendInBlock(phala.stakePool(0).setCap(parsePha("100")).send(alice));
			const me = phala.delegator(bob);
			const { free } = await me.get();

			const first = me.contribute(0, parsePha("60")).send(bob, { check });
			await broadcast(first);
			expect(await me.contribute(0, parsePha("70")).check()).toMatchObject([
				{ code: "CAP_EXCEEDED", details: { remaining: parsePha("40") } },
			]);
			const second = me.wrap(parsePha("15")).send(bob, { check });
			await broadcast(second);
			// What it needs is wrapped by then: one call, not two.
			const { payload } = await me.contribute(0, parsePha("15")).unsigned();
			expect((await me.contribute(0, parsePha("15")).extrinsic()).method.toHex()).toBe(payload.method);
			expect((await phala.api()).createType("Call", payload.method).method).toBe("contribute");

			const [failure] = await me.wrap(free).check();
			await chain.newBlock();
			const fees = (await first.inBlock).fee + (await second.inBlock).fee;
			// All but the existential deposit.
			const transferable = free - parsePha("75.01") - fees;
			expect(failure).toMatchObject({ code: "INSUFFICIENT_BALANCE", details: { available: transferable } });
		},
	);

	test("a client of finalized blocks sends on the best one", async () => {
		await using t = await pools({ finalityLag: 3, client: { finality: "finalized" } }).start();
		const {
			chain,
			phala,
			data: [pid],
		} = t;
		const { bob } = chain.accounts;
		const me = phala.delegator(bob);
		await me.wrap(parsePha("100")).send(bob).inBlock;
		expect((await me.contribute(pid, parsePha("100")).send(bob).inBlock).result.wrapped).toBe(0n);
		expect((await me.withdraw(pid, "all").send(bob).inBlock).result.paid).toBe(parsePha("100"));
	});
});

describe("two programs with one account", () => {
	test("send eight transactions each, and all are included", async () => {
		await using t = await pools({ seal: { intervalMs: 100 } }).start();
		const { chain, phala } = t;
		const other = await connect(chain.createProvider());
		const { alice } = chain.accounts;
		const sent = Array.from({ length: 8 }, () => [phala, other].map((one) => one.createStakePool().send(alice)));
		const done = await Promise.all(sent.flat().map((tx) => tx.finalized));
		expect(new Set(done.map(({ result }) => result.pid)).size).toBe(16);
		await other.close();
	});
});

describe("a node that loses a transaction", () => {
	test("nonce-gap-after-abort: does not block the account: the next send takes the nonce that is free", async () => {
		const chain = await DevChain.start({ seal: { intervalMs: 60 } });
		const inner = chain.createProvider();
		let isLosing = false;
		const provider = new Proxy(inner, {
			get(target, name) {
				if (name !== "subscribe") return bind(target, Reflect.get(target, name));
				return (...args: Parameters<typeof inner.subscribe>) => {
					if (!isLosing || args[1] !== "author_submitAndWatchExtrinsic") return inner.subscribe(...args);
					isLosing = false;
					setTimeout(() => args[3](null, "ready"), 5);
					return Promise.resolve("lost");
				};
			},
		});
		const phala = await connect(provider);
		const { alice, bob } = chain.accounts;
		await phala.createStakePool().send(bob).inBlock;
		isLosing = true;
		const aborting = new AbortController();
		const lost = phala.createStakePool().send(alice, { signal: aborting.signal });
		lost.status$.subscribe(({ type }) => type === "broadcast" && aborting.abort());
		await expect(lost.inBlock).rejects.toMatchObject({ code: "ABORTED" });
		for (const pid of [1, 2]) expect((await phala.createStakePool().send(alice).inBlock).result.pid).toBe(pid);
		await phala.close();
		await chain.close();
	});
});

function bind(target: object, value: unknown): unknown {
	return typeof value === "function" ? value.bind(target) : value;
}
