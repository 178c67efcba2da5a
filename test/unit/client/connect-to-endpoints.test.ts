import { firstValueFrom } from "rxjs";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type ConnectOptions, connect, isPhalaError, type Phala } from "../../../src/index.ts";
import { failed } from "../../support/failed.ts";
import { FakeNode } from "../../support/fake-node.ts";
import { type EndpointMode, ScriptedEndpoint } from "../../support/scripted-endpoint.ts";

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
	for (const end of ends.splice(0).reverse()) await end();
});

const start = async (mode: EndpointMode = "good", node = new FakeNode()) => {
	const endpoint = await ScriptedEndpoint.start(() => node, mode);
	ends.push(() => endpoint.stop());
	return endpoint;
};
const open = async (source: string | readonly string[], options?: ConnectOptions): Promise<Phala> => {
	const phala = await connect(source, options);
	ends.push(() => phala.close());
	return phala;
};
const refusedUrl = async () => {
	const endpoint = await start();
	const { url } = endpoint;
	await endpoint.stop();
	ends.pop();
	return url;
};
const failuresOf = (error: unknown) => {
	if (!isPhalaError(error, "DISCONNECTED")) throw error;
	return error.details.failures.map(({ reason }) => reason);
};
const endpointOf = async (phala: Phala) => (await firstValueFrom(phala.connection$)).endpoint;

describe("connect to one URL", () => {
	it.each<[string, EndpointMode | "none", string]>([
		["a refused connection", "none", "refused"],
		["HTTP 403", 403, "http"],
		["HTTP 429", 429, "rate-limited"],
	])("fails with the reason, without waiting for the time limit: %s", async (_, mode, reason) => {
		const url = mode === "none" ? await refusedUrl() : (await start(mode)).url;
		const error = await failed(connect(url, { timeoutMs: 2 ** 31 - 1 }));
		expect(failuresOf(error)).toEqual([reason]);
		expect(error.message).toContain(url);
		expect(error.cause).toBeInstanceOf(AggregateError);
		expect((error.cause as AggregateError).errors).toHaveLength(1);
	});

	it("fails with the reason: an unknown host, and TLS where there is none", async () => {
		const { port } = await start();
		const unknown = await failed(connect("ws://user:s3cret@no-such-host.invalid", { timeoutMs: 2 ** 31 - 1 }));
		expect(failuresOf(unknown)).toEqual(["unknown-host"]);
		expect(`${unknown.message} ${JSON.stringify(unknown)} ${unknown.cause}`).not.toContain("s3cret");
		const tls = await failed(connect(`wss://127.0.0.1:${port}`, { timeoutMs: 2 ** 31 - 1 }));
		expect(failuresOf(tls)).toEqual(["tls"]);
	});

	it.each<EndpointMode>(["silent", "no-handshake"])("times out with the reason: %s", async (mode) => {
		const endpoint = await start(mode);
		const error = await failed(connect(endpoint.url, { timeoutMs: 300 }));
		expect(error).toMatchObject({ code: "TIMEOUT", details: { timeoutMs: 300 } });
		await vi.waitFor(() => expect(endpoint.connections).toBe(0), { timeout: 60_000 });
	});

	it("fails with the node's error if it stays rate-limited", async () => {
		const endpoint = await start("rate-limited");
		const error = await failed(connect(endpoint.url, { timeoutMs: 3000 }));
		expect(["TIMEOUT", "RPC_FAILED"]).toContain(error.code);
		expect(endpoint.requests.length).toBeGreaterThan(3);
	});

	it("connects once a rate limit is over", async () => {
		const endpoint = await start("rate-limited");
		const phala = open(endpoint.url);
		await vi.waitFor(() => expect(endpoint.requests.length).toBeGreaterThan(2), { timeout: 60_000 });
		endpoint.mode = "good";
		expect((await phala).generation).toBe(2);
	});
});

describe("connect to several URLs", () => {
	it.each<EndpointMode>(["silent", "no-handshake", "rate-limited", 403, 429, 503])(
		"takes the second one if the first is %s",
		async (mode) => {
			const [first, second] = [await start(mode), await start()];
			const phala = await open([first.url, second.url], { timeoutMs: 6000 });
			expect(await endpointOf(phala)).toBe(second.url);
			expect(await phala.stakePools.count()).toBe(0);
		},
	);

	it("takes the second one if the first serves another chain, or none with stake pools", async () => {
		const good = new FakeNode();
		const [first, second] = [await start("good", new FakeNode({ "0x00": "0x00" })), await start("good", good)];
		const phala = await open([first.url, second.url], { genesisHash: good.genesisHash });
		expect(await endpointOf(phala)).toBe(second.url);
		const other = await start();
		other.overrides.set("chain_getBlockHash", () => {
			throw Object.assign(new Error("the method does not exist"), { code: -32601 });
		});
		expect(await endpointOf(await open([other.url, second.url]))).toBe(second.url);
	});

	it("keeps the reason of each if none can be used", async () => {
		const { url } = await start(403);
		const wrong = await start();
		const limited = await start("rate-limited");
		const genesisHash = `0x${"ab".repeat(32)}`;
		const urls = [await refusedUrl(), url, wrong.url, limited.url];
		const error = await failed(connect(urls, { genesisHash, timeoutMs: 60_000 }));
		expect(new Set(failuresOf(error))).toEqual(new Set(["refused", "http", "wrong-chain", "rate-limited"]));
		expect((error.cause as AggregateError).errors).toHaveLength(4);
		for (const each of urls) expect(error.message).toContain(each);
	});

	it("reports WRONG_GENESIS if all serve other chains", async () => {
		const urls = [(await start()).url, (await start()).url];
		const error = await failed(connect(urls, { genesisHash: `0x${"ab".repeat(32)}` }));
		expect(error.code).toBe("WRONG_GENESIS");
	});

	it("never combines the responses of two endpoints", async () => {
		const [a, b] = [new FakeNode({ "0x00": "0x00" }), new FakeNode()];
		const [first, second] = [await start("good", a), await start("good", b)];
		first.responsesPerSocket = 1;
		const phala = await open([first.url, second.url]);
		expect(phala.network.genesisHash).toBe(b.genesisHash);
		expect(second.count("state_getRuntimeVersion")).toBeGreaterThan(0);
	});

	it("can be aborted while all are silent", async () => {
		const [first, second] = [await start("silent"), await start("no-handshake")];
		const controller = new AbortController();
		const error = failed(connect([first.url, second.url], { signal: controller.signal }));
		await vi.waitFor(() => expect(first.dials).toBe(1), { timeout: 60_000 });
		controller.abort();
		expect((await error).code).toBe("ABORTED");
		await vi.waitFor(() => expect(first.connections).toBe(0), { timeout: 60_000 });
	});
});
