import { firstValueFrom, take, toArray } from "rxjs";
import { describe, expect, it } from "vitest";
import { toHex } from "../../src/codec/hex.ts";
import { encodeAddress } from "../../src/codec/ss58.ts";
import type { DevChain } from "../../src/devchain/index.ts";
import { connect, type Phala, type PoolEvent, type PositionEvent, parsePha } from "../../src/index.ts";
import { failed } from "../support/failed.ts";
import { withDevChain } from "../support/with-dev-chain.ts";

let chain: DevChain;
let phala: Phala;

async function all<T>(from: AsyncIterable<T>): Promise<T[]> {
	const list: T[] = [];
	for await (const one of from) list.push(one);
	return list;
}

const typesOf = (events: readonly PoolEvent[]) => events.map(({ type }) => type);

describe.each([1, 2] as const)("on a chain of generation %i", (generation) => {
	withDevChain({ generation }, (started) => {
		({ chain, phala } = started);
	});

	/** Alice's pool with a computing worker; Bob and Charlie contribute, a reward is settled, Bob withdraws some. */
	async function livelyPool() {
		const { alice, bob, charlie } = chain.accounts;
		const { pid } = (await phala.createStakePool().send(alice).inBlock).result;
		const key = await chain.registerWorker({ operator: alice.address, score: 400, confidenceLevel: 4 });
		await phala.stakePool(pid).addWorker(key).send(alice).inBlock;
		await phala.delegator(bob.address).contribute(pid, parsePha("3000")).send(bob).inBlock;
		await phala.delegator(charlie.address).contribute(pid, parsePha("1000")).send(charlie).inBlock;
		await phala.worker(key).start(parsePha("2500")).send(alice).inBlock;
		await chain.settle([{ worker: key, payout: parsePha("10"), v: parsePha("3000") }]);
		await chain.newBlock();
		await phala
			.delegator(bob.address)
			.withdraw(pid, { amount: parsePha("500") })
			.send(bob).inBlock;
		return pid;
	}

	it("events of the past are filtered by pools, accounts and types together", async () => {
		const pid = await livelyPool();
		const { alice, bob } = chain.accounts;
		await phala.createStakePool().send(alice).inBlock;
		const contributions = await all(phala.events({ from: 0, types: ["contributed"] }));
		expect(contributions.map(({ amount }) => amount)).toEqual([parsePha("3000"), parsePha("1000")]);
		const wallet = { address: encodeAddress(toHex(bob.addressRaw), 0) };
		const bobs = await all(phala.events({ from: 0, accounts: [wallet], types: ["contributed", "withdrawn"] }));
		expect(bobs.map(({ type, delegator }) => [type, delegator])).toEqual([
			["contributed", phala.formatAddress(wallet)],
			["withdrawn", phala.formatAddress(wallet)],
		]);
		const owners = await all(phala.events({ from: 0, accounts: [alice.address], pids: [pid + 1] }));
		expect(typesOf(owners)).toEqual(["poolCreated"]);
		expect(await all(phala.events({ from: 0, types: [] }))).toEqual([]);
	});

	it("events$ emits the events of new blocks that pass the filter", async () => {
		const { alice, bob } = chain.accounts;
		const created = firstValueFrom(phala.events$({ types: ["poolCreated", "contributed"] }).pipe(take(2), toArray()));
		const bobs = firstValueFrom(phala.events$({ accounts: [bob.address], types: ["contributed"] }));
		await firstValueFrom(phala.head$);
		const { pid } = (await phala.createStakePool().send(alice).inBlock).result;
		await phala.delegator(bob.address).contribute(pid, parsePha("100")).send(bob).inBlock;
		expect(typesOf(await created)).toEqual(["poolCreated", "contributed"]);
		expect(await bobs).toMatchObject({ type: "contributed", pid, amount: parsePha("100") });
		expect((await bobs).block.timestampMs).toBeGreaterThan(0);
	});

	it("a filter that is not valid is refused by name", async () => {
		for (const [filter, code] of [
			[{ types: ["contributd"] }, "INVALID_ARGUMENT"],
			[{ types: "contributed" }, "INVALID_ARGUMENT"],
			[{ accounts: "x" }, "INVALID_ARGUMENT"],
			[{ accounts: ["x"] }, "INVALID_ADDRESS"],
			[{ pids: [-1] }, "INVALID_PID"],
			[{ pids: 5 }, "INVALID_ARGUMENT"],
		] as const) {
			expect((await failed(all(phala.events({ from: 0, ...(filter as object) })))).code).toBe(code);
			expect((await failed(firstValueFrom(phala.events$(filter as object)))).code).toBe(code);
		}
	});

	it("an account's history has each position before and after", async () => {
		const pid = await livelyPool();
		const delegator = phala.delegator(chain.accounts.bob);
		const history: readonly PositionEvent[] = await all(delegator.history({ from: 0 }));
		expect(typesOf(history)).toEqual(
			generation === 1
				? ["contributed", "rewarded", "withdrawn"]
				: ["contributed", "rewarded", "withdrawalQueued", "withdrawn"],
		);
		const [contributed, rewarded] = history;
		expect(contributed).toMatchObject({ pid, valueBefore: 0n, positionBefore: null, valueAfter: parsePha("3000") });
		expect(rewarded?.valueBefore).toBe(parsePha("3000"));
		const gain = (rewarded?.valueAfter ?? 0n) - (rewarded?.valueBefore ?? 0n);
		expect(Number(gain) / 1e12).toBeCloseTo(7.5, 9);
		const withdrawn = history.at(-1);
		expect(withdrawn?.positionAfter).toEqual(
			await (await phala.at(withdrawn?.block ?? 0)).delegator(chain.accounts.bob).position(pid),
		);
		expect(Number((withdrawn?.valueBefore ?? 0n) - (withdrawn?.valueAfter ?? 0n)) / 1e12).toBeCloseTo(500, 6);
		for (const event of history) expect(Object.isFrozen(event)).toBe(true);

		const from = rewarded?.block.number ?? 0;
		expect(typesOf(await all(delegator.history({ from, to: from })))).toEqual(["rewarded"]);
		expect(await all(phala.delegator(chain.accounts.eve).history({ from: 0 }))).toEqual([]);
	});
});

describe("the chain's clock and blocks", () => {
	withDevChain({ finalityLag: 2 }, (started) => {
		({ chain, phala } = started);
	});

	it("head() is the newest block with its time, as head$", async () => {
		await chain.advance({ days: 1 });
		const { hash, number, timestampMs } = chain.best;
		expect(await phala.head()).toEqual({ hash, number, timestampMs });
		expect(await firstValueFrom(phala.head$)).toEqual({ hash, number, timestampMs });
	});

	it("at() takes the newest best and finalized block, and a block of an earlier result", async () => {
		await chain.advance({ blocks: 5 });
		const best = await phala.head();
		expect((await phala.at("best")).block).toEqual(best);
		const finalized = await phala.at("finalized");
		expect(finalized.block.number).toBe(best.number - 2);
		await chain.newBlock();
		const view = await phala.at(best);
		expect(view.block).toEqual(best);
		expect((await phala.at(best.hash)).block).toEqual(best);
		expect([view.generation, view.network]).toEqual([phala.generation, phala.network]);
		for (const block of ["latest", {}, null, undefined, { hash: "0x12" }])
			expect((await failed(phala.at(block as never))).code).toBe("INVALID_ARGUMENT");
	});

	it("closes at the end of an `await using` block", async () => {
		const client = await connect(chain.provider);
		await client[Symbol.asyncDispose]();
		expect((await failed(client.head())).code).toBe("CLOSED");
	});
});
