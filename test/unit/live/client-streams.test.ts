import { firstValueFrom, type Observable } from "rxjs";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { entries } from "../../../generated/v2/entries.ts";
import { connect, isPhalaError, type Phala, type StakePoolState } from "../../../src/index.ts";
import { FakeNode } from "../../support/fake-node.ts";
import { littleEndian } from "../../support/little-endian.ts";
import { ALICE, BOB, CHARLIE, POOL_ACCOUNTS, poolStorage, vaultStorage, wrapped } from "../../support/storage.ts";

const PHA = 10n ** 12n;
const SUBSCRIBE = "chain_subscribeNewHeads";
const READ = "state_queryStorageAt";
const settle = () => vi.advanceTimersByTimeAsync(0);
const free = (amount: bigint) => wrapped(POOL_ACCOUNTS.pool, amount * PHA);

let node: FakeNode;
let phala: Phala;

// The first subscription loads code, which takes time that fake timers do not count.
beforeAll(async () => {
	const first = await connect(new FakeNode(poolStorage(0)));
	await firstValueFrom(first.stakePool(0).state$);
	await first.close();
});

beforeEach(async () => {
	vi.useFakeTimers();
	node = new FakeNode(poolStorage(0));
	phala = await connect(node);
});
afterEach(async () => {
	await phala.close();
	expect(node.leftovers).toEqual({ listeners: 0, subscriptions: 0 });
	expect(vi.getTimerCount()).toBe(0);
	vi.useRealTimers();
});

/** Records everything that a stream emits, in order. */
function recorded<T>(stream: { subscribe(o: object): { unsubscribe(): void } }) {
	const values: (T | { error: unknown } | "complete")[] = [];
	const subscription = stream.subscribe({
		next: (value: T) => values.push(value),
		error: (error: unknown) => values.push({ error: isPhalaError(error) ? error.code : error }),
		complete: () => values.push("complete"),
	});
	return { values, end: () => subscription.unsubscribe() };
}
const frees = (values: readonly unknown[]) =>
	values.map((value) =>
		typeof value === "object" && value && "freeStake" in value ? (value as StakePoolState).freeStake / PHA : value,
	);

