import { describe, expect, test } from "vitest";
import { MIN_SCORE, type PalletGeneration, smax, smin, stakeBounds, ve } from "../../src/math/index.ts";
import { parametersOf, recordedSteps } from "../support/math/recordings.ts";
import { VECTOR_FOLDERS, type VectorFolder } from "../support/vectors.ts";

const generation = (folder: VectorFolder): PalletGeneration => (folder.startsWith("v1") ? 1 : 2);

/** Every recorded start and restart of a known worker: its arguments and its outcome. */
function* starts() {
	for (const { name, folder, doc, step, registry } of recordedSteps(...VECTOR_FOLDERS)) {
		if (step.kind !== "call" || !/^(re)?start(Mining|Computing)$/.test(step.input.method)) continue;
		const args = step.input.args as Record<string, string>;
		const key = String(args.worker);
		const worker = registry[key];
		if (!worker) continue;
		yield {
			name,
			step,
			key,
			stake: BigInt(String(args.stake)),
			...worker,
			parameters: parametersOf(doc.tokenomicParameters),
			era: generation(folder),
		};
	}
}

describe("worker starts in both generations", () => {
	test("V of every recorded start is recomputed to the bit", () => {
		let checked = 0;
		for (const { name, step, key, stake, score, level, parameters, era } of starts()) {
			if (!step.outcome.ok) continue;
			const session = Object.values(step.state.sessions).find(({ boundWorker }) => boundWorker === key);
			expect(ve(stake, score, level, parameters, era), name).toBe(BigInt(session?.ve ?? -1));
			checked += 1;
		}
		expect(checked).toBeGreaterThan(100);
	});

	test("every recorded start is inside the stake bounds, every refused stake outside on the side of its error", () => {
		const seen = { ok: 0, InsufficientStake: 0, TooMuchStake: 0, BenchmarkTooLow: 0 };
		for (const { name, step, stake, score, level, parameters, era } of starts()) {
			const outcome = step.outcome.ok ? "ok" : step.outcome.error.name;
			const min = smin(score, parameters, era);
			const max = smax(score, level, parameters, era) ?? -1n;
			if (outcome === "ok") {
				const bounds = stakeBounds(score, level, parameters, era);
				expect(bounds && bounds.min <= stake && stake <= bounds.max, name).toBe(true);
			} else if (outcome === "InsufficientStake") expect(stake < min, name).toBe(true);
			else if (outcome === "TooMuchStake") expect(stake >= min && stake > max, name).toBe(true);
			else if (outcome === "BenchmarkTooLow") expect(score < MIN_SCORE, name).toBe(true);
			else continue;
			seen[outcome] += 1;
		}
		for (const [outcome, count] of Object.entries(seen)) expect(count, outcome).toBeGreaterThan(0);
	});

	test("the recordings include both sides of both stake bounds", () => {
		for (const folder of ["v1", "v2", "v2-rhala-1241"]) {
			const edges = new Set<string>();
			for (const { name, step, stake, score, level, parameters, era } of starts()) {
				if (!name.startsWith(`${folder}/tokenomic `)) continue;
				const bounds = stakeBounds(score, level, parameters, era);
				if (!bounds) continue;
				const outcome = step.outcome.ok ? "taken" : "refused";
				if (stake === bounds.min) edges.add(`min ${outcome}`);
				if (stake === bounds.min - 1n) edges.add(`min - 1 ${outcome}`);
				if (stake === bounds.max) edges.add(`max ${outcome}`);
				if (stake === bounds.max + 1n) edges.add(`max + 1 ${outcome}`);
			}
			expect([...edges].sort(), folder).toEqual(["max + 1 refused", "max taken", "min - 1 refused", "min taken"]);
		}
	});
});
