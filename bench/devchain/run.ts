/** Measures the development chain, each part in a process of its own: `npm run bench:devchain`, or with names of parts. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const PARTS = ["one-extrinsic", "many-extrinsics", "month", "in-process", "start", "fixture", "timers"];
const chosen = process.argv.slice(2);
const unknown = chosen.filter((part) => !PARTS.includes(part));
if (unknown.length > 0) throw new Error(`Unknown parts: ${unknown.join(", ")}. Expected ${PARTS.join(", ")}`);
for (const part of chosen.length > 0 ? chosen : PARTS) {
	const file = join(import.meta.dirname, `${part}.ts`);
	const { status } = spawnSync(process.execPath, ["--import", "tsx", file], { stdio: "inherit" });
	if (status !== 0) process.exitCode = 1;
}
