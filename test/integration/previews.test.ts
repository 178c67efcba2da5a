import { describe, expect, test } from "vitest";
import { DevChain } from "../../src/devchain/index.ts";
import { connect, parsePha } from "../../src/index.ts";
import { Random } from "../support/random.ts";
import { createRandomSetting, randomPlan } from "../support/random-plans.ts";

const SEED = Number(process.env.PREVIEW_SEED ?? 12);
const PLANS = Number(process.env.PREVIEWS ?? 60);

describe.each([1, 2] as const)("previews of generation %i", (generation) => {
	test(`equal the results of random plans (seed ${SEED})`, { timeout: 600_000 }, async () => {
		const random = new Random(SEED + generation);
		await using chain = await DevChain.start({ generation });
		await using phala = await connect(chain.provider);
		const setting = await createRandomSetting(chain, phala);
		const { owner, workers } = setting;
		let done = 0;
		for (let round = 0; round < PLANS; round++) {
			const { contributable } = await phala.delegator(owner).get();
			const { name, plan } = randomPlan(setting, random, contributable);
			const label = `seed ${SEED}, generation ${generation}, plan ${round}: ${name}`;
			const preview = await plan.preview(owner);
			expect(preview.failures, label).toEqual(await plan.check(owner));
			expect(preview.block, label).toMatchObject(chain.best);
			const sent = await plan.send(owner, { check: preview.failures.length === 0 }).inBlock.catch(() => null);
			expect(preview.result, label).toEqual(sent === null ? null : sent.result);
			if (sent !== null && preview.fee !== null) expect(preview.fee, label).toBe(sent.fee);
			if (sent !== null) done++;
			if (random.integer(0, 9) === 0) await chain.advance({ days: random.pick([1, 8]) });
			if (random.integer(0, 4) === 0) {
				const computing = await phala.workers.list({ where: ({ state }) => state === "Computing" });
				const worker = computing[0]?.publicKey ?? workers[0] ?? "";
				if (computing.length > 0) await chain.settle([{ worker, payout: parsePha("50") }]);
			}
		}
		expect(done).toBeGreaterThan(PLANS / 4);
	});

	test("make the requests of a check, no more", async () => {
		await using chain = await DevChain.start({ generation });
		const { alice } = chain.accounts;
		const sender = await connect(chain.createProvider());
		await sender.createStakePool().send(alice).finalized;
		await sender.delegator(alice).contribute(0, parsePha("10")).send(alice).finalized;
		await sender.close();
		await using phala = await connect(chain.provider);
		const me = phala.delegator(alice);
		const plans = [
			me.contribute(0, parsePha("3")),
			me.withdraw(0, "all"),
			me.withdraw(0, { amount: parsePha("100") }),
			phala.createStakePool(),
			phala.batch([me.withdraw(0, "all"), me.contribute(0, parsePha("2"))]),
		];
		const count = async (work: () => Promise<unknown>) => {
			const before = chain.stats.requests;
			await work();
			const made = Object.entries(chain.stats.requests).map(([method, n]) => [method, n - (before[method] ?? 0)]);
			return Object.fromEntries(made.filter(([, n]) => n !== 0));
		};
		for (const plan of plans) {
			await plan.check(alice);
			expect(await count(() => plan.preview(alice))).toEqual(await count(() => plan.check(alice)));
		}
	});
});

