import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { WebSocket } from "ws";
import { DevChain } from "../../../src/devchain/index.ts";
import { apiOn, call, PHA } from "../../support/devchain/api.ts";

/** Sends one JSON-RPC request by a socket of its own. */
function request(url: string, method: string, ...params: unknown[]): Promise<unknown> {
	return new Promise((resolve, reject) => {
		const socket = new WebSocket(url);
		socket.once("error", reject);
		socket.once("open", () => socket.send(JSON.stringify({ jsonrpc: "2.0", id: 1, method, params })));
		socket.once("message", (data) => {
			socket.terminate();
			const { result, error } = JSON.parse(String(data));
			if (error === undefined) resolve(result);
			else reject(new Error(`${error.code} ${error.message} ${error.data}`));
		});
	});
}

describe.each(["in-process", "socket"] as const)("faults of a chain, transport %s", (transport) => {
	let chain: DevChain;
	beforeEach(async () => {
		chain = await DevChain.start({ seal: "manual" });
	});
	afterEach(async () => {
		await chain.close();
		expect(chain.stats).toMatchObject({ connections: 0, subscriptions: 0, timers: 0, ports: 0 });
	});

	const connect = async () => apiOn(transport === "socket" ? (await chain.listen()).url : chain.createProvider());

	it("lose, replace and refuse transactions", async () => {
		const api = await connect();
		const { alice, bob, charlie } = chain.accounts;
		const transfer = call(api, "balances", "transferKeepAlive", bob.address, PHA);
		chain.faults.loseTransactions({ times: 1 });
		await transfer.signAndSend(alice);
		await chain.newBlock();
		expect((await api.rpc.system.accountNextIndex(alice.address)).toNumber()).toBe(0);

		chain.faults.replaceTransactions({ times: 1 });
		const statuses: string[] = [];
		await call(api, "balances", "transferKeepAlive", bob.address, PHA).signAndSend(charlie, ({ status }) => {
			statuses.push(status.type);
		});
		await vi.waitUntil(() => statuses.includes("Usurped"), { timeout: 60_000 });
		const { hash } = await chain.newBlock();
		const { block } = await api.rpc.chain.getBlock(hash);
		expect(block.extrinsics.map(({ method }) => `${method.section}.${method.method}`)).toEqual([
			"timestamp.set",
			"system.remark",
		]);
		expect(block.extrinsics[1]?.signer.toString()).toBe(charlie.address);

		chain.faults.refuseTransactions({ code: 1014, times: 1 });
		await expect(call(api, "balances", "transferKeepAlive", bob.address, PHA).signAndSend(alice)).rejects.toMatchObject(
			{
				code: 1014,
			},
		);
		await api.disconnect();
	});

	it("pause finality", async () => {
		const api = await connect();
		const pause = chain.faults.pauseFinality();
		await chain.newBlock();
		await new Promise((resolve) => setTimeout(resolve, 50));
		expect(chain.finalized.number).toBeLessThan(chain.best.number);
		pause.end();
		await vi.waitUntil(() => chain.finalized.number === chain.best.number, { timeout: 60_000 });
		await api.disconnect();
	});
});

it("faults are controlled by JSON-RPC from another connection", async () => {
	await using chain = await DevChain.start({ seal: "manual" });
	const { url } = await chain.listen();
	const id = await request(url, "dev_injectFault", "limitRate", { methods: "system_*", seed: 3 });
	await expect(request(url, "system_chain")).rejects.toThrow(
		"-32005 Rate limit exceeded injected by faults.limitRate, seed 3",
	);
	expect(await request(url, "dev_faults")).toMatchObject({ active: [{ id, name: "limitRate", hits: 1 }] });
	expect(await request(url, "dev_endFault", id)).toBe(true);
	expect(await request(url, "system_chain")).toBe("Phala Development");
	await expect(request(url, "dev_injectFault", "rain")).rejects.toThrow("-32602 Invalid params");
	expect(await request(url, "dev_clearFaults")).toBe(true);
});
