import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "..", "..");

/** Another revision, built in a temporary work tree. */
export interface BuiltRevision {
	/** Short hash. */
	readonly name: string;
	/** Its `dist`. */
	readonly dist: string;
	/** Removes the work tree. */
	remove(): void;
}

/**
 * Builds a revision in a temporary work tree. Uses the packages of this tree if the lockfiles are equal, otherwise installs them.
 * The work tree is also removed when the process ends by a signal or an error.
 *
 * @throws if the revision is unknown, or does not build
 */
export async function buildRevision(revision: string, print: (line: string) => void): Promise<BuiltRevision> {
	const name = git("rev-parse", "--short", "--verify", "--end-of-options", `${revision}^{commit}`);
	const folder = mkdtempSync(join(tmpdir(), "phala-stakepool-bench-"));
	const tree = join(folder, "tree");
	/** The running command. */
	let running: ChildProcess | null = null;
	const remove = once(() => {
		if (running) killGroup(running);
		// Unlinked first: what removes the tree must not follow the link to the packages of this one.
		rmSync(join(tree, "node_modules"), { recursive: true, force: true });
		spawnSync("git", ["worktree", "remove", "--force", tree], { cwd: ROOT });
		rmSync(folder, { recursive: true, force: true });
		spawnSync("git", ["worktree", "prune"], { cwd: ROOT });
	});
	process.once("exit", remove);
	for (const [signal, code] of [
		["SIGINT", 130],
		["SIGTERM", 143],
		["SIGHUP", 129],
	] as const)
		process.once(signal, () => process.exit(code));
	const run = async (command: string, args: readonly string[]): Promise<void> => {
		running = spawn(command, args, { cwd: tree, detached: true, stdio: ["ignore", "pipe", "pipe"] });
		await succeed(running);
		running = null;
	};
	try {
		print(`checking out ${name}`);
		git("worktree", "add", "--detach", tree, name);
		const hasSameLockfile =
			readFileSync(join(tree, "package-lock.json"), "utf8") === readFileSync(join(ROOT, "package-lock.json"), "utf8");
		if (hasSameLockfile) symlinkSync(realpathSync(join(ROOT, "node_modules")), join(tree, "node_modules"), "dir");
		else {
			print(`installing the packages of ${name}`);
			await run("npm", ["ci", "--no-audit", "--no-fund"]);
		}
		print(`building ${name}`);
		await run("npm", ["run", "build"]);
	} catch (error) {
		remove();
		throw error;
	}
	return { name, dist: join(tree, "dist"), remove };
}

function git(...args: readonly string[]): string {
	const { status, stdout, stderr } = spawnSync("git", args, { cwd: ROOT, encoding: "utf8" });
	if (status !== 0) throw new Error(`git ${args.join(" ")} failed: ${stderr.trim()}`);
	return stdout.trim();
}

/** Resolves when a command has succeeded; its output is part of the error if it has not. */
function succeed(child: ChildProcess): Promise<void> {
	return new Promise((resolve, reject) => {
		let output = "";
		for (const stream of [child.stdout, child.stderr]) {
			stream?.on("data", (data) => {
				output += data;
			});
		}
		child.once("error", reject);
		child.once("exit", (code, signal) => {
			if (code === 0) resolve();
			else reject(new Error(`${child.spawnargs.join(" ")} ended with ${code ?? signal}:\n${output}`));
		});
	});
}

/** Ends a command that was started as a group, and what it started. */
function killGroup({ pid }: ChildProcess): void {
	if (pid === undefined) return;
	try {
		process.kill(-pid, "SIGKILL");
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
	}
}

function once(action: () => void): () => void {
	let isDone = false;
	return () => {
		if (isDone) return;
		isDone = true;
		action();
	};
}
