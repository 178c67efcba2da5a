import { execFile } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { DevChain } from "../../src/devchain/index.ts";
import { parsePha } from "../../src/index.ts";

const path = (name: string) => fileURLToPath(new URL(`../support/loaded-packages/${name}`, import.meta.url));
const run = promisify(execFile);

/** Packages of the connection: the WebSocket of processes without one. */
const CONNECTION = ["@polkadot/x-global", "@polkadot/x-ws", "rxjs", "tslib", "ws"];
const isLibrary = (name: string) => !CONNECTION.includes(name);

test.each([1, 2] as const)(
	"checks, fees, unsigned transactions and simulations load no library on generation %s",
	async (generation) => {
		const chain = await DevChain.start({ generation, seal: "manual" });
		const folder = mkdtempSync(join(tmpdir(), "phala-loaded-"));
		onTestFinished(async () => {
			await chain.close();
			rmSync(folder, { recursive: true });
		});
		const { privateKey, publicKey } = generateKeyPairSync("ed25519");
		const key = privateKey.export({ format: "der", type: "pkcs8" }).toString("hex");
		// The key is the end of its DER form.
		const account = `0x${publicKey.export({ format: "der", type: "spki" }).subarray(-32).toString("hex")}`;
		await chain.fund(account, parsePha("100"));
		const { url } = await chain.listen();
		const file = join(folder, "packages");
		const { stdout } = await run(
			process.execPath,
			["--import", "tsx", "--import", path("record.mjs"), path("client.ts"), url, key, account, file],
			{ env: { ...process.env, LOADED_PACKAGES: file }, timeout: 110_000 },
		);
		const { batch, pending } = JSON.parse(stdout);
		expect(batch.filter(isLibrary)).toEqual([]);
		// The signature is verified before it is sent.
		expect(pending.filter((name: string) => isLibrary(name) && !name.startsWith("@noble/"))).toEqual([]);
	},
);
