import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { loadAccounts } from "../../src/devchain/accounts.ts";
import { DevChain } from "../../src/devchain/index.ts";
import { runCycle } from "../support/cycles.ts";

/**
 * Connects, watches and closes thousands of clients, and compares handles and memory before and after. Half of the cycles run in
 * process, half over a socket to a chain in another process; every 50th over the socket also sends a transaction.
 *
 * - `LEAK_CYCLES`: number of cycles, 10,000 by default
 *
 * Run with `--expose-gc --no-opt`: code that V8 optimizes late would count as memory.
 */
const cycles = Number(process.env.LEAK_CYCLES ?? 10_000);
/** Cycles before the first measurement: caches of modules fill up, and hot code is compiled. */
const WARM_UP = Math.min(2_000, Math.ceil(cycles / 4));
const SEND_EVERY = 50;
const HASTY_EVERY = 7;
const LARGEST_DRIFT = 1_000_000;
const CLI = fileURLToPath(new URL("../../src/devchain/cli.ts", import.meta.url));

let failures = 0;
await measure("in process", inProcess);
await measure("over a socket", overSocket);
process.exitCode = failures > 0 ? 1 : 0;

interface Transport {
	cycle(index: number): Promise<void>;
	/** Handles of the transport itself. */
	leftovers(): Record<string, number>;
	stop(): Promise<void>;
}

async function measure(name: string, start: () => Promise<Transport>): Promise<void> {
	const transport = await start();
	for (let index = 0; index < WARM_UP; index++) await transport.cycle(index);
	const before = await measureResources(transport);
	const count = Math.ceil(cycles / 2);
	for (let index = 0; index < count; index++) await transport.cycle(index);
	const after = await measureResources(transport);
	await transport.stop();
	const drift = after.heap - before.heap;
	const handles = after.handles - before.handles;
	const isSound = drift < LARGEST_DRIFT && handles <= 0 && Object.values(after.leftovers).every((left) => left === 0);
	if (!isSound) failures++;
	const leftovers = JSON.stringify(after.leftovers);
	console.log(`${name}: ${count} cycles, ${handles} handles more, heap ${drift} B more, left over: ${leftovers}`);
}

/** Memory and handles once everything that can end has ended. */
async function measureResources(transport: Transport) {
	for (let i = 0; i < 5; i++) {
		await pause(100);
		globalThis.gc?.();
	}
	return {
		heap: process.memoryUsage().heapUsed,
		handles: process.getActiveResourcesInfo().length,
		leftovers: transport.leftovers(),
	};
}

async function inProcess(): Promise<Transport> {
	const chain = await DevChain.start({ seal: "manual" });
	return {
		cycle: async (index) => {
			const provider = chain.createProvider();
			await runCycle(provider, { isHasty: index % HASTY_EVERY === 0 });
			if (chain.stats.subscriptions > 0) throw new Error(`cycle ${index} left subscriptions`);
			await provider.disconnect();
		},
		leftovers: () => {
			const { connections, subscriptions, timers } = chain.stats;
			return { connections, subscriptions, timers };
		},
		stop: () => chain.close(),
	};
}

async function overSocket(): Promise<Transport> {
	const { url, child } = await startServer();
	const { alice } = await loadAccounts(30);
	return {
		cycle: (index) =>
			runCycle(url, {
				isHasty: index % HASTY_EVERY === 0,
				signer: index % SEND_EVERY === 1 ? alice : undefined,
			}),
		leftovers: () => ({}),
		stop: async () => {
			child.kill();
		},
	};
}

/** Starts a chain in another process, whose memory is not counted. */
function startServer(): Promise<{ readonly url: string; readonly child: ChildProcess }> {
	const child = spawn(process.execPath, ["--import", "tsx", CLI, "--port", "0", "--quiet"], {
		stdio: ["ignore", "pipe", "inherit"],
	});
	return new Promise((resolve) => {
		child.stdout.once("data", (line) => resolve({ url: /ws:\S+/.exec(String(line))?.[0] ?? "", child }));
	});
}
