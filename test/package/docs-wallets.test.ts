import { resolve } from "node:path";
import { Keyring } from "@polkadot/keyring";
import { TypeRegistry } from "@polkadot/types";
import type { SignerPayloadJSON } from "@polkadot/types/types";
import ts from "typescript";
import { afterEach, describe, expect, it, vi } from "vitest";
import * as sdk from "../../src/index.ts";
import { createFixture } from "../../src/testing/index.ts";
import * as walletEntry from "../../src/wallet/index.ts";
import { FakePage, FakeWallet } from "../support/fake-wallets.ts";
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
		const page = new FakePage();
		const wallet = new FakeWallet("talisman", [{ address: accounts.alice.address, name: "Alice", type: "sr25519" }]);
		wallet.signer.signPayload = async (payload) => {
			const registry = new TypeRegistry();
			registry.setSignedExtensions(payload.signedExtensions);
			const json = payload as SignerPayloadJSON;
			const { signature } = registry
				.createType("ExtrinsicPayload", json, { version: payload.version })
				.sign(accounts.alice);
			return { signature };
		};
		page.inject("talisman", {
			...wallet.provider,
			enable: (appName: string) => {
				const enabling = wallet.provider.enable?.(appName);
				wallet.approve();
				return enabling;
			},
		});
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