describe("state$", () => {
	it("sends nothing until subscribed", async () => {
		const before = node.requests.length;
		phala.stakePool(0).state$;
		phala.head$;
		await settle();
		expect(node.requests).toHaveLength(before);
	});

	it("emits when a block changed the pool, and not when it changed something else", async () => {
		const { values } = recorded<StakePoolState>(phala.stakePool(0).state$);
		await settle();
		node.produceBlock(free(5n));
		await settle();
		node.produceBlock(wrapped(BOB, PHA));
		await settle();
		node.produceBlock(free(7n));
		await settle();
		expect(frees(values)).toEqual([2n, 5n, 7n]);
		expect(values.map((value) => (value as StakePoolState).block.number)).toEqual([0, 1, 3]);
		expect(Object.isFrozen(values[0])).toBe(true);
	});

	it("emits when a flag changes by time only", async () => {
		const queue = [{ user: BOB, startTime: 1_700_000_000, nftId: 7 }];
		const item = entries.rmrkCore.properties.key(10_000, 7, "0x7374616b652d696e666f");
		const now = entries.timestamp.now.key();
		node.addBlock({
			...poolStorage(0, {}, { withdrawQueue: queue }),
			[item]: `0x40${littleEndian(5n * PHA, 16).slice(2)}`,
		});
		const { values } = recorded<StakePoolState>(phala.stakePool(0).state$);
		await settle();
		node.produceBlock({ [now]: littleEndian((1_700_000_000 + 604_800) * 1000, 8) });
		await settle();
		node.produceBlock({ [now]: littleEndian((1_700_000_000 + 604_801) * 1000, 8) });
		await settle();
		expect(values.map((value) => (value as StakePoolState).isExpired)).toEqual([false, true]);
		expect(values[0]).toMatchObject({ criticalAt: 1_700_604_800, withdrawQueue: [{ value: 5n * PHA }] });
	});

	it("is one upstream for all subscribers, and replays the newest value", async () => {
		const pool = phala.stakePool(0);
		const first = recorded<StakePoolState>(pool.state$);
		await settle();
		const requests = node.requests.length;
		const second = recorded<StakePoolState>(phala.stakePool(0n).state$);
		const third = recorded<StakePoolState>(pool.state$);
		expect(second.values).toEqual(first.values);
		expect(third.values[0]).toBe(first.values[0]);
		expect(node.requests).toHaveLength(requests);
		expect(node.leftovers.subscriptions).toBe(1);
	});

	it("shares one subscription between different streams", async () => {
		recorded(phala.stakePool(0).state$);
		recorded(phala.stakePool(0).workers$);
		recorded(phala.delegator(BOB).state$);
		recorded(phala.delegator(BOB).position$(0));
		recorded(phala.head$);
		await settle();
		expect(node.count(SUBSCRIBE)).toBe(1);
	});

	it("ends soon after the last subscriber left, and replays until then", async () => {
		const pool = phala.stakePool(0);
		const first = recorded<StakePoolState>(pool.state$);
		await settle();
		first.end();
		expect(node.leftovers.subscriptions).toBe(1);
		const again = recorded<StakePoolState>(pool.state$);
		expect(frees(again.values)).toEqual([2n]);
		expect(node.count(SUBSCRIBE)).toBe(1);
		again.end();
		await vi.advanceTimersByTimeAsync(2000);
		expect(node.leftovers.subscriptions).toBe(0);
		expect(vi.getTimerCount()).toBe(0);
		const reads = node.count(READ);
		node.produceBlock(free(9n));
		await settle();
		expect(node.count(READ)).toBe(reads);
		const later = recorded<StakePoolState>(pool.state$);
		await settle();
		expect(frees(later.values)).toEqual([9n]);
		expect(node.count(SUBSCRIBE)).toBe(2);
	});

	it("uses one abort listener for many subscriptions", async () => {
		const warned = vi.spyOn(process, "emitWarning");
		const listeners = Array.from({ length: 20 }, (_, pid) => phala.stakePool(pid).state$.subscribe({ error() {} }));
		await settle();
		expect(warned).not.toHaveBeenCalled();
		for (const listener of listeners) listener.unsubscribe();
	});

	it.each([
		["a pool", (): Observable<unknown> => phala.stakePool(0).state$],
		["the head", (): Observable<unknown> => phala.head$],
	])("leaves no timer behind when the client closes right after the last subscriber of %s left", async (_, stream) => {
		const listener = stream().subscribe();
		await settle();
		listener.unsubscribe();
		await phala.close();
		await settle();
		expect(vi.getTimerCount()).toBe(0);
		expect(node.leftovers.subscriptions).toBe(0);
	});

	it("cancels a slow read when a newer block arrives", async () => {
		const { values } = recorded<StakePoolState>(phala.stakePool(0).state$);
		await settle();
		node.heldMethods.add(READ);
		node.produceBlock(free(5n));
		await settle();
		const [stale] = node.heldRequests;
		node.heldMethods.clear();
		node.produceBlock(free(6n));
		await settle();
		stale?.respond(node.defaultResponse(READ, stale.params));
		await settle();
		expect(frees(values)).toEqual([2n, 6n]);
	});

	it("follows a reorganisation to the other branch's values", async () => {
		const { values } = recorded<StakePoolState>(phala.stakePool(0).state$);
		await settle();
		const fork = node.head;
		node.produceBlock(free(5n));
		await settle();
		node.addBlock(free(8n), fork);
		node.produceBlock();
		await settle();
		expect(frees(values)).toEqual([2n, 5n, 8n]);
	});

	it("survives a lost connection and reads again after it", async () => {
		const { values } = recorded<StakePoolState>(phala.stakePool(0).state$);
		await settle();
		node.drop();
		node.addBlock(free(5n));
		node.restore();
		await settle();
		expect(frees(values)).toEqual([2n, 5n]);
		expect(node.leftovers.subscriptions).toBe(1);
	});

	it("survives a connection lost during a read", async () => {
		const { values } = recorded<StakePoolState>(phala.stakePool(0).state$);
		await settle();
		node.heldMethods.add(READ);
		node.produceBlock(free(5n));
		await settle();
		node.heldMethods.clear();
		node.drop();
		node.restore();
		await vi.advanceTimersByTimeAsync(1000);
		expect(frees(values)).toEqual([2n, 5n]);
	});

	it("survives a subscription that the node ended", async () => {
		const { values } = recorded<StakePoolState>(phala.stakePool(0).state$);
		await settle();
		node.failSubscriptions();
		node.addBlock(free(5n));
		await vi.advanceTimersByTimeAsync(1000);
		expect(frees(values)).toEqual([2n, 5n]);
		expect(node.count(SUBSCRIBE)).toBe(2);
	});

	it("retries a failed read, also without a new block", async () => {
		const { values } = recorded<StakePoolState>(phala.stakePool(0).state$);
		await settle();
		node.overrides.set(READ, () => {
			throw Object.assign(new Error("State already discarded"), { code: 4003 });
		});
		node.produceBlock(free(5n));
		await settle();
		node.overrides.clear();
		await vi.advanceTimersByTimeAsync(500);
		expect(frees(values)).toEqual([2n, 5n]);
	});

	it("logs errors that it recovers from", async () => {
		const warn = vi.fn();
		const other = await connect(node, { logger: { warn } });
		node.overrides.set(READ, () => []);
		const { end } = recorded(other.stakePool(0).state$);
		await settle();
		expect(warn).toHaveBeenCalledOnce();
		end();
		await other.close();
	});

	it("continues when its logger throws", async () => {
		const warn = vi.fn(() => {
			throw new TypeError("the logger's own");
		});
		const other = await connect(node, { logger: { warn } });
		node.overrides.set(READ, () => []);
		const { values, end } = recorded(other.stakePool(0).state$);
		await settle();
		node.overrides.delete(READ);
		await vi.advanceTimersByTimeAsync(500);
		expect(warn).toHaveBeenCalledOnce();
		expect(frees(values)).toEqual([2n]);
		end();
		await other.close();
	});

	it.each([
		["a pool that does not exist", 9, "NOT_FOUND"],
		["a vault", 1, "WRONG_POOL_KIND"],
	])("ends with an error at %s, and can be tried again", async (_, pid, code) => {
		node.addBlock(vaultStorage(1));
		const pool = phala.stakePool(pid);
		for (let i = 0; i < 2; i++) {
			const { values } = recorded(pool.state$);
			await settle();
			expect(values).toEqual([{ error: code }]);
		}
	});

	it("errors if the bytes of the pool cannot be decoded", async () => {
		const { values } = recorded<StakePoolState>(phala.stakePool(0).state$);
		await settle();
		node.produceBlock({ [entries.phalaBasePool.pools.key(0)]: "0x00ff" });
		await settle();
		expect(frees(values)).toEqual([2n, { error: "DECODE_FAILED" }]);
	});

	it("errors if the node does not have the method", async () => {
		node.overrides.set(READ, () => {
			throw Object.assign(new Error("Method not found"), { code: -32601 });
		});
		const { values } = recorded(phala.stakePool(0).state$);
		await settle();
		expect(values).toEqual([{ error: "RPC_FAILED" }]);
	});

	it("completes immediately on close, whatever is pending", async () => {
		node.heldMethods.add(READ);
		const waiting = recorded(phala.stakePool(0).state$);
		const heads = recorded(phala.head$);
		await settle();
		await phala.close();
		expect(waiting.values).toEqual(["complete"]);
		expect(heads.values.at(-1)).toBe("complete");
		const late = recorded(phala.stakePool(0).state$);
		expect(late.values).toEqual([{ error: "CLOSED" }]);
	});
});

