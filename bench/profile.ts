import { mkdirSync, writeFileSync } from "node:fs";
import { Session } from "node:inspector/promises";
import { dirname } from "node:path";

/** Runs `body` and writes its CPU profile to a file for Chrome DevTools. */
export async function profiled<T>(path: string, body: () => Promise<T>): Promise<T> {
	const session = new Session();
	session.connect();
	await session.post("Profiler.enable");
	await session.post("Profiler.start");
	const result = await body();
	const { profile } = await session.post("Profiler.stop");
	session.disconnect();
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, JSON.stringify(profile));
	return result;
}
