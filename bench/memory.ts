import { readFileSync } from "node:fs";

const KB = 1024;

/**
 * The most resident memory of this process so far, bytes.
 *
 * `maxRSS` is not that on Linux: a process inherits it from the one that started it.
 */
export function mostMemory(): number {
	if (process.platform !== "linux") return process.resourceUsage().maxRSS * KB;
	const [, kilobytes] = /VmHWM:\s*(\d+) kB/.exec(readFileSync("/proc/self/status", "utf8")) ?? [];
	return Number(kilobytes) * KB;
}
