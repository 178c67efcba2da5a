import type { SubmissionStatus } from "phala-stakepool";
import { useText } from "../text/text-provider.tsx";

/** The step that a status is in: 0 sign, 1 send, 2 in a block, 3 final, 4 all done. */
const STEP: Readonly<Record<SubmissionStatus["type"], number>> = {
	queued: 0,
	checking: 0,
	signing: 0,
	signed: 1,
	broadcast: 2,
	searching: 2,
	retracted: 2,
	inBlock: 3,
	finalized: 4,
	failed: 4,
	expired: 4,
	aborted: 4,
};

const hasFailed = (status: SubmissionStatus) => ("error" in status ? status.error !== null : false);

/** The life of a transaction as it happens. */
export function TransactionSteps({ status }: { readonly status: SubmissionStatus }) {
	const { transaction } = useText();
	const { steps } = transaction;
	const at = STEP[status.type];
	const failed = hasFailed(status);
	return (
		<div className="steps-box">
			<ol className="steps" data-failed={failed || undefined}>
				{[steps.sign, steps.send, steps.inBlock, steps.final].map((label, index) => (
					<li key={label} data-state={index < at ? "done" : index === at ? "now" : "later"}>
						{label}
					</li>
				))}
			</ol>
			<p className="dim small" role="status">
				{transaction.status[status.type]}
				{"block" in status && status.block ? ` · ${transaction.block(String(status.block.number))}` : ""}
			</p>
		</div>
	);
}
