import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");

/** Runs the check of the publish workflow as in a repository on GitHub; without one, as on another machine. */
function checkRelease(repository: string | undefined): { readonly status: number | null; readonly stderr: string } {
	const { GITHUB_REPOSITORY: _, ...env } = process.env;
	return spawnSync(process.execPath, ["--import", "tsx", "scripts/check-release.ts"], {
		cwd: root,
		encoding: "utf8",
		env: repository === undefined ? env : { ...env, GITHUB_REPOSITORY: repository },
	});
}

it.each([undefined, "another/repository"])("no release from %s, which package.json does not name", (repository) => {
	const { status, stderr } = checkRelease(repository);
	expect(status).toBe(1);
	expect(stderr).toContain("Set repository, homepage and bugs in package.json to the true address");
});

it("a release from the repository that package.json names is not refused for its address", () => {
	const { url } = JSON.parse(readFileSync(resolve(root, "package.json"), "utf8")).repository;
	expect(checkRelease(/github\.com\/(.+)\.git$/.exec(url)?.[1]).stderr).not.toContain("package.json names");
});

it("npm runs the check before it publishes, and the workflow before it builds", () => {
	const { scripts } = JSON.parse(readFileSync(resolve(root, "package.json"), "utf8"));
	expect(scripts.prepublishOnly).toContain("scripts/check-release.ts");
	const steps = readFileSync(resolve(root, ".github/workflows/publish.yml"), "utf8").split("\n      - ");
	const indexOf = (text: string) => steps.findIndex((step) => step.includes(text));
	expect(indexOf("check-release.ts")).toBeGreaterThan(0);
	expect(indexOf("check-release.ts")).toBeLessThan(indexOf("changesets/cli@"));
});
