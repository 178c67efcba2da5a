import { spawn } from "node:child_process";

/**
 * Runs a program to its end.
 *
 * @returns what it printed to standard output
 * @throws Error with all that it printed, if it failed
 */
export function run(command: string, args: readonly string[], cwd: string, env = process.env): Promise<string> {
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
		let output = "";
		let printed = "";
		child.stdout.on("data", (chunk) => {
			output += chunk;
			printed += chunk;
		});
		child.stderr.on("data", (chunk) => (printed += chunk));
		child.on("error", reject);
		child.on("close", (status) => {
			if (status === 0) resolve(output);
			else reject(new Error(`${command} ${args.join(" ")} ended with ${status}:\n${printed}`));
		});
	});
}