describe("a preview of a withdrawal", () => {
	test.each([1, 2] as const)("shows who is paid when in generation %i", async (generation) => {
		await using chain = await DevChain.start({ generation });
		await using phala = await connect(chain.provider);
		const { alice, bob, charlie } = chain.accounts;
		await phala.createStakePool().send(alice).inBlock;
		const worker = await chain.registerWorker({ operator: alice.address, score: 400, confidenceLevel: 1 });
		await phala.stakePool(0).addWorker(worker).send(alice).inBlock;
		for (const pair of [bob, charlie]) await phala.delegator(pair).contribute(0, parsePha("1500")).send(pair).inBlock;
		await phala.worker(worker).start(parsePha("2500")).send(alice).inBlock;
		await phala
			.delegator(bob)
			.withdraw(0, { amount: parsePha("900") })
			.send(bob).inBlock;

		const plan = phala.delegator(charlie).withdraw(0, "all");
		const { result, failures, withdrawals, block } = await plan.preview();
		expect(failures).toEqual([]);
		expect(result).toEqual({ requested: parsePha("1500"), paid: 0n, queued: parsePha("1500") });
		const { coolDownSeconds, gracePeriodSeconds } = await phala.parameters();
		const expiresAt = Math.floor(block.timestampMs / 1000) + gracePeriodSeconds;
		expect(withdrawals).toEqual([
			{
				pid: 0,
				delegator: phala.formatAddress(charlie),
				payments: [],
				queued: {
					shares: parsePha("1500"),
					value: parsePha("1500"),
					valueAhead: parsePha("400"),
					expiresAt,
					latestAt: expiresAt + coolDownSeconds,
				},
			},
		]);
		expect(Object.isFrozen(withdrawals[0]?.queued)).toBe(true);

		await plan.send(charlie).inBlock;
		const timeline = await phala.stakePool(0).exitTimeline();
		const own = timeline.requests.find(({ request }) => request.delegator === phala.formatAddress(charlie));
		const later = Math.floor(chain.best.timestampMs / 1000) - Math.floor(block.timestampMs / 1000);
		expect(own).toMatchObject({ expiresAt: expiresAt + later, latestAt: expiresAt + coolDownSeconds + later });
	});

	test("pays at once what the free stake covers", async () => {
		await using chain = await DevChain.start({ generation: 2 });
		await using phala = await connect(chain.provider);
		const { alice, bob } = chain.accounts;
		await phala.createStakePool().send(alice).inBlock;
		await phala.delegator(bob).contribute(0, parsePha("10")).send(bob).inBlock;
		const { result, withdrawals } = await phala.delegator(bob).withdraw(0, "all").preview();
		const delegator = phala.formatAddress(bob);
		expect(result).toEqual({ requested: parsePha("10"), paid: parsePha("10"), queued: 0n });
		expect(withdrawals).toEqual([
			{
				pid: 0,
				delegator,
				payments: [{ delegator, amount: parsePha("10"), shares: parsePha("10") }],
				queued: null,
			},
		]);
	});
});

describe("a preview has no result", () => {
	test("where the chain refuses the call, the fee cannot be paid, or nothing can be called", async () => {
		await using chain = await DevChain.start({ generation: 2 });
		await using phala = await connect(chain.provider);
		const { alice } = chain.accounts;
		const refused = await phala.stakePool(7).setCap(1n).preview(alice);
		expect(refused).toMatchObject({ result: null, fee: null, failures: [{ code: "NOT_FOUND" }], withdrawals: [] });

		const poor = `0x${"77".repeat(32)}`;
		const unpaid = await phala.createStakePool().preview(poor);
		expect(unpaid).toMatchObject({ result: null, fee: expect.any(BigInt), failures: [{ code: "FEE_UNPAYABLE" }] });

		const worker = `0x${"88".repeat(32)}`;
		expect(await phala.worker(worker).stop().preview(alice)).toMatchObject({
			result: null,
			failures: [{ code: "WORKER_NOT_IN_POOL" }],
		});
	});

	test("but has one where only a client refuses", async () => {
		await using chain = await DevChain.start({ generation: 2 });
		await using phala = await connect(chain.provider);
		const { alice } = chain.accounts;
		const plan = phala.delegator(alice).wrap(1n);
		const { result, failures } = await plan.preview();
		expect(failures.map(({ code }) => code)).toEqual(["WRAP_WOULD_BURN"]);
		expect(result).toEqual((await plan.send(alice, { check: false }).inBlock).result);
	});
});
