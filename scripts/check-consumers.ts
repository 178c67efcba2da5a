// Checks the packed package in consumer projects. They compile with `skipLibCheck: false`: beside the augmentation of
// another chain, with each augmentation of this package, and with phala-stakepool/math alone. A Next.js application
// passes values from a server component to a client component. Needs a build in dist.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { checkNextPage } from "./package/next-page.ts";
import { packPackage } from "./package/pack.ts";

const root = resolve(import.meta.dirname, "..");
// Inside the repository, so that dependencies of the package resolve to those that are installed here.
const home = join(root, "temp", "consumers");
const fixtures = join(root, "test", "types");

rmSync(home, { recursive: true, force: true });
const tarball = packPackage(root, home);
const installed = join(home, "node_modules", "phala-stakepool");
mkdirSync(installed, { recursive: true });
cpSync(fixtures, home, { recursive: true });
writeFileSync(join(home, "package.json"), '{ "name": "consumers", "private": true, "type": "module" }\n');
execFileSync("tar", ["-xzf", tarball.path, "-C", installed, "--strip-components=1"]);

let failed = false;
for (const fixture of readdirSync(fixtures, { withFileTypes: true })) {
	if (!fixture.isDirectory()) continue;
	const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
	const { status, stdout } = spawnSync(process.execPath, [tsc, "-p", join(home, fixture.name)], { encoding: "utf8" });
	console.log(`${fixture.name}: ${status === 0 ? "compiles" : "does not compile"}`);
	if (status !== 0) console.error(stdout);
	failed ||= status !== 0;
}

const problems = checkNextPage(root, tarball.path);
console.log(`next: ${problems.length === 0 ? "values arrive unchanged" : "fails"}`);
for (const problem of problems) console.error(problem);
process.exit(failed || problems.length > 0 ? 1 : 0);
