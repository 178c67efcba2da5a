// Starts a chain of the package as published; sends its times and its memory.
import { settleMemory } from "./settle-memory.mjs";

const started = performance.now();
const { DevChain } = await import(process.argv[2]);
const imported = performance.now();
const chain = await DevChain.start({ network: process.argv[3] });
const { user, system } = process.cpuUsage();
const times = { importMs: imported - started, totalMs: performance.now() - started, cpuMs: (user + system) / 1000 };
await settleMemory();
process.send({ ...times, rss: process.memoryUsage.rss() });
await chain.close();
process.disconnect();
