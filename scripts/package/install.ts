import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Package managers that consumers use, at the versions that are tested. */
export type PackageManager = "npm" | "yarn" | "pnpm";

const INSTALL: Readonly<Record<PackageManager, readonly string[]>> = {
	npm: ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts"],
	yarn: ["npx", "--yes", "yarn@1", "install", "--ignore-scripts", "--non-interactive", "--no-lockfile"],
	pnpm: ["npx", "--yes", "pnpm@9", "install", "--ignore-scripts", "--no-frozen-lockfile"],
};

/** Installs dependencies in a folder, from the registry that npm is configured with. */
export function install(manager: PackageManager, folder: string, dependencies: Readonly<Record<string, string>>): void {
	writeFileSync(
		join(folder, "package.json"),
		JSON.stringify({ name: "consumer", version: "0.0.0", private: true, dependencies }),
	);
	const registry = execFileSync("npm", ["config", "get", "registry"], { encoding: "utf8" }).trim();
	const [command = "", ...args] = INSTALL[manager];
	execFileSync(command, [...args, "--registry", registry], {
		cwd: folder,
		encoding: "utf8",
		stdio: ["ignore", "pipe", "pipe"],
	});
}

/** Installed packages of a scope, and the folders with a copy of each, links resolved. */
export function findCopies(folder: string, scope: string): Map<string, Set<string>> {
	const copies = new Map<string, Set<string>>();
	const seen = new Set<string>();
	const visit = (modules: string): void => {
		if (!existsSync(modules) || seen.has(realpathSync(modules))) return;
		seen.add(realpathSync(modules));
		for (const name of listPackages(modules)) {
			const path = realpathSync(join(modules, name));
			if (name.startsWith(`${scope}/`)) copies.set(name, (copies.get(name) ?? new Set()).add(path));
			visit(join(path, "node_modules"));
		}
		// pnpm keeps each package beside its dependencies in a separate store.
		const store = join(modules, ".pnpm");
		if (existsSync(store)) for (const name of readdirSync(store)) visit(join(store, name, "node_modules"));
	};
	visit(join(folder, "node_modules"));
	return copies;
}

/** Version of an installed package. */
export function installedVersion(folder: string, name: string): string {
	return JSON.parse(readFileSync(join(folder, "node_modules", name, "package.json"), "utf8")).version;
}

function listPackages(modules: string): string[] {
	return readdirSync(modules).flatMap((name) => {
		if (name.startsWith(".")) return [];
		return name.startsWith("@") ? readdirSync(join(modules, name)).map((inner) => `${name}/${inner}`) : [name];
	});
}
