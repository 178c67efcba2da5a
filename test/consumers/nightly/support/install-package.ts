import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { TestProject } from "vitest/node";
import { packPackage } from "../../../../scripts/package/pack.ts";

declare module "vitest" {
	interface ProvidedContext {
		/** Folder of the applications. */
		readonly folder: string;
	}
}

const source = resolve(import.meta.dirname, "..");
const root = resolve(source, "../../..");
/** Folders with a copy of React each: the package goes beside every one of them, where npm would put it. */
const INSTALL_IN = ["", "react-18"];
/** Packages that arrange their binary in an install script. */
const SCRIPTS = ["bun", "deno"];

/**
 * Copies the applications out of the repository, whose tsconfig.json and packages they would find, installs their packages, packs what is
 * in `dist`, and unpacks that beside them. `CONSUMERS_FOLDER` names a folder that is kept for the next run, instead of a temporary one.
 *
 * @returns a function that removes the temporary folder
 */
export default function installPackage({ provide }: TestProject): () => void {
	if (!existsSync(join(root, "dist/index.js"))) throw new Error("No build in dist: run npm run build");
	const kept = process.env.CONSUMERS_FOLDER;
	const folder = kept ?? mkdtempSync(join(tmpdir(), "phala-stakepool-consumers-"));
	cpSync(source, folder, { recursive: true, filter: (path) => !path.includes("node_modules") });
	if (!existsSync(join(folder, "node_modules"))) installDependencies(folder);
	const { path } = packPackage(root, join(root, "temp"));
	for (const name of INSTALL_IN) {
		const installed = join(folder, name, "node_modules/phala-stakepool");
		rmSync(installed, { recursive: true, force: true });
		mkdirSync(installed, { recursive: true });
		execFileSync("tar", ["-xzf", path, "-C", installed, "--strip-components=1"]);
	}
	provide("folder", folder);
	return () => {
		if (kept === undefined) rmSync(folder, { recursive: true, force: true });
	};
}

function installDependencies(folder: string): void {
	const npm = (...args: string[]) => execFileSync("npm", args, { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
	console.log("Installing more than 1 GB of packages: some minutes");
	npm("ci", "--ignore-scripts", "--no-audit", "--no-fund");
	npm("rebuild", ...SCRIPTS);
}
