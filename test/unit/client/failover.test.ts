import { filter, firstValueFrom } from "rxjs";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type ConnectionStatus, type ConnectOptions, connect, type Phala } from "../../../src/index.ts";
import { failed } from "../../support/failed.ts";
import { FakeNode } from "../../support/fake-node.ts";
import { type EndpointMode, ScriptedEndpoint } from "../../support/scripted-endpoint.ts";
import { poolStorage } from "../../support/storage.ts";

const SLOW = { timeout: 60_000 };
/** Its checks are half a second apart: a busy machine responds in between. */
const LIVENESS_MS = 1500;
const READ = "state_queryStorageAt";

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
	for (const end of ends.splice(0).reverse()) await end();
});

/** Endpoints of one node. */
const start = async (node: FakeNode, ...modes: EndpointMode[]) => {
	const endpoints = await Promise.all(modes.map((mode) => ScriptedEndpoint.start(() => node, mode)));
	ends.push(...endpoints.map((endpoint) => () => endpoint.stop()));
	return endpoints as [ScriptedEndpoint, ScriptedEndpoint, ScriptedEndpoint];
};
const open = async (endpoints: readonly ScriptedEndpoint[], options?: ConnectOptions): Promise<Phala> => {
	const phala = await connect(
		endpoints.map(({ url }) => url),
		options,
	);
	ends.push(() => phala.close());
	return phala;
};
const until = (phala: Phala, matches: (status: ConnectionStatus) => boolean) =>
	firstValueFrom(phala.connection$.pipe(filter(matches)));
/** Waits until an endpoint is in use. */
const uses = (phala: Phala, { url }: ScriptedEndpoint) =>
	until(phala, ({ state, endpoint }) => state === "connected" && endpoint === url);
/** A client that watches heads on the first of two endpoints, and the numbers of its blocks so far. */
async function watchHeads() {
	const node = new FakeNode();
	const [first, second] = await start(node, "good", "good");
	const phala = await open([first, second], { livenessMs: LIVENESS_MS });
	const numbers: number[] = [];
	const subscription = phala.head$.subscribe(({ number }) => numbers.push(number));
	await vi.waitFor(() => expect(numbers).toEqual([0]), SLOW);
	return { node, first, second, phala, numbers, subscription };
}

