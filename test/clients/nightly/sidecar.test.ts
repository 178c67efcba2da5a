import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { connect, type Phala } from "../../../src/index.ts";
import { type Served, serve } from "../generations.ts";
import { freePort } from "./free-port.ts";

const PROGRAM = fileURLToPath(new URL("node_modules/@substrate/api-sidecar/build/src/main.js", import.meta.url));

describe.each([1, 2] as const)("api-sidecar on generation %s", (generation) => {
	let served: Served;
	let phala: Phala;
	let sidecar: ChildProcess;
	let base: string;
	let log = "";

	async function get(path: string): Promise<Record<string, unknown>> {
		const response = await fetch(`${base}${path}`);
		return (await response.json()) as Record<string, unknown>;
	}
	async function post(path: string, tx: string): Promise<{ status: number; body: Record<string, unknown> }> {
		const init = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ tx }) };
		const response = await fetch(`${base}${path}`, init);
		return { status: response.status, body: (await response.json()) as Record<string, unknown> };
	}
	/** A signed transaction that creates a pool, as hex. */
	async function signedCreate(): Promise<`0x${string}`> {
		const { alice } = served.chain.accounts;
		const extrinsic = await phala.createStakePool().extrinsic(alice);
		await extrinsic.signAsync(alice);
		return extrinsic.toHex();
	}

	beforeAll(async () => {
		served = await serve(generation);
		phala = await connect(served.chain.provider);
		const port = await freePort();
		base = `http://127.0.0.1:${port}`;
		sidecar = spawn(process.execPath, [PROGRAM], {
			env: { ...process.env, SAS_SUBSTRATE_URL: served.url, SAS_EXPRESS_PORT: String(port) },
		});
		sidecar.stdout?.on("data", (chunk) => (log += chunk));
		sidecar.stderr?.on("data", (chunk) => (log += chunk));
		const connected = async () => {
			if (sidecar.exitCode !== null) throw new Error(`the sidecar ended: ${log}`);
			expect((await get("/node/version")).chain).toBe("Phala Development");
		};
		await vi.waitFor(connected, { timeout: 120_000, interval: 200 });
	});
	afterAll(async () => {
		const ended = new Promise((done) => sidecar.on("exit", done));
		sidecar.kill("SIGKILL");
		await ended;
		await phala.close();
		await served.chain.close();
	});

	it("reads the chain", async () => {
		const { address } = served.chain.accounts.alice;
		expect(await get("/blocks/head?finalized=false")).toMatchObject({ number: "1", hash: served.chain.best.hash });
		expect(await get("/blocks?range=0-1")).toMatchObject([{ number: "0" }, { number: "1" }]);
		expect(await get(`/accounts/${address}/balance-info`)).toMatchObject({
			nonce: "0",
			tokenSymbol: "PHA",
			free: "1000000000000000000",
			locks: [],
		});
		expect(await get("/transaction/material?metadata=scale")).toMatchObject({
			genesisHash: await served.chain.provider.send("chain_getBlockHash", [0]),
			specName: generation === 1 ? "rhala" : "khala",
			metadata: await served.chain.provider.send("state_getMetadata", []),
		});
		expect(await get(`/accounts/${address}/proxy-info`)).toMatchObject({ delegatedAccounts: [], depositHeld: "0" });
		expect(await get(`/accounts/${address}/vesting-info`)).toMatchObject({ vesting: [] });
		expect(await get("/runtime/spec")).toMatchObject({ properties: { ss58Format: "30", tokenDecimals: ["12"] } });
		expect(await get("/pallets/system/storage/number")).toMatchObject({ value: "1" });
	});

	it("estimates the fee of a transaction, submits it and reads its block", async () => {
		const tx = await signedCreate();
		const { body: fee } = await post("/transaction/fee-estimate", tx);
		expect(fee).toMatchObject({ class: "Normal" });
		const { status, body } = await post("/transaction", tx);
		expect(status).toBe(200);
		const block = (await get("/blocks/head?finalized=false")) as { extrinsics: Record<string, unknown>[] };
		const pallet = generation === 1 ? "phalaStakePool" : "phalaStakePoolv2";
		const created = block.extrinsics.at(-1) as { hash: string; events: { method: object; data: string[] }[] };
		expect(created).toMatchObject({ hash: body.hash, success: true, method: { pallet, method: "create" } });
		expect(created.events.map(({ method }) => method)).toContainEqual({ pallet, method: "PoolCreated" });
		const paid = created.events.find(({ method }) => (method as { method: string }).method === "TransactionFeePaid");
		expect(paid?.data[1]).toBe(fee.partialFee);
	});

	it("reports the error of the node for a transaction that it has included", async () => {
		const tx = await signedCreate();
		expect((await post("/transaction", tx)).status).toBe(200);
		const { status, body } = await post("/transaction", tx);
		expect(status).toBe(400);
		expect(JSON.stringify(body)).toContain("1012: Transaction is temporarily banned");
	});
});
