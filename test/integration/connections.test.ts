import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { firstValueFrom } from "rxjs";
import { filter } from "rxjs/operators";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { DevChain } from "../../src/devchain/index.ts";
import { type ConnectOptions, connect, type Phala, parsePha, type StakePoolState } from "../../src/index.ts";
import { type EndpointMode, ScriptedEndpoint } from "../support/scripted-endpoint.ts";

const SLOW = { timeout: 60_000 };

let chain: DevChain;
const ends: (() => Promise<unknown>)[] = [];
beforeEach(async () => {
	chain = await DevChain.start({ generation: 2 });
});
afterEach(async () => {
	for (const end of ends.splice(0).reverse()) await end();
	expect(chain.stats.subscriptions).toBe(0);
	await chain.close();
});

const endpoint = async (mode?: EndpointMode) => {
	const started = await ScriptedEndpoint.start(() => chain.createProvider(), mode);
	ends.push(() => started.stop());
	return started;
};
const open = async (endpoints: readonly ScriptedEndpoint[], options?: ConnectOptions): Promise<Phala> => {
	const urls = endpoints.map(({ url }) => url);
	const phala = await connect(urls, options);
	ends.push(() => phala.close());
	return phala;
};

describe("failover", () => {
	it.each(["stop", "freeze"] as const)(
		"resumes live state within two blocks, without gap or repeat: %s",
		async (fault) => {
			const [first, second] = [await endpoint(), await endpoint()];
			const phala = await open([first, second], { livenessMs: 1500 });
			const { alice, bob } = chain.accounts;
			const { pid } = (await phala.createStakePool().send(alice).inBlock).result;
			const heads: number[] = [];
			const states: StakePoolState[] = [];
			const events: number[] = [];
			const changes: number[] = [];
			const pool = phala.stakePool(pid);
			const subscriptions = [
				phala.head$.subscribe(({ number }) => heads.push(number)),
				pool.state$.subscribe((state) => states.push(state)),
				phala.events$({ types: ["contributed"] }).subscribe(({ block }) => events.push(block.number)),
				phala.stakePools.watch$({ fields: ["totalStake"] }).subscribe(({ block }) => changes.push(block.number)),
			];
			await vi.waitFor(() => expect([states.length, changes.length]).toEqual([1, 1]), SLOW);
			const other = await connect(chain.provider);
			const contribute = () => other.delegator(bob.address).contribute(pid, parsePha("10")).send(bob).inBlock;
			await contribute();
			await vi.waitFor(() => expect([states.length, events.length, changes.length]).toEqual([2, 1, 2]), SLOW);
			await first[fault]();
			for (let i = 0; i < 2; i++) await contribute();
			const newest = chain.best.number;
			await vi.waitFor(() => expect([heads.at(-1), states.at(-1)?.totalStake]).toEqual([newest, parsePha("30")]), SLOW);
			await vi.waitFor(() => expect([events.length, changes.at(-1)]).toEqual([3, newest]), SLOW);
			expect((await firstValueFrom(phala.connection$)).endpoint).toBe(second.url);
			for (const numbers of [heads, states.map(({ block }) => block.number), events, changes])
				expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
			for (const subscription of subscriptions) subscription.unsubscribe();
			await other.close();
		},
	);

	it("waits for a node that is some blocks behind: reads do not go back", async () => {
		const [first, second] = [await endpoint(), await endpoint()];
		const phala = await open([first, second]);
		const { number: start } = await chain.newBlock();
		const numbers: number[] = [];
		const subscription = phala.head$.subscribe(({ number }) => numbers.push(number));
		await vi.waitFor(() => expect(numbers).toEqual([start]), SLOW);
		let checks = 0;
		second.overrides.set("chain_getHeader", () => (checks++ < 2 ? { number: start - 1 } : undefined));
		second.overrides.set("chain_subscribeNewHeads", () => {
			expect(checks).toBeGreaterThan(2);
			return undefined;
		});
		await first.stop();
		await vi.waitFor(() => expect(checks).toBe(3), SLOW);
		await chain.newBlock();
		await vi.waitFor(() => expect(numbers).toEqual([start, start + 1]), SLOW);
		subscription.unsubscribe();
	});

	it("continues @polkadot/api, transactions included", async () => {
		const [first, second] = [await endpoint(), await endpoint()];
		const phala = await open([first, second]);
		const api = await phala.api();
		await first.stop();
		await firstValueFrom(
			phala.connection$.pipe(filter(({ state, endpoint }) => state === "connected" && endpoint === second.url)),
		);
		expect((await api.rpc.chain.getHeader()).number.toNumber()).toBe(chain.best.number);
		const { result } = await phala.createStakePool().send(chain.accounts.alice).inBlock;
		expect(result.pid).toBe(0);
		await vi.waitFor(() => expect(second.count("state_subscribeRuntimeVersion")).toBe(1), SLOW);
	});
});

