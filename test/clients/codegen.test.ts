import { spawn } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { WsProvider } from "dedot";
import type { PolkadotClient, PolkadotSigner } from "polkadot-api";
import { AccountId } from "polkadot-api";
import { getPolkadotSigner } from "polkadot-api/signer";
import { createWsClient } from "polkadot-api/ws";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import type { Findings } from "./codegen/findings.ts";
import { type Served, serve } from "./generations.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Runs a program of Node in a folder; rejects with its output if it fails. */
function run(folder: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
	return new Promise((done, fail) => {
		const child = spawn(process.execPath, args, { cwd: folder, env: { ...process.env, ...env } });
		let output = "";
		child.stdout.on("data", (chunk) => (output += chunk));
		child.stderr.on("data", (chunk) => (output += chunk));
		child.on("error", fail);
		child.on("close", (status) => {
			if (status === 0) done(output);
			else fail(new Error(`${args.join(" ")} ended with ${status}: ${output}`));
		});
	});
}

/** A new folder with the code that uses what a program generates into it. */
function project(name: string, source?: string): string {
	const folder = here(`temp/${name}`);
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(`${folder}/.papi`, { recursive: true });
	for (const file of source ? [source, "findings.ts"] : []) cpSync(here(`codegen/${file}`), `${folder}/${file}`);
	writeFileSync(`${folder}/package.json`, '{ "private": true, "type": "module" }\n');
	writeFileSync(
		`${folder}/tsconfig.json`,
		'{ "extends": "../../../../tsconfig.json", "include": ["*.ts"], "exclude": [] }\n',
	);
	return folder;
}

/** Compiles the code of a folder with the generated types, and loads its module. */
async function compile<T>(folder: string, source: string): Promise<T> {
	await run(folder, [here("node_modules/typescript/bin/tsc"), "--noEmit", "-p", "."]);
	return (await import(pathToFileURL(`${folder}/${source}`).href)) as T;
}

describe.each([1, 2] as const)("types generated from a chain of generation %s", (generation) => {
	let served: Served;
	const expected = (findings: Findings, nonce: number): Findings => ({
		estimate: findings.estimate,
		paid: findings.estimate,
		owners: Array(2).fill(AccountId(30).dec(served.chain.accounts.alice.publicKey)),
		pids: expect.arrayContaining([0n]) as never,
		error: "Module",
		deposit: 10_000_000_000n,
		nonce,
	});
	beforeAll(async () => {
		served = await serve(generation);
	});
	afterAll(() => served.chain.close());

	it("polkadot-api: papi add, typed queries, transactions, events, constants and runtime calls", async () => {
		const source = `polkadot-api-${generation}.ts`;
		const folder = project(`polkadot-api-${generation}`, source);
		// Without the option, `papi add` installs the descriptors as a package, from the registry.
		const config = {
			version: 0,
			descriptorPath: ".papi/descriptors",
			entries: {},
			options: { noDescriptorsPackage: true },
		};
		writeFileSync(`${folder}/.papi/polkadot-api.json`, JSON.stringify(config));
		const papi = here("node_modules/polkadot-api/bin/cli.js");
		// Node 20 has no WebSocket of its own without the flag; later ones accept it.
		const output = await run(folder, [papi, "add", "phala", "-w", served.url], {
			NODE_OPTIONS: "--experimental-websocket",
		});
		expect(output).toContain("Compilation successful");

		type Use = (client: PolkadotClient, signer: PolkadotSigner, address: string) => Promise<Findings>;
		const { useDescriptors } = await compile<{ useDescriptors: Use }>(folder, source);
		const client = createWsClient(served.url, { websocketClass: WebSocket as never });
		const { alice } = served.chain.accounts;
		const signer = getPolkadotSigner(alice.publicKey, "Sr25519", async (message) => alice.sign(message));
		const findings = await useDescriptors(client, signer, alice.address);
		client.destroy();
		expect(findings).toEqual(expected(findings, 2));
	});

	it("dedot: chaintypes, typed queries, transactions, events, constants and runtime calls", async () => {
		const source = `dedot-${generation}.ts`;
		const folder = project(`dedot-${generation}`, source);
		const dedot = here("node_modules/dedot/bin/dedot.mjs");
		await run(folder, [dedot, "chaintypes", "--wsUrl", served.url, "--output", "chaintypes"]);
		// Khala's metadata has an enum without variants: the events of the pallet that generation 2 replaced. dedot 1.3 generates
		// `null` for it, which its own types refuse.
		if (generation === 2) {
			const types = `${folder}/chaintypes/khala/types.d.ts`;
			const empty = "export type PhalaPalletsStakePoolPalletEvent = null;";
			const text = readFileSync(types, "utf8");
			expect(text).toContain(empty);
			writeFileSync(types, text.replace(empty, empty.replace("null", "never")));
		}

		type Use = (provider: WsProvider, signer: unknown, address: string) => Promise<Findings>;
		const { useChainTypes } = await compile<{ useChainTypes: Use }>(folder, source);
		const { alice } = served.chain.accounts;
		const nonce = Number(await served.chain.provider.send("system_accountNextIndex", [alice.address]));
		const findings = await useChainTypes(new WsProvider(served.url), alice, alice.address);
		expect(findings).toEqual(expected(findings, nonce + 2));
	});

	it("SQD: substrate-metadata-explorer and substrate-typegen", async () => {
		const folder = project(`sqd-${generation}`);
		const sqd = (tool: string) => here(`node_modules/@subsquid/substrate-${tool}/bin/run.js`);
		await run(folder, [sqd("metadata-explorer"), "--rpc", served.url, "--out", "versions.jsonl"]);
		const [version] = readFileSync(`${folder}/versions.jsonl`, "utf8").trim().split("\n");
		const { specName, specVersion, metadata } = JSON.parse(version ?? "");
		expect([specName, specVersion]).toEqual(generation === 1 ? ["rhala", 1180] : ["khala", 1251]);
		expect(metadata).toBe(await served.chain.provider.send("state_getMetadata", []));

		const pallets = { [served.stakePool]: { events: true, calls: true, storage: true } };
		const config = { outDir: "types", specVersions: "versions.jsonl", pallets };
		writeFileSync(`${folder}/typegen.json`, JSON.stringify(config));
		await run(folder, [sqd("typegen"), "typegen.json"]);
		const events = await import(pathToFileURL(`${folder}/types/events.ts`).href);
		const created = events[`${served.stakePool.charAt(0).toLowerCase()}${served.stakePool.slice(1)}`].poolCreated;
		expect(created).toMatchObject({ name: `${served.stakePool}.PoolCreated`, [`v${specVersion}`]: expect.any(Object) });
	});
});
