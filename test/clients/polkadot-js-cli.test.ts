import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Served, serve } from "./generations.ts";

const PROGRAM = fileURLToPath(new URL("node_modules/@polkadot/api-cli/runcli.mjs", import.meta.url));

/** Runs `polkadot-js-api` and returns the JSON documents that it prints. */
function run(url: string, ...args: string[]): Promise<Record<string, unknown>[]> {
	return new Promise((done, fail) => {
		const child = spawn(process.execPath, [PROGRAM, "--ws", url, ...args]);
		let output = "";
		let errors = "";
		child.stdout.on("data", (chunk) => (output += chunk));
		child.stderr.on("data", (chunk) => (errors += chunk));
		child.on("error", fail);
		child.on("close", (status) => {
			if (status !== 0) return fail(new Error(`${args.join(" ")} ended with ${status}: ${errors}`));
			done(
				output
					.split(/(?<=^\})\n/m)
					.filter((text) => text.trim() !== "")
					.map((text) => JSON.parse(text)),
			);
		});
	});
}

describe.each([1, 2] as const)("the polkadot-js CLI on generation %s", (generation) => {
	let served: Served;
	const pallet = generation === 1 ? "phalaStakePool" : "phalaStakePoolv2";
	beforeAll(async () => {
		served = await serve(generation);
	});
	afterAll(() => served.chain.close());

	it("queries storage, constants and JSON-RPC", async () => {
		const { alice } = served.chain.accounts;
		const [account, deposit, header] = await Promise.all([
			run(served.url, "query.system.account", alice.address),
			run(served.url, "consts.balances.existentialDeposit"),
			run(served.url, "rpc.chain.getHeader"),
		]);
		expect(account).toMatchObject([{ account: { nonce: "0", data: { free: "1,000,000,000,000,000,000" } } }]);
		expect(deposit).toEqual([{ existentialDeposit: "10,000,000,000" }]);
		expect(header).toMatchObject([{ getHeader: { number: "1" } }]);
	});

	it("signs a transaction and waits for its block", async () => {
		const printed = await run(served.url, `tx.${pallet}.create`, "--seed", "//Alice");
		const statuses = printed.map(({ create }) => Object.keys((create as { status: object }).status)[0]);
		expect(statuses).toEqual(["ready", "broadcast", "inBlock"]);
		const { pools } = served;
		const map = pools.map((name) => name.charAt(0).toLowerCase() + name.slice(1));
		const [pool] = await run(served.url, `query.${map.join(".")}`, "0");
		expect(JSON.stringify(pool)).toContain(`"owner":"${served.chain.accounts.alice.address}"`);
	});
});
