import { resolve } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { DevChain } from "../../src/devchain/index.ts";
import * as sdk from "../../src/index.ts";
import { connect, parsePha, percent } from "../../src/index.ts";
import { blocksOf } from "../support/snippets.ts";

const root = resolve(import.meta.dirname, "../..");
const pages = ["docs/generations.md", "docs/vaults.md", "docs/planning.md", "docs/batches.md"];

/** The generations that the first line of a block names. */
function readGenerations(code: string): (1 | 2)[] {
	const [first = ""] = code.split("\n");
	if (first === "// Either generation") return [1, 2];
	return first === "// Generation 1" ? [1] : first === "// Generation 2" ? [2] : [];
}

const blocks = pages.flatMap((page) =>
	blocksOf(resolve(root, page)).map(({ code }, i) => ({ name: `${page}, block ${i + 1}`, code })),
);
const runs = blocks.flatMap(({ name, code }) =>
	readGenerations(code).map((generation) => ({ name, code, generation })),
);

/**
 * The chain that the pages assume: Alice signs. She has delegated 1000 PHA to her pool 0, Bob 4000. Two workers compute with
 * 2000 each, and one reward was paid. In generation 2 she also has a vault, pid 1.
 */
async function startChain(generation: 1 | 2) {
	const chain = await DevChain.start({ generation });
	const phala = await connect(chain.provider);
	const { alice, bob } = chain.accounts;
	const pool = phala.stakePool((await phala.createStakePool().send(alice).inBlock).result.pid);
	const keys: string[] = [];
	for (let i = 0; i < 2; i++)
		keys.push(await chain.registerWorker({ operator: alice.address, score: 400, confidenceLevel: 1 }));
	await phala.batch([pool.setCommission(percent("10")), ...keys.map((key) => pool.addWorker(key))]).send(alice).inBlock;
	await phala.delegator(alice.address).contribute(pool.pid, parsePha("1000")).send(alice).inBlock;
	await phala.delegator(bob.address).contribute(pool.pid, parsePha("4000")).send(bob).inBlock;
	if (generation === 2) {
		const vault = phala.vault((await phala.createVault().send(alice).inBlock).result.pid);
		await vault.setCommission(percent("10")).send(alice).inBlock;
		await phala.delegator(bob.address).contribute(vault.pid, parsePha("100")).send(bob).inBlock;
		await vault.contributeToPool(pool.pid, parsePha("50")).send(alice).inBlock;
	}
	await phala.batch(keys.map((key) => phala.worker(key).start(parsePha("2000")))).send(alice).inBlock;
	await chain.settle([{ worker: keys[0] ?? "", payout: parsePha("10") }]);
	return { chain, phala, signer: alice, pid: pool.pid, publicKey: keys[0] ?? "", address: bob.address };
}

describe("code blocks of the guides", () => {
	it("name their generations in the first line", () => {
		expect(blocks.filter(({ code }) => readGenerations(code).length === 0).map(({ name }) => name)).toEqual([]);
		expect(new Set(runs.map(({ generation }) => generation))).toEqual(new Set([1, 2]));
	});

	it.each(runs)("$name, generation $generation", async ({ code, generation }) => {
		const { chain, phala, ...given } = await startChain(generation);
		const printed: string[] = [];
		const console = { log: (...values: unknown[]) => printed.push(values.map(shown).join(" ")) };
		const names = { ...sdk, chain, phala, ...given, console };
		try {
			const options = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext };
			const script = ts.transpile(code, options);
			const run = new Function(...Object.keys(names), `return (async () => {${script}\n})()`);
			await run(...Object.values(names));
			const promised = [...code.matchAll(/console\.log\(.*\); \/\/ (.+)$/gm)].map(([, line]) => line);
			for (const line of promised) expect(printed).toContain(line);
		} finally {
			await phala.close();
			await chain.close();
		}
	});
});

function shown(value: unknown): string {
	return typeof value === "bigint" ? `${value}n` : String(value);
}
