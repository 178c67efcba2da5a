import { describe, expect, test } from "vitest";
import { DevChain } from "../../src/devchain/index.ts";
import { connect, type Plan, parsePha, type SimulatedTime, type Submission } from "../../src/index.ts";
import { Random } from "../support/random.ts";
import { createRandomSetting, randomPlan } from "../support/random-plans.ts";

const SEED = Number(process.env.SIMULATION_SEED ?? 12);
const PLANS = Number(process.env.SIMULATIONS ?? 50);

// biome-ignore lint/suspicious/noThenProperty: the name of the option
const then = (time: SimulatedTime) => ({ then: time });

/** What became of a transaction. */
const outcomeOf = ({ inBlock }: Submission<unknown>) =>
	inBlock.then(
		({ result, fee, events }) => ({ result, fee, events, error: null }),
		(error: { code: string }) => ({ result: null, error: error.code }),
	);

describe.each([1, 2] as const)("simulations of generation %i", (generation) => {
	test(`equal the results of random plans (seed ${SEED})`, { timeout: 600_000 }, async () => {
		const random = new Random(SEED + generation);
		await using chain = await DevChain.start({ generation });
		await using phala = await connect(chain.provider);
		const setting = await createRandomSetting(chain, phala);
		const { owner, workers, pids } = setting;
		let done = 0;
		for (let round = 0; round < PLANS; round++) {
			const { contributable } = await phala.delegator(owner).get();
			const plans = Array.from({ length: random.integer(1, 3) }, () => randomPlan(setting, random, contributable));
			const mode = random.pick(["all", "best-effort", "force"] as const);
			const names = plans.map(({ name }) => name).join();
			const label = `seed ${SEED}, generation ${generation}, round ${round}, ${mode}: ${names}`;
			const [first] = plans;
			const plan: Plan<unknown> =
				plans.length === 1 && first
					? first.plan
					: phala.batch(
							plans.map((one) => one.plan),
							{ mode },
						);
			const simulation = await plan.simulate(owner);
			expect(simulation.failures, label).toEqual(await plan.check(owner));
			const isChecked = simulation.failures.length === 0;
			const actual = await outcomeOf(plan.send(owner, { check: isChecked }));
			const { error, result } = simulation;
			expect(codesOf(result), label).toEqual(codesOf(actual.result));
			// The node's pool does not say why it refuses a transaction.
			if (actual.error === "REJECTED") expect(error, label).not.toBeNull();
			else expect(error?.code ?? null, label).toBe(actual.error);
			if ("fee" in actual) {
				expect(simulation.fee, label).toBe(actual.fee);
				expect(simulation.events, label).toEqual(actual.events);
				done++;
			}
			const pid = random.pick(pids);
			const after = await phala.at(simulation.after);
			const read = async (view: typeof after | typeof phala) => {
				const { block: _, ...pool } = await view.stakePool(pid).get();
				const { block: __, positions, ...account } = await view.delegator(owner).get();
				return { pool, account, positions: positions.map(({ block: _, ...position }) => position) };
			};
			const isThere = await phala
				.stakePool(pid)
				.get()
				.then(
					() => true,
					() => false,
				);
			if (isThere && "fee" in actual) expect(untimed(await read(after)), label).toEqual(untimed(await read(phala)));
			if (random.integer(0, 9) === 0) await chain.advance({ days: random.pick([1, 8]) });
			if (random.integer(0, 4) === 0) {
				const computing = await phala.workers.list({ where: ({ state }) => state === "Computing" });
				const worker = computing[0]?.publicKey ?? workers[0] ?? "";
				if (computing.length > 0) await chain.settle([{ worker, payout: parsePha("50") }]);
			}
		}
		expect(done).toBeGreaterThan(PLANS / 4);
	});
});

/** A pool of Alice with a worker that computes with 2500 of 3000 PHA, of which Bob has delegated half. */
async function startWorld(generation: 1 | 2) {
	const chain = await DevChain.start({ generation });
	const phala = await connect(chain.provider);
	const { alice, bob, charlie } = chain.accounts;
	await phala.createStakePool().send(alice).inBlock;
	const worker = await chain.registerWorker({ operator: alice.address, score: 400, confidenceLevel: 1 });
	await phala.stakePool(0).addWorker(worker).send(alice).inBlock;
	for (const pair of [bob, charlie]) await phala.delegator(pair).contribute(0, parsePha("1500")).send(pair).inBlock;
	await phala.worker(worker).start(parsePha("2500")).send(alice).inBlock;
	const close = async () => {
		await phala.close();
		await chain.close();
	};
	return { chain, phala, alice, bob, charlie, worker, close };
}

