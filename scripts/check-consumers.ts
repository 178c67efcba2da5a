// The packed package in projects that check every declaration they load (`skipLibCheck: false`): beside another
// chain's augmentation, with each augmentation of ours, and with the ground floor alone. Needs a build in dist.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
// Inside the repository: what the package itself does not bring, its dependencies, is found further up.
const home = join(root, "temp", "consumers");
const fixtures = join(root, "test", "types");

rmSync(home, { recursive: true, force: true });
const installed = join(home, "node_modules", "phala-stakepool");
mkdirSync(installed, { recursive: true });
cpSync(fixtures, home, { recursive: true });
writeFileSync(join(home, "package.json"), '{ "name": "consumers", "private": true, "type": "module" }\n');

const args = ["pack", "--json", "--ignore-scripts", "--pack-destination", home];
const [packed] = JSON.parse(execFileSync("npm", args, { cwd: root, encoding: "utf8" })) as { filename: string }[];
if (!packed) throw new Error("npm pack made nothing");
execFileSync("tar", ["-xzf", join(home, packed.filename), "-C", installed, "--strip-components=1"]);

let failed = false;
for (const fixture of readdirSync(fixtures, { withFileTypes: true })) {
	if (!fixture.isDirectory()) continue;
	const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
	const { status, stdout } = spawnSync(process.execPath, [tsc, "-p", join(home, fixture.name)], { encoding: "utf8" });
	console.log(`${fixture.name}: ${status === 0 ? "compiles" : "does not compile"}`);
	if (status !== 0) console.error(stdout);
	failed ||= status !== 0;
}
process.exit(failed ? 1 : 0);
