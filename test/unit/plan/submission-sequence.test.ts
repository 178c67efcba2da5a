import { firstValueFrom, Subject } from "rxjs";
import { expect, test } from "vitest";
import type { Plan } from "../../../src/plan/plan.ts";
import {
	type SendAllProgress,
	type SendAllResult,
	type SequenceRun,
	SubmissionSequence,
} from "../../../src/plan/submission-sequence.ts";

type Plans = readonly Plan<unknown>[];

const RESULT: SendAllResult<Plans> = { outcomes: [], transactions: [], error: null };
const progressOf = (completed: number): SendAllProgress => ({ total: 2, completed, transactions: [] });

/** A sequence that a test ends. */
function start() {
	let report: (progress: SendAllProgress) => void = () => {};
	const inBlock = new Subject<SendAllResult<Plans>>();
	const finalized = new Subject<SendAllResult<Plans>>();
	const sequence = new SubmissionSequence<Plans>(async (callback): Promise<SequenceRun> => {
		report = callback;
		return { inBlock: firstValueFrom(inBlock), finalized: firstValueFrom(finalized) };
	});
	return { sequence, inBlock, finalized, report: (progress: SendAllProgress) => report(progress) };
}

function observe(sequence: SubmissionSequence<Plans>): (number | "complete")[] {
	const seen: (number | "complete")[] = [];
	sequence.progress$.subscribe({
		next: ({ completed }) => seen.push(completed),
		complete: () => seen.push("complete"),
	});
	return seen;
}

test("a sequence replays its newest progress, and completes when every transaction is final", async () => {
	const { sequence, finalized, report } = start();
	const first = observe(sequence);
	report(progressOf(0));
	report(progressOf(1));
	await new Promise(setImmediate);
	const later = observe(sequence);
	report(progressOf(2));
	expect(first).toEqual([0, 1, 2]);
	finalized.next(RESULT);
	await sequence.finalized;
	await new Promise(setImmediate);
	expect(first).toEqual([0, 1, 2, "complete"]);
	expect(later).toEqual([1, 2, "complete"]);
});

test("the outcomes in a block come before the final ones", async () => {
	const { sequence, inBlock, finalized } = start();
	inBlock.next(RESULT);
	expect(await sequence.inBlock).toBe(RESULT);
	const final = { ...RESULT };
	finalized.next(final);
	expect(await sequence.finalized).toBe(final);
});

test("a sequence whose code cannot be loaded rejects, and its progress completes", async () => {
	const failure = new Error("no module");
	const sequence = new SubmissionSequence<Plans>(() => Promise.reject(failure));
	const seen = observe(sequence);
	await expect(sequence.inBlock).rejects.toBe(failure);
	await expect(sequence.finalized).rejects.toBe(failure);
	await new Promise(setImmediate);
	expect(seen).toEqual(["complete"]);
});
