import { readFileSync } from "node:fs";

const KB = 1024;

/**
 * Peak of the resident memory of this process so far, bytes.
 *
 * On Linux `maxRSS` is wrong for this: a process inherits it from its parent.
 */
export function mostMemory(): number {
	if (process.platform !== "linux") return process.resourceUsage().maxRSS * KB;
	const [, kilobytes] = /VmHWM:\s*(\d+) kB/.exec(readFileSync("/proc/self/status", "utf8")) ?? [];
	return Number(kilobytes) * KB;
}