describe.each([1, 2] as const)("time that passes in a simulation of generation %i", (generation) => {
	test("stops workers, ends their cool-down, and pays the queue", async () => {
		const { chain, phala, bob, worker, close } = await startWorld(generation);
		const best = chain.best;
		const { gracePeriodSeconds, coolDownSeconds } = await phala.parameters();
		const plan = phala.delegator(bob).withdraw(0, "all");
		const { withdrawals } = await plan.preview();
		const simulation = await plan.simulate(bob, then({ seconds: gracePeriodSeconds + 60 }));
		expect(simulation.result).toEqual({ requested: parsePha("1500"), paid: parsePha("500"), queued: parsePha("1000") });
		const stopped = await phala.at(simulation.later?.after ?? "best");
		expect(simulation.later?.events.map(({ type }) => type)).toContain("sessionStopped");
		expect((await stopped.worker(worker).get()).state).toBe("CoolingDown");
		expect((await stopped.stakePool(0).get()).withdrawQueue).toHaveLength(1);

		const later = await simulation.advance({ seconds: coolDownSeconds + 60 });
		expect(later.events.map(({ type }) => type)).toEqual(expect.arrayContaining(["sessionReclaimed", "withdrawn"]));
		const end = await phala.at(later.after);
		expect((await end.stakePool(0).get()).withdrawQueue).toEqual([]);
		expect((await end.worker(worker).get()).state).toBe("Ready");
		const paid = later.events.find(({ type }) => type === "withdrawn");
		const latestAt = withdrawals[0]?.queued?.latestAt ?? 0;
		expect(Math.floor((paid?.block.timestampMs ?? 0) / 1000)).toBeGreaterThanOrEqual(latestAt);
		expect(Math.floor((paid?.block.timestampMs ?? 0) / 1000)).toBeLessThan(latestAt + 60);

		// Nothing of it happened.
		expect(chain.best).toEqual(best);
		const before = await phala.at(simulation.before);
		expect(before.block).toMatchObject(best);
		expect((await before.worker(worker).get()).state).toBe("Computing");
		expect((await before.delegator(bob).get()).positions[0]?.shares).toBe(parsePha("1500"));
		await close();
	});

	test("stops workers only where the calls of everyone are made", async () => {
		const { phala, bob, worker, close } = await startWorld(generation);
		const { gracePeriodSeconds, coolDownSeconds } = await phala.parameters();
		const seconds = gracePeriodSeconds + coolDownSeconds + 60;
		const simulation = await phala
			.delegator(bob)
			.withdraw(0, "all")
			.simulate(bob, then({ seconds, enforce: false }));
		const types = simulation.later?.events.map(({ type }) => type);
		// Generation 1 stops workers by itself; their stake is not reclaimed.
		expect(types).toEqual(generation === 1 ? ["sessionStopped"] : []);
		const after = await phala.at(simulation.later?.after ?? "best");
		expect((await after.worker(worker).get()).state).toBe(generation === 1 ? "CoolingDown" : "Computing");
		await close();
	});

	test("is what the chain does", async () => {
		const { chain, phala, alice, bob, worker, close } = await startWorld(generation);
		const { gracePeriodSeconds, coolDownSeconds } = await phala.parameters();
		const plan = phala.delegator(bob).withdraw(0, "all");
		const seconds = gracePeriodSeconds + coolDownSeconds + 120;
		const { later } = await plan.simulate(bob, then({ seconds }));
		await plan.send(bob).inBlock;
		await chain.advance({ seconds: gracePeriodSeconds + 1 });
		if (generation === 2) await phala.stakePool(0).enforceExit().send(alice).inBlock;
		await chain.advance({ seconds: coolDownSeconds });
		await phala.worker(worker).reclaim().send(alice).inBlock;
		const simulated = await phala.at(later?.after ?? "best");
		expect(untimed(await simulated.stakePool(0).get())).toEqual(untimed(await phala.stakePool(0).get()));
		expect(untimed(await simulated.worker(worker).get())).toEqual(untimed(await phala.worker(worker).get()));
		const [{ positions }, actual] = await Promise.all([simulated.delegator(bob).get(), phala.delegator(bob).get()]);
		expect(untimed(positions)).toEqual(untimed(actual.positions));
		await close();
	});
});