describe("an endpoint is left for the next one", () => {
	it("when its socket breaks: reads in flight are sent again, one warning is logged", async () => {
		const node = new FakeNode(poolStorage(0));
		const [first, second] = await start(node, "good", "good");
		const warn = vi.fn();
		const phala = await open([first, second], { logger: { warn } });
		first.overrides.set(READ, () => new Promise(() => {}));
		const pool = phala.stakePool(0).get();
		await vi.waitFor(() => expect(first.count(READ)).toBe(1), SLOW);
		await first.stop();
		expect((await pool).pid).toBe(0);
		expect((await firstValueFrom(phala.connection$)).endpoint).toBe(second.url);
		expect(warn).toHaveBeenCalledOnce();
		expect(warn).toHaveBeenCalledWith(
			expect.stringContaining(first.url),
			expect.objectContaining({ reason: "failed" }),
		);
	});

	it("reconnect-hangs-on-mute-endpoint: when it accepts the next socket and sends nothing", async () => {
		const node = new FakeNode(poolStorage(0));
		const endpoints = await start(node, "good", "silent", "good");
		const phala = await open(endpoints, { timeoutMs: 6000 });
		await endpoints[0].stop();
		expect((await phala.stakePool(0).get()).pid).toBe(0);
		expect(endpoints[1].dials).toBeGreaterThan(0);
		expect((await firstValueFrom(phala.connection$)).endpoint).toBe(endpoints[2].url);
	});

	it("when its socket is half-open: reads in flight are sent again", async () => {
		const node = new FakeNode(poolStorage(0));
		const [first, second] = await start(node, "good", "good");
		const phala = await open([first, second], { livenessMs: LIVENESS_MS });
		first.freeze();
		expect((await phala.stakePool(0).get()).pid).toBe(0);
		const status = await firstValueFrom(phala.connection$);
		expect(status).toMatchObject({ endpoint: second.url, lastFailure: { endpoint: first.url, reason: "silent" } });
	});

	it("when its socket is half-open and only heads are watched: they continue", async () => {
		const { node, first, second, phala, numbers, subscription } = await watchHeads();
		first.freeze();
		node.produceBlock();
		await vi.waitFor(() => expect(numbers).toEqual([0, 1]), SLOW);
		await uses(phala, second);
		node.produceBlock();
		await vi.waitFor(() => expect(numbers).toEqual([0, 1, 2]), SLOW);
		subscription.unsubscribe();
	});

	it("when it responds, but sends no notifications any more", async () => {
		const { node, first, second, phala, numbers, subscription } = await watchHeads();
		first.notifies = false;
		const left = uses(phala, second);
		const blocks = setInterval(() => node.produceBlock(), 50);
		await left;
		clearInterval(blocks);
		await vi.waitFor(() => expect(numbers.at(-1)).toBe(node.head.number), SLOW);
		subscription.unsubscribe();
	});

	it("when it has no new block for a long time", async () => {
		const node = new FakeNode();
		const [first, second] = await start(node, "good", "good");
		const phala = await open([first, second], { livenessMs: LIVENESS_MS, stalledMs: 1000 });
		const { lastFailure } = await uses(phala, second);
		expect(lastFailure?.message).toContain("no new block");
	});

	it("when it limits the rate of a request for good", async () => {
		const node = new FakeNode(poolStorage(0));
		const [first, second] = await start(node, "good", "good");
		const phala = await open([first, second]);
		first.mode = "rate-limited";
		expect((await phala.stakePool(0).get()).pid).toBe(0);
		const { endpoint, lastFailure } = await firstValueFrom(phala.connection$);
		expect([endpoint, lastFailure?.reason]).toEqual([second.url, "rate-limited"]);
	});
});

describe("an endpoint is kept", () => {
	it("when it is the only one and its chain stands still, as development chains do", async () => {
		const [only] = await start(new FakeNode(), "good");
		const phala = await open([only], { livenessMs: LIVENESS_MS, stalledMs: 30 });
		const states: string[] = [];
		const subscription = phala.connection$.subscribe(({ state }) => states.push(state));
		await vi.waitFor(() => expect(only.count("chain_getBlockHash")).toBeGreaterThan(5), SLOW);
		expect([states, only.dials]).toEqual([["connected"], 1]);
		subscription.unsubscribe();
	});

	it("without requests while nothing uses the client", async () => {
		vi.useFakeTimers();
		ends.push(async () => vi.useRealTimers());
		const node = new FakeNode();
		const phala = await connect(node, { livenessMs: 3 });
		ends.push(() => phala.close());
		const before = node.requests.length;
		await vi.advanceTimersByTimeAsync(1000);
		expect(node.requests.length).toBe(before);
		const subscription = phala.connection$.subscribe();
		await vi.advanceTimersByTimeAsync(1000);
		expect(node.requests.length).toBeGreaterThan(before);
		subscription.unsubscribe();
	});
});

describe("a flapping endpoint", () => {
	it.each([1, 2])("is dialled with growing pauses, although every socket has %i responses", async (responses) => {
		const node = new FakeNode();
		const [only] = await start(node, "good");
		const phala = await open([only], { livenessMs: LIVENESS_MS });
		const subscription = phala.head$.subscribe();
		only.responsesPerSocket = responses;
		only.drop();
		const dials = only.dials;
		await new Promise((resolve) => setTimeout(resolve, 2500));
		subscription.unsubscribe();
		// After pauses of 0, 0.25, 0.5, 1 and 2 s, or half of that. It was dialled 60 to 135 times a second.
		expect(only.dials - dials).toBeLessThan(7);
	});
});

