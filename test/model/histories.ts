import { beforeAll, describe, expect, test } from "vitest";
import type { Generation } from "../../src/index.ts";
import { runHistory, warmUp } from "../support/model/run.ts";

/** Histories of one generation in CI; `npm run soak` runs as many as one likes. */
const HISTORIES = 100;
/** Histories of one test: a failing one is named with its seed. */
const PER_TEST = 10;
/** Time to look for a smaller history that fails. */
const SHRINK_MS = 20_000;

/** Tests that random histories end in the truth. */
export function testHistories(generation: Generation): void {
	describe(`random histories of generation ${generation}`, () => {
		beforeAll(() => warmUp(generation));

		const firstSeeds = Array.from({ length: HISTORIES / PER_TEST }, (_, index) => 1 + index * PER_TEST);
		test.each(firstSeeds)("end in what the final chain holds, seeds from %i on", async (firstSeed) => {
			for (let seed = firstSeed; seed < firstSeed + PER_TEST; seed++)
				expect(await runHistory(generation, seed, SHRINK_MS)).toBeNull();
		});
	});
}
