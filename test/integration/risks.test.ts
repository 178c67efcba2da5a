import { firstValueFrom, lastValueFrom, type Observable } from "rxjs";
import { describe, expect, test } from "vitest";
import { DevChain } from "../../src/devchain/index.ts";
import {
	type CollectionChange,
	connect,
	type ForcedStopRisk,
	type Hex,
	isPhalaError,
	type Phala,
	type Plan,
	type PoolPosition,
	parsePha,
	percent,
	type Risk,
	type RiskReport,
} from "../../src/index.ts";
import { createFixture } from "../../src/testing/index.ts";
import { Random } from "../support/random.ts";

const SEED = Number(process.env.RISK_SEED ?? 12);
const DAYS = Number(process.env.RISK_DAYS ?? 30);
const DAY = 86_400;

/** Keeps what a stream emitted last, and how often it emitted. */
class Watch {
	all: ReadonlyMap<string, Risk> = new Map();
	changes = 0;
	constructor(risks$: Observable<CollectionChange<string, Risk>>) {
		risks$.subscribe(({ all, added, changed, removed }) => {
			this.all = all;
			if (this.changes++ > 0) expect(added.length + changed.length + removed.length).toBeGreaterThan(0);
		});
	}
}

const forcedStops = ({ risks }: RiskReport) =>
	new Map(risks.flatMap((risk) => (risk.type === "forcedStop" ? [[risk.pid, risk] as const] : [])));
const isDue = (risk: Pick<Risk, "at">, seconds: number) => risk.at === null || risk.at <= seconds;
const sorted = (values: Iterable<number>) => [...values].sort((a, b) => a - b);
const secondsOf = ({ block }: RiskReport) => Math.floor(block.timestampMs / 1000);

/** A month in the busy network: delegators leave, some remedies are tried, and in generation 2 a bot enforces exits every day. */
class Month {
	readonly random = new Random(SEED);
	readonly seen = { stopped: 0, shutDown: 0, prevented: new Set<string>(), covered: 0, vaultRisks: 0 };
	/** Pools that were acted on since the last report. */
	touched = new Set<number>();
	readonly chain: DevChain;
	readonly phala: Phala;
	/** Accounts that can pay fees. */
	readonly #funded = new Set<string>();

	constructor(chain: DevChain, phala: Phala) {
		this.chain = chain;
		this.phala = phala;
	}

