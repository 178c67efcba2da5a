/**
 * Checks what the package and its readers depend on: lockfiles (a hash for every package, no address of a registry), the links of the
 * pages that npm shows, and that what workflows call exists.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { checkLockfile } from "./repository/lockfile.ts";
import { checkCalls } from "./repository/workflows.ts";

const root = resolve(import.meta.dirname, "..");
const LOCKFILES = [
	"",
	"bench",
	"test/clients",
	"test/clients/nightly",
	"test/consumers/nightly",
	"test/mutation",
	"test/runners",
	"docs/site",
];
const WORKFLOWS = ".github/workflows";
const PAGES = ["README.md", "CHANGELOG.md", "SECURITY.md", "CONTRIBUTING.md"];

const problems = [
	...LOCKFILES.map((folder) => join(folder, "package-lock.json"))
		.filter((path) => existsSync(join(root, path)))
		.flatMap((path) => checkLockfile(readFileSync(join(root, path), "utf8")).map((problem) => `${path}: ${problem}`)),
	...PAGES.flatMap(checkLinks),
	...[".ci/run", ...readdirSync(join(root, WORKFLOWS)).map((name) => join(WORKFLOWS, name))].flatMap(checkWorkflow),
];
for (const problem of problems) console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);

/** npm resolves relative links by the repository that package.json names: their targets have to be in it. */
function checkLinks(page: string): string[] {
	const text = readFileSync(join(root, page), "utf8").replaceAll(/^```[\s\S]*?^```/gm, "");
	const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => link);
	return links.flatMap((link) => {
		if (/^(#|https?:)/.test(link)) return [];
		const [path = ""] = link.split("#");
		return existsSync(join(root, dirname(page), path)) ? [] : [`${page}: ${link} does not exist`];
	});
}

/** What a workflow calls is in the repository. */
function checkWorkflow(path: string): string[] {
	const problems = checkCalls(readFileSync(join(root, path), "utf8"), {
		scriptsIn: (folder) =>
			Object.keys(JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")).scripts ?? {}),
		exists: (file) => existsSync(join(root, file)),
	});
	return problems.map((problem) => `${path}: ${problem}`);
}
