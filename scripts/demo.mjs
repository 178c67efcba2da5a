// `npm run demo`: works right after `git clone`. Installs dependencies if they are missing, then runs the life of a pool.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

// Before anything is loaded, so that something shows at once.
console.log("The life of a Phala stake pool, on a chain inside this process: no node, no network. Starting …");

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const run = (command, args, options = {}) => {
	const { status } = spawnSync(command, args, { cwd: root, stdio: "inherit", ...options });
	if (status !== 0) process.exit(status ?? 1);
};

if (!existsSync(join(root, "node_modules", ".package-lock.json"))) {
	console.error("Installing dependencies (once) …");
	run(process.platform === "win32" ? "npm.cmd" : "npm", ["ci", "--no-audit", "--no-fund"], {
		stdio: ["ignore", "ignore", "inherit"],
		shell: process.platform === "win32",
	});
}
run(process.execPath, ["--import", "tsx", join("examples", "lifecycle.ts"), ...process.argv.slice(2)]);
