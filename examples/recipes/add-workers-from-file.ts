// Add workers from a file
// Operators
// Reads public keys of workers, one a line, adds them to a pool in as few transactions as possible, and lists what was refused.
import { readFile } from "node:fs/promises";
import { owner, phala } from "./client.js";

const lines = (await readFile("workers.txt", "utf8")).split("\n").map((line) => line.replace(/#.*/, "").trim());
const keys = [...new Set(lines.filter((line) => line !== ""))];

const pool = phala.stakePool(22);
const plans = keys.map((key) => pool.addWorker(key)); // INVALID_PUBLIC_KEY for a line that is no key: nothing is sent
const { outcomes } = await phala.sendAll(plans, owner, { mode: "force" }).inBlock;
outcomes.forEach((outcome, i) => {
	// WORKER_NOT_REGISTERED, NOT_OPERATOR, WORKER_ALREADY_ADDED, BENCHMARK_MISSING, …
	if (outcome.status === "refused") console.log(`${keys[i]}: ${outcome.error.code}. ${outcome.error.message}`);
	else console.log(`${keys[i]}: ${outcome.status === "done" ? "added" : outcome.status}`);
});
console.log(`The pool has ${(await pool.get()).workers.length} workers`);
await phala.close();
