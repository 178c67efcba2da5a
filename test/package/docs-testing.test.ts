import { execFile } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { blocksOf } from "../support/snippets.ts";

const root = resolve(import.meta.dirname, "../..");
const home = join(root, "temp", "docs-testing");
const blocks = blocksOf(join(root, "docs/testing.md")).map(({ code }) => code);
const withImport = (name: string) => blocks.filter((code) => code.includes(`from "${name}"`));
// A runner of tests marks its children, which would report to it.
const { NODE_TEST_CONTEXT: _, ...env } = process.env;
const run = promisify(execFile);

beforeAll(() => {
	rmSync(home, { recursive: true, force: true });
	mkdirSync(home, { recursive: true });
	const paths = Object.fromEntries(
		["", "/devchain", "/testing"].map((entry) => [`phala-stakepool${entry}`, [join(root, `src${entry}/index.ts`)]]),
	);
	writeFileSync(join(home, "tsconfig.json"), JSON.stringify({ compilerOptions: { target: "ES2022", paths } }));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

it("the tests for vitest in docs/testing.md pass", async () => {
	const tests = withImport("vitest");
	for (const [i, code] of tests.entries()) writeFileSync(join(home, `${i}.test.ts`), code);
	writeFileSync(
		join(home, "vitest.config.ts"),
		`import config from "../../vitest.config.ts";
		export default { resolve: config.resolve, test: { root: ${JSON.stringify(home)}, testTimeout: 120_000, hookTimeout: 120_000 } };`,
	);
	const vitest = join(root, "node_modules/vitest/vitest.mjs");
	const args = [vitest, "run", "--config", join(home, "vitest.config.ts"), "--reporter=json"];
	const { stdout } = await run(process.execPath, args, { env, cwd: home });
	const { numPassedTests, numTotalTests, numTotalTestSuites } = JSON.parse(stdout);
	expect(tests.length).toBeGreaterThan(2);
	expect(numTotalTestSuites).toBeGreaterThanOrEqual(tests.length);
	expect(numPassedTests).toBe(numTotalTests);
});

it("the test for node:test in docs/testing.md passes", async () => {
	const [code = "", ...others] = withImport("node:test");
	expect(others).toEqual([]);
	const { stdout } = await runWithTsx("node-test.ts", code, ["--test-reporter", "tap"]);
	expect(stdout).toMatch(/^# pass 1$/m);
});

it("the scenario in docs/testing.md prints what it says", async () => {
	const [code = ""] = blocks.filter((block) => block.includes("rewardDay"));
	const promised = /console\.log\(.*\); \/\/ (.*)$/m.exec(code)?.[1];
	const { stdout } = await runWithTsx("scenario.ts", code, []);
	expect(stdout.trim()).toBe(promised);
});

function runWithTsx(file: string, code: string, options: readonly string[]) {
	writeFileSync(join(home, file), code);
	const args = ["--import", "tsx", ...options, join(home, file)];
	return run(process.execPath, args, { env: { ...env, TSX_TSCONFIG_PATH: join(home, "tsconfig.json") }, cwd: home });
}
