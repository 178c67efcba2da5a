import type { Submission } from "../../src/index.ts";

/** Collects the types of a submission's statuses, as they come. */
export function statusesOf(submission: Submission<unknown>): readonly string[] {
	const types: string[] = [];
	submission.status$.subscribe(({ type }) => types.push(type));
	return types;
}