describe("a simulation", () => {
	test("goes on with other plans of any account", async () => {
		const { phala, alice, bob, charlie, worker, close } = await startWorld(2);
		const stop = await phala.worker(worker).stop().simulate(alice);
		expect(stop.result).toEqual({ publicKey: worker });
		await stop.advance({ days: 8, enforce: false });
		const reclaim = await stop.simulate(phala.worker(worker).reclaim(), charlie);
		expect(reclaim.result).toEqual({ reclaimed: parsePha("2500") });
		const leave = await reclaim.simulate(phala.delegator(bob).withdraw(0, "all"));
		expect(leave.result).toEqual({ requested: parsePha("1500"), paid: parsePha("1500"), queued: 0n });
		const again = await leave.simulate(phala.delegator(bob).withdraw(0, "all"));
		expect(again).toMatchObject({
			result: null,
			error: { code: "INVALID_WITHDRAWAL" },
			failures: [{ code: "INVALID_WITHDRAWAL" }],
		});
		// Each state stays as it was.
		const before = await phala.at(leave.before);
		expect((await before.stakePool(0).get()).totalStake).toBe(parsePha("3000"));
		expect((await (await phala.at(leave.after)).stakePool(0).get()).totalStake).toBe(parsePha("1500"));
		await expect(leave.simulate(phala.delegator(bob).withdraw(0, "all"), alice)).rejects.toMatchObject({
			code: "INVALID_ARGUMENT",
		});
		await close();
	});

	test("runs what a proxy does for another account", async () => {
		const { phala, alice, bob, charlie, close } = await startWorld(2);
		const api = await phala.api();
		await api.tx.proxy?.addProxy?.(charlie.address, "Any", 0).signAndSend(alice);
		const plan = phala.stakePool(0).setCap(parsePha("4000")).as(alice);
		const simulation = await plan.simulate(charlie);
		expect(simulation).toMatchObject({ result: { cap: parsePha("4000") }, error: null, failures: [] });
		expect((await plan.preview(charlie)).result).toEqual(simulation.result);
		expect((await plan.simulate(bob)).error).not.toBeNull();
		await close();
	});

	test("comes after what the account has sent", async () => {
		const chain = await DevChain.start({ generation: 2, seal: "manual" });
		const phala = await connect(chain.provider);
		const { alice } = chain.accounts;
		const creation = phala.createStakePool().send(alice);
		await creation.hash;
		const simulation = await phala.stakePool(0).setCap(parsePha("7")).simulate(alice);
		expect(simulation.result).toEqual({ cap: parsePha("7") });
		await chain.newBlock();
		await creation.inBlock;
		await phala.close();
		await chain.close();
	});

	test("has no result, and no events, where no block could contain it", async () => {
		const chain = await DevChain.start({ generation: 2 });
		const phala = await connect(chain.provider);
		const poor = `0x${"77".repeat(32)}`;
		const unpaid = await phala.createStakePool().simulate(poor);
		expect(unpaid).toMatchObject({ result: null, events: [], error: { code: "FEE_UNPAYABLE" } });
		const nothing = await phala.worker(poor).stop().simulate(chain.accounts.alice);
		expect(nothing).toMatchObject({ result: null, events: [], fee: null, error: { code: "WORKER_NOT_IN_POOL" } });
		await phala.close();
		await chain.close();
	});

	test.each([{ days: 0 }, { days: -1 }, { days: Number.NaN }, { seconds: 1e300 }, {}, { days: 1, enforce: 1 }])(
		"refuses a time of %o",
		async (time) => {
			const chain = await DevChain.start({ generation: 2 });
			const phala = await connect(chain.provider);
			const plan = phala.createStakePool();
			const { alice } = chain.accounts;
			const refused = { code: "INVALID_ARGUMENT" };
			await expect(plan.simulate(alice, then(time as never))).rejects.toMatchObject(refused);
			const simulation = await plan.simulate(alice);
			await expect(simulation.advance(time as never)).rejects.toMatchObject(refused);
			await phala.close();
			await chain.close();
		},
	);
});

/** Without times: blocks of the chain may be apart otherwise than those of a simulation. */
function untimed(value: unknown): unknown {
	return JSON.parse(
		JSON.stringify(value, (key, inner: unknown) => {
			if (/At$|block/.test(key)) return undefined;
			return typeof inner === "bigint" ? String(inner) : inner;
		}),
	);
}

/** Results with errors by their code: a refusal names its place in the block. */
function codesOf(result: unknown): unknown {
	if (!Array.isArray(result)) return result;
	return result.map((one: unknown) =>
		typeof one === "object" && one !== null && "error" in one
			? { ok: false, error: (one.error as { code: string } | null)?.code ?? null }
			: one,
	);
}
