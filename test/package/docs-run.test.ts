import { resolve } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import * as sdk from "../../src/index.ts";
import { parsePha, percent } from "../../src/index.ts";
import * as math from "../../src/math/index.ts";
import * as offline from "../../src/offline/index.ts";
import { createFixture } from "../../src/testing/index.ts";
import { blocksOf } from "../support/snippets.ts";

const root = resolve(import.meta.dirname, "../..");
const pages = [
	"docs/generations.md",
	"docs/vaults.md",
	"docs/planning.md",
	"docs/batches.md",
	"docs/previews.md",
	"docs/proxies.md",
	"docs/multisig.md",
	"docs/offline.md",
	"docs/risks.md",
	"docs/model.md",
	"docs/money.md",
];
/** Pages with blocks that need a node, or are only compiled. */
const mixedPages = ["docs/reading-at-scale.md", "docs/archives.md", "docs/from-polkadot-js.md"];

/** The generations that the first line of a block names. */
function readGenerations(code: string): (1 | 2)[] {
	const [first = ""] = code.split("\n");
	if (first === "// Either generation") return [1, 2];
	return first === "// Generation 1" ? [1] : first === "// Generation 2" ? [2] : [];
}

const readBlocks = (page: string) =>
	blocksOf(resolve(root, page)).map(({ code }, i) => ({ name: `${page}, block ${i + 1}`, code }));
const blocks = pages.flatMap(readBlocks);
const runs = [...blocks, ...mixedPages.flatMap(readBlocks)].flatMap(({ name, code }) =>
	readGenerations(code).map((generation) => ({ name, code, generation })),
);

/**
 * The chain that the pages assume: Alice signs. She has delegated 1000 PHA to her pool 0, Bob 4000. Two workers compute with
 * 2000 each, and one reward was paid. In generation 2 she also has a vault, pid 1.
 */
const fixtureOf = (generation: 1 | 2) =>
	createFixture({
		generation,
		setUp: async ({ chain, phala, accounts, pool, delegation, vault }) => {
			const { pid, workers } = await pool({ workers: 2, commission: percent("10") });
			await delegation({ pid, delegator: "alice", amount: parsePha("1000") });
			await delegation({ pid, delegator: "bob", amount: parsePha("4000") });
			if (generation === 2) {
				const investments = [{ pid, amount: parsePha("50") }];
				await vault({ commission: percent("10"), stake: parsePha("100"), delegator: "bob", investments });
			}
			await phala.batch(workers.map((key) => phala.worker(key).start(parsePha("2000")))).send(accounts.alice).inBlock;
			const [publicKey = ""] = workers;
			await chain.settle([{ worker: publicKey, payout: parsePha("10") }]);
			return { pid, publicKey };
		},
	});
const fixtures = { 1: fixtureOf(1), 2: fixtureOf(2) };

describe("code blocks of the guides", () => {
	it("name their generations in the first line", () => {
		expect(blocks.filter(({ code }) => readGenerations(code).length === 0).map(({ name }) => name)).toEqual([]);
		expect(new Set(runs.map(({ generation }) => generation))).toEqual(new Set([1, 2]));
	});

	it.each(runs)("$name, generation $generation", async ({ code, generation }) => {
		await using t = await fixtures[generation].start();
		const { chain, phala, accounts, data } = t;
		const given = { ...data, signer: accounts.alice, address: accounts.bob.address };
		const printed: string[] = [];
		const console = { log: (...values: unknown[]) => printed.push(values.map(shown).join(" ")) };
		const names = { ...sdk, ...math, ...offline, chain, phala, ...given, console };
		const options = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext };
		const script = ts.transpile(code, options);
		const run = new Function(...Object.keys(names), `return (async () => {${script}\n})()`);
		await run(...Object.values(names));
		const promised = [...code.matchAll(/console\.log\(.*\); \/\/ (.+)$/gm)].map(([, line]) => line);
		for (const line of promised) expect(printed).toContain(line);
	});
});

function shown(value: unknown): string {
	return typeof value === "bigint" ? `${value}n` : String(value);
}