describe("head$", () => {
	it("emits best blocks with their time", async () => {
		const { values } = recorded(phala.head$);
		await settle();
		const { hash, number } = node.produceBlock();
		await settle();
		expect(values.at(-1)).toEqual({ hash, number, timestampMs: 1_700_000_000_000 + 12_000 * number });
		expect(Object.isFrozen(values.at(-1))).toBe(true);
	});

	it("sends one request per block, for all subscribers", async () => {
		recorded(phala.head$);
		recorded(phala.head$);
		await settle();
		const before = node.requests.length;
		node.produceBlock();
		await settle();
		expect(node.requests.slice(before).map(({ method }) => method)).toEqual([READ]);
	});

	it("emits finalized blocks if chosen, and reads are of those", async () => {
		const other = await connect(node, { finality: "finalized" });
		const final = node.head.hash;
		node.overrides.set("chain_getFinalizedHead", () => final);
		node.addBlock(free(5n));
		expect((await other.stakePool(0).get()).freeStake).toBe(2n * PHA);
		const { values, end } = recorded(other.head$);
		await settle();
		node.notify("chain_newHead", node.addBlock().header);
		const { hash, number } = node.addBlock();
		node.notify("chain_finalizedHead", node.head.header);
		await settle();
		expect(values.at(-1)).toMatchObject({ hash, number });
		expect(values).toHaveLength(2);
		end();
		await other.close();
	});

	it("emits a block once, also when the node repeats it", async () => {
		const { values } = recorded(phala.head$);
		await settle();
		node.notify("chain_newHead", node.head.header);
		await settle();
		expect(values).toHaveLength(1);
	});

	it("subscribes again after a malformed header", async () => {
		const { values } = recorded(phala.head$);
		await settle();
		node.notify("chain_newHead", { nonsense: true });
		node.addBlock();
		await vi.advanceTimersByTimeAsync(1000);
		expect(values.map((head) => (head as { number: number }).number)).toEqual([0, 1]);
		expect(node.leftovers.subscriptions).toBe(1);
	});
});