	/** Sends a plan as `account`, unless its check finds that the chain would refuse it. */
	async act<R>(pid: number, account: string, plan: Plan<R>): Promise<R | null> {
		const signer = this.chain.impersonate(account);
		if (!this.#funded.has(account)) await this.chain.fund(account, parsePha("100"));
		this.#funded.add(account);
		try {
			const { result } = await plan.send(signer).inBlock;
			this.touched.add(pid);
			return result;
		} catch (error) {
			if (isPhalaError(error)) return null;
			throw error;
		}
	}

	/** Delegators request more than their pools can pay: two of stake pools a day, and one of a vault on some days. */
	async leave(vaults: readonly number[], day: number): Promise<void> {
		const busy = await this.phala.stakePools.list({
			where: ({ totalStake, freeStake, releasingStake }) => totalStake > 2n * (freeStake + releasingStake),
		});
		for (let i = 0; i < 2 && busy.length > 0; i++) {
			const { pid } = this.random.pick(busy);
			const positions = await this.phala.stakePool(pid).positions();
			const largest = [...positions].sort((a, b) => (a.value < b.value ? 1 : -1)).slice(0, 3);
			if (largest.length > 0) await this.request(pid, this.random.pick(largest));
		}
		if (vaults.length === 0 || day % 3 > 0) return;
		const pid = this.random.pick(vaults);
		const positions = (await this.phala.vault(pid).positions()).filter(({ shares }) => shares > 0n);
		if (positions.length > 0) await this.request(pid, this.random.pick(positions));
	}

	async request(pid: number, { delegator, shares, queuedShares }: PoolPosition): Promise<void> {
		const part = ((shares + queuedShares) * BigInt(this.random.integer(60, 99))) / 100n;
		await this.act(pid, delegator, this.phala.delegator(delegator).withdraw(pid, { shares: part }));
	}

	/** Owners of vaults delegate what their vaults have. */
	async invest(): Promise<void> {
		for (const { pid, owner, freeStake, positions } of await this.phala.vaults.list()) {
			const amount = (freeStake * 9n) / 10n;
			for (const position of positions) {
				const done = await this.act(pid, owner, this.phala.vault(pid).contributeToPool(position.pid, amount));
				if (done !== null) break;
			}
		}
	}

	/** Owners of two stopped pools reclaim their workers, and start them again. */
	async restart(): Promise<void> {
		const pools = await this.phala.stakePools.list({
			where: ({ sessions, totalStake }) => {
				return totalStake > 0n && sessions.length > 0 && !sessions.some(({ state }) => state === "Computing");
			},
			fields: ["owner", "sessions", "totalStake"],
			orderBy: { field: "totalStake", direction: "desc" },
			limit: 6,
		});
		for (let i = 0; i < 2 && pools.length > 0; i++) {
			const { pid, owner } = this.random.pick(pools);
			const pool = this.phala.stakePool(pid);
			await this.act(pid, owner, pool.reclaimAll());
			const { starts } = await pool.suggestStarts({ strategy: "count" });
			const plans = starts.map(({ publicKey, stake }) => this.phala.worker(publicKey).start(stake));
			if (plans.length > 0) await this.act(pid, owner, this.phala.batch(plans));
		}
	}

	/** Tries one remedy of a stop within two days, and expects the stop not to come at that time. */
	async prevent(report: RiskReport): Promise<void> {
		const soon = [...forcedStops(report).values()].filter((risk) => isDue(risk, secondsOf(report) + 2 * DAY));
		if (soon.length === 0 || this.random.next() < 0.4) return;
		const risk = this.random.pick(soon);
		const untried = risk.remedies.filter(({ action }) => !this.seen.prevented.has(action));
		const remedy = this.random.pick(untried.length > 0 ? untried : risk.remedies);
		if ((await this.applyRemedy(risk, remedy)) === null) return;
		const now = await this.phala.risks({ pids: [risk.pid] });
		const after = forcedStops(now).get(risk.pid);
		expect(after && isDue(after, risk.at ?? secondsOf(now)), `${remedy.action} of pool ${risk.pid}`).not.toBe(true);
		this.seen.prevented.add(remedy.action);
	}

	async applyRemedy({ pid }: ForcedStopRisk, remedy: Risk["remedies"][number]): Promise<unknown> {
		const { phala } = this;
		const { owner } = await phala.stakePool(pid).get();
		switch (remedy.action) {
			case "contribute": {
				const { amount, requiredCap } = remedy;
				if (requiredCap !== null) await this.act(pid, owner, phala.stakePool(pid).setCap(requiredCap));
				await this.chain.fund(owner, amount);
				return this.act(pid, owner, phala.delegator(owner).contribute(pid, amount));
			}
			case "stopWorkers": {
				const stops = remedy.publicKeys.map((key) => phala.worker(key).stop());
				return this.act(pid, owner, phala.batch(stops));
			}
			case "requestAgain": {
				const account = remedy.account as string;
				const position = await phala.delegator(account).position(pid);
				if (!position || (await this.isVault(account))) return null;
				const shares = position.queuedShares / 2n;
				return this.act(pid, account, phala.delegator(account).withdraw(pid, { shares }));
			}
			default:
				throw new Error(`no remedy of a stop: ${remedy.action}`);
		}
	}

	async isVault(account: string): Promise<boolean> {
		if (this.phala.generation === 1) return false;
		return (await this.phala.vaults.list({ fields: ["account"] })).some((vault) => vault.account === account);
	}

	/** Workers that compute, by pool. */
	async computing(): Promise<ReadonlyMap<number, readonly Hex[]>> {
		const pools = await this.phala.stakePools.list({ fields: ["sessions"] });
		const isComputing = ({ state }: { state: string }) => state === "Computing" || state === "Unresponsive";
		return new Map(
			pools.map(({ pid, sessions }) => [pid, sessions.filter(isComputing).map(({ publicKey }) => publicKey)]),
		);
	}

	/** Rewards that a pool's delegators got after a report, pico. */
	async rewardsSince({ block }: RiskReport, pid: number): Promise<bigint> {
		let sum = 0n;
		const to = (await this.phala.head()).number;
		for await (const event of this.phala.events({ from: block.number + 1, to, pids: [pid], types: ["rewarded"] }))
			sum += event.toDelegators;
		return sum;
	}

	/** Expects announced stops to be announced still, unless an account acted on the pool or its rewards cover what was missing. */
	async expectKept(before: RiskReport, after: RiskReport): Promise<void> {
		const now = forcedStops(after);
		for (const [pid, risk] of forcedStops(before)) {
			if (this.touched.has(pid) || now.get(pid)?.request.startedAt === risk.request.startedAt) continue;
			expect(await this.rewardsSince(before, pid), `announced stop of pool ${pid}`).toBeGreaterThanOrEqual(
				risk.missing,
			);
			this.seen.covered++;
		}
		this.touched = new Set();
	}
}

/** Calls `enforceExit` of every stake pool with a queue: no other can be stopped. Returns the pools that were stopped, with their workers. */
async function enforcePools({ chain, phala }: Month): Promise<ReadonlyMap<number, readonly string[]>> {
	const queued = await phala.stakePools.list({
		where: ({ withdrawQueue }) => withdrawQueue.length > 0,
		fields: ["withdrawQueue"],
	});
	const pids = queued.map(({ pid }) => pid);
	if (pids.length === 0) return new Map();
	const plans = pids.map((pid) => phala.stakePool(pid).enforceExit());
	const { result } = await phala.batch(plans, { mode: "force" }).send(chain.accounts.eve, { check: false }).inBlock;
	expect(result.every(({ ok }) => ok)).toBe(true);
	return new Map(
		result.flatMap((one, i) => (one.ok && one.result.stopped.length > 0 ? [[pids[i] ?? -1, one.result.stopped]] : [])),
	);
}

/** Calls `enforceExit` of vaults; returns those that were shut down. */
async function enforceVaults({ chain, phala }: Month, vaults: readonly number[]): Promise<readonly number[]> {
	const plans = vaults.map((pid) => phala.vault(pid).enforceExit());
	const { result } = await phala.batch(plans, { mode: "force" }).send(chain.accounts.eve, { check: false }).inBlock;
	return vaults.filter((_, i) => {
		const one = result[i];
		return one?.ok && one.result.shutDown;
	});
}

describe.each([1, 2] as const)("risks$ over a month of the busy network, generation %i", (generation) => {
	test(`announces every forced stop, and none that does not come (seed ${SEED})`, { timeout: 600_000 }, async () => {
		await using chain = await DevChain.start({ generation, network: "busy" });
		await using phala = await connect(chain.provider);
		const vaults = (await phala.vaults.list({ fields: ["owner"] })).map(({ pid }) => pid);
		const month = new Month(chain, phala);
		const { seen } = month;
		await month.invest();
		month.touched.clear();
		const watch = new Watch(phala.risks$());
		const first = chain.best.number;
		let last = await phala.risks();

		for (let day = 0; day < DAYS; day++) {
			const step = `seed ${SEED}, generation ${generation}, day ${day}`;
			await month.leave(vaults, day);
			if (day % 2 === 1) await month.restart();
			await month.prevent(await phala.risks());
			const evening = await phala.risks();
			await month.expectKept(last, evening);

			const before = generation === 1 ? await month.computing() : new Map();
			await chain.advance({ days: 1 });
			const morning = await phala.risks();
			const now = secondsOf(morning);
			const announced = [...forcedStops(evening).values()].filter((risk) => isDue(risk, now));

			if (generation === 1) {
				const left = await month.computing();
				const stopped = [...before].filter(([pid, keys]) => keys.length > 0 && left.get(pid)?.length === 0);
				expect(sorted(stopped.map(([pid]) => pid)), step).toEqual(sorted(announced.map(({ pid }) => pid)));
				for (const { pid, publicKeys } of announced) expect(publicKeys, step).toEqual(before.get(pid));
				seen.stopped += stopped.length;
				for (const { pid } of announced) month.touched.add(pid);
				await month.expectKept(evening, morning);
				last = morning;
			} else {
				await month.expectKept(evening, morning);
				const due = [...forcedStops(morning).values()].filter(({ at }) => at === null);
				// What rewards do not cover is announced in the evening before.
				for (const { pid } of due)
					expect(
						announced.map((risk) => risk.pid),
						step,
					).toContain(pid);
				const stopped = await enforcePools(month);
				expect(sorted(stopped.keys()), step).toEqual(sorted(due.map(({ pid }) => pid)));
				for (const { pid, publicKeys } of due) expect(stopped.get(pid), step).toEqual(publicKeys);
				seen.stopped += stopped.size;
				for (const pid of stopped.keys()) month.touched.add(pid);

				const noon = await phala.risks();
				await month.expectKept(morning, noon);
				const shutdowns = noon.risks.filter((risk) => risk.type === "vaultShutdown");
				seen.vaultRisks += shutdowns.length;
				const shutDown = await enforceVaults(month, vaults);
				const expired = shutdowns.filter(({ at }) => at === null).map(({ pid }) => pid);
				expect(sorted(shutDown), step).toEqual(sorted(expired));
				seen.shutDown += shutDown.length;
				for (const { pid } of (await phala.vaults.list({ pids: shutDown, fields: ["positions"] })).flatMap(
					({ positions }) => positions,
				))
					month.touched.add(pid);
				const evenings = await phala.risks();
				await month.expectKept(noon, evenings);
				last = evenings;
			}
			const expected = last.risks.map((risk) => risk.id).sort();
			const ids = () => [...watch.all.values()].filter(({ type }) => type !== "commissionRaised").map(({ id }) => id);
			await expect.poll(() => ids().sort(), { timeout: 120_000, interval: 20 }).toEqual(expected);
		}
		for (const risk of last.risks) expect(watch.all.get(risk.id)).toEqual(risk);
		expect(watch.changes).toBeLessThanOrEqual(chain.best.number - first + 1);
		expect(seen.stopped).toBeGreaterThan(2);
		expect([...seen.prevented].sort()).toEqual(["contribute", "requestAgain", "stopWorkers"]);
		if (generation === 2) expect(seen.shutDown).toBeGreaterThan(0);
	});
});

/** A pool of Alice with one computing worker and 3000 PHA of Bob; in generation 2 also a vault of Dave that delegates to it. */
const fixtureOf = (generation: 1 | 2) =>
	createFixture({
		generation,
		setUp: async ({ pool, delegation, vault, phala, accounts }) => {
			const { pid, workers } = await pool({ workers: 1, commission: percent("10") });
			await delegation({ pid, delegator: "bob", amount: parsePha("3000") });
			const [key = ""] = workers;
			await phala.worker(key).start(parsePha("2500")).send(accounts.alice).inBlock;
			if (generation === 1) return { pid, key, vaultPid: null };
			const investments = [{ pid, amount: parsePha("50") }];
			const made = await vault({ stake: parsePha("100"), owner: "dave", delegator: "charlie", investments });
			return { pid, key, vaultPid: made.pid };
		},
	});
const fixtures = { 1: fixtureOf(1), 2: fixtureOf(2) };

describe.each([1, 2] as const)("risks$ of generation %i", (generation) => {
	test("is quiet while nothing changes, and costs no request per pool", async () => {
		await using t = await fixtures[generation].start();
		const { chain, phala } = t;
		const watch = new Watch(phala.risks$());
		await expect.poll(() => watch.changes, { timeout: 120_000 }).toBe(1);
		const heads: number[] = [];
		phala.head$.subscribe(({ number }) => heads.push(number));
		await expect.poll(() => heads.length, { timeout: 120_000 }).toBe(1);
		const requests = () => Object.values(chain.stats.requests).reduce((sum, count) => sum + count, 0);
		const before = requests();
		for (let i = 0; i < 5; i++) await chain.newBlock();
		await expect.poll(() => heads.length, { timeout: 120_000 }).toBe(6);
		expect(watch.changes).toBe(1);
		// One for the time of each head.
		expect(requests() - before).toBeLessThanOrEqual(10);
	});

	test("reports commissions that rose since the subscription began, until they fall again", async () => {
		await using t = await fixtures[generation].start();
		const { phala, accounts, data } = t;
		const pool = phala.stakePool(data.pid);
		const watch = new Watch(phala.risks$({ accounts: [accounts.bob] }));
		await expect.poll(() => watch.changes, { timeout: 120_000 }).toBe(1);
		const id = `commissionRaised/${data.pid}`;
		await pool.setCommission(percent("5")).send(accounts.alice).inBlock;
		const { block } = await pool.setCommission(percent("20")).send(accounts.alice).inBlock;
		await expect.poll(() => watch.all.get(id), { timeout: 120_000 }).toBeDefined();
		expect(watch.all.get(id)).toMatchObject({
			fromPpm: 50_000,
			toPpm: 200_000,
			since: Math.floor(((await phala.at(block.hash)).block.timestampMs ?? 0) / 1000),
			concerns: [{ account: phala.formatAddress(accounts.bob), role: "delegator", via: null }],
		});
		const late = new Watch(phala.risks$({ accounts: [accounts.bob] }));
		await expect.poll(() => late.changes, { timeout: 120_000 }).toBe(1);
		expect(late.all.has(id)).toBe(false);
		await pool.setCommission(percent("5")).send(accounts.alice).inBlock;
		await expect.poll(() => watch.all.has(id), { timeout: 120_000 }).toBe(false);
	});

	test("reports workers that do not respond, stake to reclaim, and a stop, each with its time, to those it concerns", {
		timeout: 600_000,
	}, async () => {
		await using t = await fixtures[generation].start();
		const { chain, phala, accounts, data } = t;
		const { pid, key } = data;
		const bob = new Watch(phala.risks$({ accounts: [accounts.bob] }));
		const eve = new Watch(phala.risks$({ accounts: [accounts.eve] }));
		const other = new Watch(phala.risks$({ pids: [pid + 50] }));
		const all = new Watch(phala.risks$({ pids: [pid] }));
		await chain.offline(key);
		await expect.poll(() => [...all.all.keys()], { timeout: 120_000 }).toEqual([`workerUnresponsive/${pid}/${key}`]);
		await chain.online(key);
		await expect.poll(() => all.all.size, { timeout: 120_000 }).toBe(0);

		const { queued } = (await phala.delegator(accounts.bob).withdraw(pid, "all").send(accounts.bob).inBlock).result;
		expect(queued).toBeGreaterThan(0n);
		await expect.poll(() => [...bob.all.keys()], { timeout: 120_000 }).toEqual([`forcedStop/${pid}`]);
		const stop = bob.all.get(`forcedStop/${pid}`) as ForcedStopRisk;
		const { criticalAt } = await phala.stakePool(pid).get();
		expect(stop.at).toBe((criticalAt ?? 0) + 1);
		expect(stop.concerns).toEqual([
			{
				account: phala.formatAddress(accounts.bob),
				role: "delegator",
				via: null,
				shares: queued,
				queuedShares: queued,
			},
		]);
		const seconds = async () => (await phala.head()).timestampMs / 1000;
		await chain.advance({ seconds: (stop.at ?? 0) - (await seconds()) });
		if (generation === 2) {
			await expect.poll(() => bob.all.get(stop.id)?.at, { timeout: 120_000 }).toBeNull();
			await phala.stakePool(pid).enforceExit().send(accounts.eve).inBlock;
		}
		expect(await phala.worker(key).get()).toMatchObject({ state: "CoolingDown" });
		await expect.poll(() => [...bob.all.keys()], { timeout: 120_000 }).toEqual([`poolEarnsNothing/${pid}`]);
		const { coolDownEndsAt } = await phala.worker(key).get();
		await chain.advance({ seconds: (coolDownEndsAt ?? 0) - (await seconds()) });
		await expect.poll(() => bob.all.get(`stakeReclaimable/${pid}/${key}`)?.at, { timeout: 120_000 }).toBeNull();
		await phala.stakePool(pid).reclaimAll().send(accounts.eve).inBlock;
		await expect.poll(() => all.all.has(`stakeReclaimable/${pid}/${key}`), { timeout: 120_000 }).toBe(false);
		expect([eve.all.size, other.all.size]).toEqual([0, 0]);
	});

	test("finds stake of workers that left the pool while they computed, once it can be reclaimed", async () => {
		await using t = await fixtures[generation].start();
		const { chain, phala, accounts, data } = t;
		const { pid, key } = data;
		const all = new Watch(phala.risks$({ pids: [pid] }));
		await phala.worker(key).unbind().send(accounts.alice).inBlock;
		await expect.poll(() => [...all.all.keys()], { timeout: 120_000 }).toEqual([`poolEarnsNothing/${pid}`]);
		const { coolDownSeconds } = await phala.parameters();
		await chain.advance({ seconds: coolDownSeconds });
		const id = `stakeReclaimable/${pid}/${key}`;
		await expect.poll(() => all.all.get(id), { timeout: 120_000 }).toBeDefined();
		const found = all.all.get(id);
		expect(found).toMatchObject({ publicKey: key, stake: parsePha("2500"), at: null });
		expect(found?.remedies).toEqual([{ action: "reclaimWorker", by: "anyone", account: null, pid, publicKey: key }]);
		expect((await phala.risks({ pids: [pid] })).risks).toContainEqual(found);
		const { result } = await phala.stakePool(pid).reclaimWorker(key).send(accounts.eve).inBlock;
		expect(result.reclaimed).toBe(parsePha("2500"));
		await expect.poll(() => all.all.has(id), { timeout: 120_000 }).toBe(false);
	});

	test("lists no sessions in the busy network, whose workers are in their pools", async () => {
		await using chain = await DevChain.start({ generation, network: "busy" });
		await using phala = await connect(chain.provider);
		const pids = (await phala.stakePools.list({ fields: ["owner"] })).map(({ pid }) => pid);
		const lists = () => chain.stats.requests.state_getKeysPaged ?? 0;
		const before = lists();
		await phala.risks({ pids });
		expect(lists() - before).toBe(0);
	});

	test("completes when the client closes, and fails for an invalid query", async () => {
		await using t = await fixtures[generation].start();
		const { phala } = t;
		await expect(firstValueFrom(phala.risks$({ pids: [-1] }))).rejects.toMatchObject({ code: "INVALID_PID" });
		await expect(phala.risks({ accounts: ["nobody"] })).rejects.toMatchObject({ code: "INVALID_ADDRESS" });
		const done = lastValueFrom(phala.risks$());
		await firstValueFrom(phala.risks$());
		await phala.close();
		expect((await done).all.size).toBe(0);
	});
});

test("risks of a stake pool concern delegators and the owner of a vault that delegates to it", async () => {
	await using t = await fixtures[2].start();
	const { chain, phala, accounts, data } = t;
	const { pid, key, vaultPid } = data;
	await chain.offline(key);
	const { risks } = await phala.risks({ accounts: [accounts.charlie, accounts.dave] });
	const concern = { via: vaultPid, queuedShares: 0n };
	expect(risks).toMatchObject([
		{
			id: `workerUnresponsive/${pid}/${key}`,
			concerns: [
				{ ...concern, account: phala.formatAddress(accounts.dave), role: "owner", shares: 0n },
				{ ...concern, account: phala.formatAddress(accounts.charlie), role: "delegator", shares: parsePha("100") },
			],
		},
	]);
	expect((await phala.risks({ accounts: [accounts.charlie], pids: [vaultPid ?? 0] })).risks).toEqual([]);
	expect((await phala.risks({ accounts: [accounts.charlie], pids: [pid] })).risks).toHaveLength(1);
});
