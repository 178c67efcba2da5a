import { cpus } from "node:os";

/** One line about the machine: versions and processors. */
export function describeMachine(): string {
	const [first] = cpus();
	return `Node ${process.versions.node}, ${cpus().length} × ${first?.model.trim() ?? "unknown processor"}`;
}