describe("a transaction", () => {
	it("survives a rate limit of each request that it makes", async () => {
		const only = await endpoint();
		const phala = await open([only]);
		const refused = new Set<string>();
		// Everything once, except what is sent only once.
		const methods = [
			"chain_getBlockHash",
			"chain_getHeader",
			"chain_getBlock",
			"chain_getFinalizedHead",
			"state_getRuntimeVersion",
		];
		methods.push(
			"state_queryStorageAt",
			"state_getMetadata",
			"system_accountNextIndex",
			"system_chain",
			"rpc_methods",
			"state_call",
		);
		for (const method of methods)
			only.overrides.set(method, () => {
				if (refused.has(method)) return undefined;
				refused.add(method);
				throw Object.assign(new Error("limit exceeded"), { code: -32005 });
			});
		const { alice } = chain.accounts;
		expect((await phala.createStakePool().send(alice).inBlock).result.pid).toBe(0);
		expect(await phala.createStakePool().fee(alice)).toBeGreaterThan(0n);
		expect((await phala.stakePools.list()).length).toBe(1);
		expect(refused.size).toBeGreaterThan(6);
	});

	it("is submitted once, whatever the error of its submission", async () => {
		const only = await endpoint();
		const phala = await open([only]);
		await phala.createStakePool().send(chain.accounts.alice).inBlock;
		const before = only.count("author_submitAndWatchExtrinsic");
		only.overrides.set("author_submitExtrinsic", () => {
			throw Object.assign(new Error("limit exceeded"), { code: -32005 });
		});
		const api = await phala.api();
		const log = vi.spyOn(console, "error").mockImplementation(() => {});
		const signed = await api.tx.system?.remark?.("0x").signAsync(chain.accounts.bob);
		const submitted = api.rpc.author.submitExtrinsic(signed ?? "").then(
			() => "done",
			(error: { code: unknown }) => error.code,
		);
		expect(await submitted).toBe(-32005);
		log.mockRestore();
		expect(only.count("author_submitExtrinsic")).toBe(1);
		expect(before).toBe(1);
	});
});

describe("close()", () => {
	it.each(["in process", "by URL"])("exit: leaves no timer after a transaction: %s", async (way) => {
		const { stdout } = await promisify(execFile)(process.execPath, [
			"--import",
			"tsx",
			"test/support/close-after-transaction.ts",
			way === "by URL" ? "url" : "provider",
		]);
		expect(JSON.parse(stdout)).not.toContain("Timeout");
	});

	it("leaves no socket of an endpoint that stopped responding", async () => {
		const only = await endpoint();
		const phala = await open([only]);
		only.freeze();
		await phala.close();
		await vi.waitFor(() => expect(only.connections).toBe(0), SLOW);
	});
});

describe("connections that are opened and closed", () => {
	it("leave nothing behind", async () => {
		const only = await endpoint();
		for (let i = 0; i < 25; i++) {
			const phala = await connect(only.url);
			await Promise.all([
				firstValueFrom(phala.head$),
				firstValueFrom(phala.stakePools.watch$()),
				firstValueFrom(phala.connection$),
			]);
			await phala.close();
		}
		await vi.waitFor(() => expect(only.connections).toBe(0), SLOW);
		await vi.waitFor(() => expect(chain.stats).toMatchObject({ connections: 0, subscriptions: 0 }), SLOW);
	});
});
