import { resolve } from "node:path";
import { Keyring } from "@polkadot/keyring";
import ts from "typescript";
import { afterEach, describe, expect, it, vi } from "vitest";
import * as sdk from "../../src/index.ts";
import { createFixture } from "../../src/testing/index.ts";
import * as walletEntry from "../../src/wallet/index.ts";
import { pageWithWallet } from "../support/page-with-wallet.ts";
import { blocksOf } from "../support/snippets.ts";

const blocks = blocksOf(resolve(import.meta.dirname, "../../docs/wallets.md")).map(({ code }, i) => ({
	name: `block ${i + 1}`,
	code,
}));
const fixtureOf = (generation: 1 | 2) =>
	createFixture({ generation, setUp: async ({ pool }) => ({ pid: (await pool({ workers: 1 })).pid }) });
const fixtures = { 1: fixtureOf(1), 2: fixtureOf(2) };
const runs = blocks.flatMap((block) => ([1, 2] as const).map((generation) => ({ ...block, generation })));

afterEach(() => vi.unstubAllGlobals());

describe("docs/wallets.md", () => {
	it.each(runs)("runs $name on generation $generation", async ({ code, generation }) => {
		await using t = await fixtures[generation].start();
		const { chain, phala, accounts, data } = t;
		const page = pageWithWallet("talisman", accounts.alice, "Alice");
		vi.stubGlobal("window", page);
		const printed: string[] = [];
		const console = { log: (...values: unknown[]) => printed.push(values.map(String).join(" ")) };
		const given = { ...data, signer: accounts.alice, address: accounts.alice.address };
		const names = { ...sdk, ...walletEntry, Keyring, chain, phala, ...given, console };
		const script = ts.transpile(code.replace(/^import .*$/gm, ""), {
			target: ts.ScriptTarget.ES2022,
			module: ts.ModuleKind.ESNext,
		});
		await new Function(...Object.keys(names), `return (async () => {${script}\n})()`)(...Object.values(names));
		const promised = [...code.matchAll(/console\.log\(.*\); \/\/ (.+)$/gm)].map(([, line]) => line);
		for (const line of promised) expect(printed).toContain(line);
		expect(page.listeners).toBe(0);
	});
});
