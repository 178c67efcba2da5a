import { runHistory, warmUp } from "../support/model/run.ts";

/**
 * Runs random histories of transactions, faults and reorganisations over both generations and compares every report of the SDK
 * with the final chain. Prints the failing ones, made as small as possible.
 *
 * - `SOAK_RUNS`: number of histories, 10,000 by default, half of them per generation
 * - `SOAK_SEED`: seed of the first history, 1 by default; each further one adds 1. `SOAK_SEED=17 SOAK_RUNS=2` repeats seed 17 on both
 * - `SOAK_SHRINK_SECONDS`: time to make one failing history smaller, 60 by default
 */
const { env } = process;
const runs = Number(env.SOAK_RUNS ?? 10_000);
const firstSeed = Number(env.SOAK_SEED ?? 1);
const shrinkMs = Number(env.SOAK_SHRINK_SECONDS ?? 60) * 1000;
const generations = env.SOAK_GENERATION === undefined ? ([1, 2] as const) : ([Number(env.SOAK_GENERATION)] as never);

for (const generation of generations) await warmUp(generation);
let failures = 0;
let done = 0;
const start = Date.now();
for (let seed = firstSeed; done < runs; seed++) {
	for (const generation of generations) {
		const failure = await runHistory(generation, seed, shrinkMs);
		done++;
		if (failure) {
			failures++;
			console.log(`\nseed ${seed}, generation ${generation}:\n${failure.message}\n${failure.history}\n`);
		}
		if (done % 100 === 0)
			console.log(`${done} histories, ${failures} failed, ${Math.round((Date.now() - start) / 1000)} s`);
	}
}
console.log(`${done} histories, ${failures} failed, ${Math.round((Date.now() - start) / 1000)} s`);
process.exitCode = failures > 0 ? 1 : 0;