describe("passing errors of single requests", () => {
	const refuse = (endpoint: ScriptedEndpoint, times: number, code: number, message: string) => {
		for (const method of [READ, "state_getKeysPaged", "chain_getBlockHash"]) {
			let left = times;
			endpoint.overrides.set(method, () => {
				if (left-- > 0) throw Object.assign(new Error(message), { code });
			});
		}
	};

	it.each([
		[-32005, "limit exceeded"],
		[-32603, "upstream request timeout"],
		[-32603, "error sending request: connection reset"],
		[-32000, "server is busy, try again later"],
		[429, "Too Many Requests"],
	])("are waited out: %i %s", async (code, message) => {
		const node = new FakeNode(poolStorage(0));
		const [only] = await start(node, "good");
		const phala = await open([only]);
		refuse(only, 1, code, message);
		expect((await phala.stakePool(0).get()).pid).toBe(0);
		refuse(only, 1, code, message);
		expect(await phala.stakePools.list()).toEqual([]);
	});

	it("end with the node's error when the time limit is over", async () => {
		const [only] = await start(new FakeNode(poolStorage(0)), "good");
		const phala = await open([only], { timeoutMs: 3000 });
		refuse(only, Number.POSITIVE_INFINITY, -32005, "limit exceeded");
		const error = await failed(phala.stakePool(0).get());
		expect(error).toMatchObject({ code: "RPC_FAILED", details: { rpcCode: -32005 }, cause: { code: -32005 } });
		expect(only.count(READ)).toBeGreaterThan(1);
	});

	it("are not repeated where asking again would give the same answer", async () => {
		const [only] = await start(new FakeNode(poolStorage(0)), "good");
		const phala = await open([only]);
		for (const [code, message] of [
			[-32601, "method not found"],
			[-32603, "internal error"],
			[4003, "Client error: UnknownBlock: State already discarded"],
		] as const) {
			const before = only.count(READ);
			refuse(only, 1, code, message);
			expect(await failed(phala.stakePool(0).get())).toMatchObject({ details: { rpcCode: code } });
			expect(only.count(READ)).toBe(before + 1);
		}
	});
});

describe("connection$", () => {
	it("emits plain frozen data: state, endpoint without credentials, times, health and the last failure", async () => {
		const node = new FakeNode();
		const [first, second] = await start(node, "good", "good");
		const secret = first.url.replace("ws://", "ws://user:s3cret@");
		const phala = await connect([secret, second.url], { livenessMs: LIVENESS_MS });
		ends.push(() => phala.close());
		const statuses: ConnectionStatus[] = [];
		phala.connection$.subscribe((status) => statuses.push(status));
		await vi.waitFor(() => expect(first.count("chain_getBlockHash")).toBeGreaterThan(1), SLOW);
		await first.stop();
		await uses(phala, second);
		await phala.close();
		const [now, lost] = statuses;
		expect(now).toEqual({
			state: "connected",
			endpoint: first.url,
			sinceMs: expect.any(Number),
			// A check may have ended while the client connected.
			latencyMs: expect.toBeOneOf([null, expect.any(Number)]),
			unansweredChecks: 0,
			lastFailure: null,
		});
		expect(lost).toMatchObject({ state: "disconnected", lastFailure: { endpoint: first.url, reason: "failed" } });
		expect(lost?.latencyMs).toEqual(expect.any(Number));
		expect(statuses.at(-1)).toMatchObject({ state: "closed", endpoint: null });
		for (const status of statuses) {
			expect(Object.isFrozen(status)).toBe(true);
			expect(structuredClone(status)).toEqual(status);
		}
		expect(JSON.stringify(statuses)).not.toContain("s3cret");
	});

	it("reports checks without a response before the endpoint is left", async () => {
		const [only] = await start(new FakeNode(), "good");
		const phala = await open([only], { livenessMs: LIVENESS_MS });
		only.freeze();
		expect((await until(phala, ({ unansweredChecks }) => unansweredChecks > 0)).state).toBe("connected");
		await until(phala, ({ state }) => state === "disconnected");
		expect((await until(phala, ({ state }) => state === "connected")).unansweredChecks).toBe(0);
	});
});
