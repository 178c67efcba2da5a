import { resolve } from "node:path";
import * as keyring from "@polkadot/keyring";
import { afterEach, describe, expect, it, vi } from "vitest";
import { readRecipes } from "../../scripts/package/read-recipes.ts";
import { DevChain } from "../../src/devchain/index.ts";
import * as sdk from "../../src/index.ts";
import * as ledger from "../../src/ledger/index.ts";
import * as wallet from "../../src/wallet/index.ts";
import { pageWithWallet } from "../support/page-with-wallet.ts";
import { runSnippet } from "../support/run-snippet.ts";

const [keyPairClient, walletClient, ...recipes] = readRecipes(resolve(import.meta.dirname, "../../README.md"));
const runs = recipes.flatMap(({ title, code, generations }) =>
	generations.map((generation) => ({ title, code, generation })),
);
const MODULES = {
	"phala-stakepool": sdk,
	"phala-stakepool/ledger": ledger,
	"phala-stakepool/wallet": wallet,
	"@polkadot/keyring": keyring,
};

afterEach(() => vi.unstubAllGlobals());

describe("recipes of the README", () => {
	it("begin with the file that the others import", () => {
		for (const client of [keyPairClient, walletClient]) expect(client?.code).toMatch(/^\/\/ client\.ts\n/);
		expect(recipes.filter(({ code }) => !code.includes('from "./client.js"'))).toEqual([]);
		expect(recipes.length).toBeGreaterThan(20);
	});

	it.each(runs)("$title, generation $generation", async ({ code, generation }) => {
		await runRecipe(keyPairClient?.code ?? "", code, generation);
	});

	it.each([1, 2] as const)("a proxy of the owner starts workers, generation %i", async (generation) => {
		const recipe = recipes.find(({ title }) => title === "Act for another account");
		const addProxy = async (chain: DevChain, phala: sdk.Phala) => {
			const { alice, bob } = chain.accounts;
			const call = (await phala.api()).tx.proxy?.addProxy?.(bob.address, "StakePoolManager", 0);
			await phala.submit((await call?.signAsync(alice))?.toHex() ?? "0x").inBlock;
		};
		const printed = await runRecipe(keyPairClient?.code ?? "", recipe?.code ?? "", generation, addProxy);
		expect(printed).toEqual(["started: 1"]);
	});

	it.each([1, 2] as const)("an account of a wallet signs, generation %i", async (generation) => {
		const bob = new keyring.Keyring({ type: "sr25519" }).addFromUri("//Bob");
		vi.stubGlobal("window", pageWithWallet("polkadot-js", bob, "Bob"));
		const delegate = recipes.find(({ title }) => title === "Delegate");
		await runRecipe(walletClient?.code ?? "", delegate?.code ?? "", generation);
	});
});

/** Runs a recipe on the network that the README names. One without an end has to print what happens meanwhile. */
async function runRecipe(
	client: string,
	recipe: string,
	generation: 1 | 2,
	setUp?: (chain: DevChain, phala: sdk.Phala) => Promise<void>,
): Promise<readonly string[]> {
	await using chain = await DevChain.start({ generation, network: "busy", finalityLag: 0 });
	const { bob } = chain.accounts;
	const { url } = await chain.listen();
	const worker = await chain.registerWorker({ operator: bob.address, score: 400, confidenceLevel: 1 });
	const printed: string[] = [];
	const print = (line: string) => printed.push(line);

	const exported = await runSnippet(client.replace("ws://127.0.0.1:9944", url), MODULES, print);
	const phala = exported.phala as sdk.Phala;
	await using _ = phala;
	await setUp?.(chain, phala);
	await runSnippet(recipe.replace("0x…", worker), { ...MODULES, "./client.js": exported }, print);
	if (recipe.includes("await phala.close();")) {
		await expect(phala.head()).rejects.toMatchObject({ code: "CLOSED" });
	} else {
		await phala.delegator(bob).contribute(8, sdk.parsePha("10")).send(bob).inBlock;
	}
	await expect.poll(() => printed.length).toBeGreaterThan(0);
	const promised = [...recipe.matchAll(/console\.log\(.*\); \/\/ (\S+)$/gm)].map(([, line]) => line);
	for (const line of promised) expect(printed).toContain(line);
	return printed;
}
