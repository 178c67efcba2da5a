/** Checks that this commit can be published: run by the publish workflow, and by npm before it publishes. */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const { repository, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
	readonly repository: { readonly url: string };
	readonly version: string;
};

const problems = [...checkRepository(process.env.GITHUB_REPOSITORY), ...checkChangesets(), ...checkTag()];
for (const problem of problems) console.error(problem);
if (problems.length === 0) console.log(`phala-stakepool ${version} can be published`);
process.exit(problems.length > 0 ? 1 : 0);

/** npm refuses provenance of another repository than the one that package.json names, and shows its links. */
function checkRepository(actual: string | undefined): string[] {
	const stated = /github\.com\/(.+?)(?:\.git)?$/.exec(repository.url)?.[1];
	if (actual === stated) return [];
	return [
		`package.json names the repository ${stated ?? repository.url}, but this is ${actual ?? "no run on GitHub"}. ` +
			"Set repository, homepage and bugs in package.json to the true address, and commit that first.",
	];
}

function checkChangesets(): string[] {
	const pending = readdirSync(join(root, ".changeset")).filter((name) => name.endsWith(".md") && name !== "README.md");
	if (pending.length === 0) return [];
	return [`Changesets are not applied: ${pending.join(", ")}. Run npx @changesets/cli version, and commit.`];
}

function checkTag(): string[] {
	const tags = execFileSync("git", ["tag", "--list", `v${version}`], { cwd: root, encoding: "utf8" });
	return tags.trim() === "" ? [] : [`Version ${version} is published: its tag exists. Raise the version first.`];
}
