// Connects, watches and closes again and again, by URL: 10,000 times, or as many as the first argument says. Fails if a handle
// is left, or if the memory in use grew by a megabyte. Run with `node --expose-gc`.
import { setTimeout as pause } from "node:timers/promises";
import { firstValueFrom } from "rxjs";
import { DevChain } from "../src/devchain/index.ts";
import { connect } from "../src/index.ts";

const cycles = Number(process.argv[2] ?? 10_000);
/** Cycles before the first measurement: modules load, and the runtime optimises. */
const WARM_UP = 1_000;
const MAX_DRIFT_BYTES = 1_000_000;

const { gc } = globalThis;
if (!gc) throw new Error("Run with node --expose-gc.");
const chain = await DevChain.start();
const { url } = await chain.listen();

for (let i = 0; i < WARM_UP; i++) await cycle();
const before = await measure();
for (let i = 0; i < cycles; i++) await cycle();
const after = await measure();
const drift = after.bytes - before.bytes;
const { connections, subscriptions } = chain.stats;
console.log(
	`${cycles} cycles: memory ${drift >= 0 ? "+" : ""}${(drift / 1e6).toFixed(2)} MB (${(drift / cycles).toFixed(0)} bytes per cycle)`,
);
console.log(
	`handles: ${before.handles} before, ${after.handles} after; at the node: ${connections} connections, ${subscriptions} subscriptions`,
);
await chain.close();
const hasLeaked = drift >= MAX_DRIFT_BYTES || after.handles > before.handles || connections + subscriptions > 0;
process.exitCode = hasLeaked ? 1 : 0;

/** One client: a read, a head, a live set, its connection. */
async function cycle(): Promise<void> {
	const phala = await connect(url);
	const watched = [phala.head$, phala.stakePools.watch$(), phala.connection$].map((stream) =>
		firstValueFrom<unknown>(stream),
	);
	await Promise.all([...watched, phala.stakePools.count()]);
	await phala.close();
}

/** Memory in use and open handles, once everything that ends has ended. */
async function measure(): Promise<{ readonly bytes: number; readonly handles: number }> {
	for (let i = 0; i < 5; i++) {
		await pause(200);
		gc?.();
	}
	return { bytes: process.memoryUsage().heapUsed, handles: process.getActiveResourcesInfo().length };
}
