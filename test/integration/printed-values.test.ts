import { inspect } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DevChain } from "../../src/devchain/index.ts";
import { connect, type Phala, parsePha, type Submission } from "../../src/index.ts";
import { summarizeLedger } from "../../src/ledger/index.ts";
import { createFixture } from "../../src/testing/index.ts";

/** What no value prints: functions, getters, fields that are private by name, and objects of the layers below. */
const INTERNALS = /Function|\[Getter|\b_\w+:|\b(?:context|Connection|Addresses|Observable)\b/;
const HASH = expect.stringMatching(/^0x[0-9a-f]{64}$/);

/** First elements of what an iterable yields. */
async function take<T>(values: AsyncIterable<T>, count: number): Promise<T[]> {
	const taken: T[] = [];
	for await (const value of values) {
		taken.push(value);
		if (taken.length === count) break;
	}
	return taken;
}

/** The error of a promise. */
async function errorOf(promise: Promise<unknown>): Promise<unknown> {
	return promise.then(
		(value) => Promise.reject(new Error(`no failure, but ${inspect(value)}`)),
		(error: unknown) => error,
	);
}

/** All statuses of a submission. */
function statusesOf({ status$ }: Submission<unknown>): Promise<unknown[]> {
	const statuses: unknown[] = [];
	return new Promise((resolve, reject) => {
		status$.subscribe({ next: (status) => statuses.push(status), error: reject, complete: () => resolve(statuses) });
	});
}

describe.each([1, 2] as const)("generation %s: what console.log prints", (generation) => {
	let chain: DevChain;
	let phala: Phala;
	beforeAll(async () => {
		chain = await DevChain.start({ generation, network: "busy" });
		phala = await connect(chain.provider);
	});
	afterAll(async () => {
		await phala.close();
		await chain.close();
	});

	it("of handles: their type, and what they are a handle of", async () => {
		const { bob } = chain.accounts;
		const publicKey = `0x${"11".repeat(32)}`;
		expect(inspect(phala)).toBe(
			"Phala {\n  stakePools: StakePools {},\n  vaults: Vaults {},\n  workers: Workers {}\n}",
		);
		expect(inspect(phala.stakePool(3))).toBe("StakePool { pid: 3 }");
		expect(inspect(phala.vault(3))).toBe("Vault { pid: 3 }");
		expect(inspect(phala.worker(publicKey))).toBe(`Worker {\n  publicKey: '${publicKey}'\n}`);
		expect(inspect(phala.delegator(bob)).split("\n")).toEqual([
			"Delegator {",
			`  address: '${phala.formatAddress(bob)}',`,
			expect.stringMatching(/^ {2}account: '0x[0-9a-f]{64}'$/),
			"}",
		]);
		const view = await phala.at("best");
		expect(inspect(view)).toMatch(/^PhalaView \{\n {2}block: \{\n/);
		expect(inspect(view)).not.toMatch(INTERNALS);
		expect(inspect(view.stakePool(3))).toBe("StakePoolView { pid: 3 }");
	});

	it("of plans and submissions: their type", async () => {
		const { alice, bob, charlie, dave } = chain.accounts;
		const plan = phala.delegator(bob).contribute(0, parsePha("10"));
		const created = phala.createStakePool();
		const plans = [
			plan,
			created.as(alice),
			created.multisig({ threshold: 2, signatories: [alice, charlie, dave] }),
			phala.batch([plan, plan]),
			phala.call("0x0000"),
		];
		expect(plans.map((each) => inspect(each))).toEqual(plans.map(() => "Plan {}"));
		const tx = plan.send(bob);
		expect(inspect(tx)).toBe("Submission {}");
		expect(Object.isFrozen(await tx.inBlock)).toBe(true);
		expect(inspect(tx)).toBe("Submission {}");
	});

	it("of the development chain and of fixtures: settings and blocks", async () => {
		const { alice } = chain.accounts;
		expect(inspect(alice).split("\n")).toEqual([
			"KeyringPair {",
			"  name: 'Alice',",
			`  address: '${phala.formatAddress(alice)}',`,
			"  type: 'sr25519'",
			"}",
		]);
		expect(inspect(chain)).toMatch(
			new RegExp(
				`^DevChain \\{\\n  generation: ${generation},\\n  seal: 'instant',\\n  blockSeconds: 12,\\n  best: \\{`,
			),
		);
		expect(inspect(chain).split("\n")).toHaveLength(15);
		expect(inspect(chain.gatekeeper)).toBe("Gatekeeper { isRunning: true }");
		expect(inspect(chain.faults)).toBe("FaultInjector { latencyMs: 0, stall: false, duplicate: false }");
		expect(inspect(chain.provider)).toBe("DevProvider { hasSubscriptions: true, isClonable: true }");

		const fixture = createFixture({ generation, setUp: ({ pool }) => pool() });
		expect(inspect(fixture)).toBe(`Fixture { generation: ${generation} }`);
		await using test = await fixture.start();
		expect(inspect(test)).toMatch(
			/^TestChain \{\n {2}chain: DevChain \{[\s\S]* {2}phala: Phala \{[\s\S]* {2}data: \{\n {4}pid: 0,/,
		);
		expect(inspect(test).split("\n").length).toBeLessThanOrEqual(30);
	});

	it("of data: nothing but the data, on few lines", async () => {
		const { alice, bob } = chain.accounts;
		const delegator = phala.delegator(bob);
		const plan = delegator.contribute(0, parsePha("100"));
		const refused = delegator.contribute(0, parsePha("100000000000"));
		const tx = plan.send(bob);
		const result = await tx.inBlock;
		const range = { from: chain.best.number - 5, to: chain.best.number };
		const simulation = await plan.simulate(bob);
		const pool = phala.stakePool(0);
		const entries = await take(delegator.ledger(range), 10);
		const kinds: Record<string, { readonly value: unknown; readonly lines: number }> = {
			network: { value: phala.network, lines: 10 },
			head: { value: await phala.head(), lines: 10 },
			parameters: { value: await phala.parameters(), lines: 40 },
			"state of a pool": { value: await pool.get(), lines: 80 },
			"row of a list": { value: await phala.stakePools.list({ fields: ["totalStake"], limit: 1 }), lines: 20 },
			"state of a worker": { value: await phala.workers.list({ limit: 1 }), lines: 50 },
			"state of a delegator": { value: await delegator.get(), lines: 150 },
			"position in a pool": { value: (await pool.positions())[0], lines: 20 },
			"preview of a plan": { value: await plan.preview(bob), lines: 30 },
			"simulation of a plan": { value: simulation, lines: 70 },
			"simulation of a day": { value: await simulation.advance({ days: 1 }), lines: 60 },
			"failures of a check": { value: await refused.check(bob), lines: 20 },
			"unsigned transaction": { value: await plan.unsigned(bob), lines: 50 },
			statuses: { value: await statusesOf(tx), lines: 50 },
			result: { value: result, lines: 70 },
			"error of a rule": { value: await errorOf(refused.send(bob).inBlock), lines: 40 },
			"error of the chain": { value: await errorOf(refused.send(bob, { check: false }).inBlock), lines: 40 },
			"error of a read": { value: await errorOf(phala.stakePool(9_999).get()), lines: 40 },
			"error of an argument": { value: await errorOf((async () => parsePha("ten"))()), lines: 40 },
			"errors of other accounts": {
				value: await errorOf(plan.check(alice).then(() => plan.send(alice).inBlock)),
				lines: 40,
			},
			events: { value: await take(phala.events(range), 3), lines: 60 },
			"ledger entry": { value: entries[0], lines: 30 },
			"ledger summary": { value: await summarizeLedger(entries), lines: 170 },
			risks: { value: (await phala.risks({ pids: [0] })).risks, lines: 60 },
			projection: { value: await pool.projectQueue("nothing"), lines: 90 },
			suggestion: { value: await pool.suggestStarts({ strategy: "count" }), lines: 60 },
			stats: { value: chain.stats, lines: 60 },
			snapshot: { value: chain.snapshot(), lines: 10 },
			"vaults, none in generation 1": { value: await phala.vaults.list({ limit: 1 }), lines: 60 },
		};
		expect(result.block).toMatchObject({ hash: HASH });
		const problems = Object.entries(kinds).flatMap(([name, { value, lines }]) => {
			// Stacks of errors name functions and files.
			const printed = inspect(value).replaceAll(/^ {4}at .*\n?/gm, "");
			const count = printed.split("\n").length;
			const [internal] = INTERNALS.exec(printed) ?? [];
			return [
				...(internal === undefined ? [] : [`${name} prints ${internal}`]),
				...(count > lines ? [`${name} has ${count} lines`] : []),
			];
		});
		expect(problems).toEqual([]);
	});
});
