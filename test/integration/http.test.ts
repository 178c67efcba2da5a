import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { DevChain } from "../../src/devchain/index.ts";
import { connect, type Phala, parsePha } from "../../src/index.ts";
import { failed } from "../support/failed.ts";

const SLOW = { timeout: 60_000 };

const ends: (() => unknown)[] = [];
afterEach(async () => {
	for (const end of ends.splice(0).reverse()) await end();
});

/** A development chain, and a client that reaches it over HTTP. */
async function overHttp(generation: 1 | 2): Promise<{ readonly chain: DevChain; readonly phala: Phala }> {
	const chain = await DevChain.start({ generation });
	ends.push(() => chain.close());
	const { url } = await chain.listen();
	const phala = await connect(url.replace("ws:", "http:"));
	ends.push(() => phala.close());
	return { chain, phala };
}

/** A server that responds to every request with the same status and body. */
async function serve(status: number, body: string): Promise<string> {
	const server = createServer((_, response) => response.writeHead(status).end(body));
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	ends.push(() => server.close());
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe.each([1, 2] as const)("over HTTP, generation %i", (generation) => {
	it("reads, sends and follows a transaction until it is final", async () => {
		const { chain, phala } = await overHttp(generation);
		const { alice, bob } = chain.accounts;
		const { result } = await phala.createStakePool().send(alice).inBlock;
		const { result: contributed } = await phala.delegator(bob).contribute(result.pid, parsePha("100")).send(bob)
			.finalized;
		expect(contributed.amount).toBe(parsePha("100"));
		const pools = await phala.stakePools.list();
		expect(pools.map(({ totalStake }) => totalStake)).toEqual([parsePha("100")]);
	});

	it("follows a pool and all pools", async () => {
		const { chain, phala } = await overHttp(generation);
		const { alice, bob } = chain.accounts;
		const { pid } = (await phala.createStakePool().send(alice).inBlock).result;
		const stakes: bigint[] = [];
		const changed: bigint[] = [];
		phala.stakePool(pid).state$.subscribe(({ totalStake }) => stakes.push(totalStake));
		phala.stakePools.watch$().subscribe((change) => {
			for (const pool of [...change.added, ...change.changed]) changed.push(pool.totalStake);
		});
		await vi.waitFor(() => expect([stakes.at(-1), changed.at(-1)]).toEqual([0n, 0n]), SLOW);
		await phala.delegator(bob).contribute(pid, parsePha("100")).send(bob).inBlock;
		const stake = parsePha("100");
		await vi.waitFor(() => expect([stakes.at(-1), changed.at(-1)]).toEqual([stake, stake]), SLOW);
	});

	it("hands out the library's API", async () => {
		const { phala } = await overHttp(generation);
		const api = await phala.api();
		expect((await api.rpc.chain.getHeader()).number.toNumber()).toBeGreaterThanOrEqual(0);
	});
});

describe("an endpoint over HTTP", () => {
	it.each([
		[403, "http"],
		[429, "rate-limited"],
		[502, "http"],
	])("that responds with %i is reported as %s", async (status, reason) => {
		const url = await serve(status, "no JSON");
		const error = await failed(connect(url, { timeoutMs: 60_000 }));
		expect(error).toMatchObject({ code: "DISCONNECTED", details: { failures: [{ endpoint: url, reason }] } });
	});

	it("that is no node is left for the next URL", async () => {
		const chain = await DevChain.start({ generation: 2 });
		ends.push(() => chain.close());
		const { url } = await chain.listen();
		const phala = await connect([await serve(200, "<html></html>"), url.replace("ws:", "http:")]);
		ends.push(() => phala.close());
		expect(phala.generation).toBe(2);
	});

	it("is left for a WebSocket when it closes", async () => {
		const [one, other] = await Promise.all([DevChain.start({ generation: 2 }), DevChain.start({ generation: 2 })]);
		ends.push(
			() => one.close(),
			() => other.close(),
		);
		const port = await one.listen();
		const { url } = await other.listen();
		const phala = await connect([port.url.replace("ws:", "http:"), url]);
		ends.push(() => phala.close());
		await one.close();
		expect((await phala.head()).number).toBeGreaterThanOrEqual(0);
	});
});
