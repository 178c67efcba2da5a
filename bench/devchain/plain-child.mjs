// Node without any package: its memory and CPU time.
import { settleMemory } from "./settle-memory.mjs";

const { user, system } = process.cpuUsage();
await settleMemory();
process.send({ importMs: 0, totalMs: 0, cpuMs: (user + system) / 1000, rss: process.memoryUsage.rss() });
process.disconnect();