describe("position$", () => {
	it("emits null while there is no position", async () => {
		const { values } = recorded(phala.delegator(CHARLIE).position$(0));
		await settle();
		node.produceBlock({ [entries.uniques.account.key(CHARLIE, 10_000, 3)]: "0x" });
		await settle();
		const item = entries.rmrkCore.properties.key(10_000, 3, "0x7374616b652d696e666f");
		node.produceBlock({ [item]: `0x40${littleEndian(3n * PHA, 16).slice(2)}` });
		await settle();
		expect(values).toMatchObject([null, { pid: 0, shares: 3n * PHA, value: 3n * PHA, queuedShares: 0n }]);
		expect(values).toHaveLength(2);
	});

	it("does not depend on the spelling of the address", async () => {
		const hex = recorded(phala.delegator(ALICE).state$);
		const text = recorded(phala.delegator(phala.delegator(ALICE).address).state$);
		await settle();
		expect(hex.values[0]).toBe(text.values[0]);
	});
});

describe("a delegator's state$", () => {
	const mine = entries.uniques.account.key(CHARLIE, 10_000, 3);
	const shares = (amount: bigint) => ({
		[entries.rmrkCore.properties.key(10_000, 3, "0x7374616b652d696e666f")]:
			`0x40${littleEndian(amount * PHA, 16).slice(2)}`,
	});
	const collection = { [entries.phalaBasePool.poolCollections.key(10_000)]: littleEndian(0, 8) };
	const requested = (from: number) => node.requests.slice(from).map(({ method }) => method);

	it("requests only the account's items at each block, and emits what changed", async () => {
		node.addBlock(collection);
		const { values } = recorded(phala.delegator(CHARLIE).state$);
		await settle();
		node.produceBlock({ [mine]: "0x", ...shares(3n) });
		await settle();
		const before = node.requests.length;
		node.produceBlock(wrapped(BOB, PHA));
		await settle();
		expect(requested(before)).toEqual(["state_getKeysPaged"]);
		node.produceBlock({ ...wrapped(CHARLIE, 5n * PHA), ...shares(4n) });
		await settle();
		expect(requested(before)).toEqual(["state_getKeysPaged", "state_getKeysPaged"]);
		node.produceBlock({ [mine]: null });
		await settle();
		const states = (values as { wrapped: bigint; positions: { shares: bigint }[]; block: { number: number } }[]).map(
			(state) => [state.block.number, state.wrapped / PHA, state.positions.map((one) => one.shares / PHA)],
		);
		expect(states).toEqual([
			[1, 0n, []],
			[2, 0n, [3n]],
			[4, 5n, [4n]],
			[5, 5n, []],
		]);
	});

	it("is correct after a reorganisation and a lost connection", async () => {
		node.addBlock({ ...collection, [mine]: "0x", ...shares(3n) });
		const fork = node.head;
		const { values } = recorded(phala.delegator(CHARLIE).state$);
		await settle();
		node.produceBlock(shares(4n));
		await settle();
		node.produceBlock({ [mine]: null }, fork);
		await settle();
		node.drop();
		node.addBlock({ [mine]: "0x", ...shares(7n) });
		node.restore();
		await settle();
		const states = (values as { positions: { shares: bigint }[] }[]).map(({ positions }) =>
			positions.map((one) => one.shares / PHA),
		);
		expect(states).toEqual([[3n], [4n], [], [7n]]);
	});

	it("errors if the bytes of the account cannot be decoded", async () => {
		const { values } = recorded(phala.delegator(CHARLIE).state$);
		await settle();
		node.produceBlock({ [entries.assets.account.key(10_000, CHARLIE)]: "0x00ff" });
		await settle();
		expect(values.at(-1)).toEqual({ error: "DECODE_FAILED" });
	});
});
