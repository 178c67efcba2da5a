import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { DevChain, type DevChainSnapshot, type Listening } from "../../src/devchain/index.ts";
import { connect } from "../../src/index.ts";
import { consoleRecipes } from "../support/recipes/console.ts";
import { commonRecipes } from "../support/recipes/everybody.ts";
import { indexerRecipes } from "../support/recipes/indexers.ts";
import { operatorRecipes } from "../support/recipes/operators.ts";
import { RECIPES_FOLDER, RecipeRunner } from "../support/recipes/recipe-runner.ts";

const files = readdirSync(RECIPES_FOLDER).filter((name) => !name.startsWith("client."));
const page = readFileSync(resolve(import.meta.dirname, "../../docs/recipes.md"), "utf8");
const slugOf = (file: string) => file.replace(/\.tsx?$/, "");
const tests = { ...consoleRecipes, ...operatorRecipes, ...indexerRecipes, ...commonRecipes };
/** Recipes that only one generation has calls for. */
const ONLY: Readonly<Record<string, 1 | 2>> = { "unwrap-everything": 2 };

afterEach(() => {
	vi.unstubAllEnvs();
	vi.unstubAllGlobals();
});

describe("recipes", () => {
	it("are 34, each with a test", () => {
		expect(files.map(slugOf).sort()).toEqual(Object.keys(tests).sort());
		expect(files).toHaveLength(34);
	});

	it.each(files)("%s is listed in docs/recipes.md by its first lines", (file) => {
		const [title, audience, summary] = readFileSync(join(RECIPES_FOLDER, file), "utf8")
			.split("\n", 3)
			.map((line) => line.replace("// ", ""));
		const section = page.split("\n## ").find((part) => part.startsWith(`${audience}\n`));
		expect(section).toContain(`| [${title}](../examples/recipes/${file}) | ${summary} |`);
	});
});

// Only a test that hangs reaches the limit: a busy machine takes a minute to add and start 200 workers.
describe.each([1, 2] as const)("recipes on a busy network of generation %i", { timeout: 600_000 }, (generation) => {
	let chain: DevChain;
	let port: Listening;
	let start: DevChainSnapshot;

	beforeAll(async () => {
		chain = await DevChain.start({ generation, network: "busy", finalityLag: 0 });
		port = await chain.listen();
		start = chain.snapshot();
	});
	afterAll(() => chain.close());
	afterEach(() => chain.revert(start));

	it.each(files.filter((file) => (ONLY[slugOf(file)] ?? generation) === generation))("%s", async (file) => {
		await using phala = await connect(chain.provider);
		await tests[slugOf(file)]?.({ generation, chain, phala, url: port.url }, new RecipeRunner(file, port.url));
	});
});
