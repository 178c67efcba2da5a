import type { SubmissionStatus, TransactionResult } from "../plan/submission-status.ts";
import type { SentState } from "./plan-state.ts";
import type { Sender, SentPlan } from "./sent-plan.ts";

const SETTLED: readonly SubmissionStatus["type"][] = ["inBlock", "finalized", "failed", "expired", "aborted"];

/** Follows a submission to its end, those of its states included that are past, and previews again when a block holds it. */
export function trackSubmission<R>(sent: SentPlan<R>, sender: Sender<R>): void {
	const { submission } = sent;
	const change = (changes: Partial<SentState<R>>) => {
		sent.state = Object.freeze({ ...sent.state, ...changes });
		if (sender.sent === sent) sender.show(sent.state);
	};
	const readResult = (reading: Promise<TransactionResult<R>>) => {
		reading.then(
			(result) => change({ result }),
			// The status has the error.
			() => {},
		);
	};
	submission.status$.subscribe((status) => {
		const { type } = status;
		const error = ("error" in status && status.error) || null;
		change({
			status,
			statuses: Object.freeze([...sent.state.statuses, status]),
			error,
			isPending: !SETTLED.includes(type),
			...(type === "signed" ? { hash: status.hash } : {}),
			...(type === "retracted" ? { result: null } : {}),
		});
		if (type === "inBlock" && !error) readResult(submission.inBlock);
		if (type === "finalized") readResult(submission.finalized);
		if (type === "inBlock") sender.refresh();
	});
}
