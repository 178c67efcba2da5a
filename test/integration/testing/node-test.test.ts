import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";

it("node:test runs tests with a fixture, and its process ends by itself", async () => {
	const file = join(import.meta.dirname, "node-test.ts");
	const args = ["--import", "tsx", "--test-reporter", "tap", file];
	// A runner of tests marks its children, which would report to it.
	const { NODE_TEST_CONTEXT: _, ...env } = process.env;
	const { stdout } = await promisify(execFile)(process.execPath, args, { env });
	expect(stdout).toMatch(/^# tests 4$/m);
	expect(stdout).toMatch(/^# pass 4$/m);
	expect(stdout).toMatch(/^# fail 0$/m);
});
