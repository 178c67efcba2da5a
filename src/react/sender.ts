import { misuse } from "./misuse.ts";
import { NOT_SENT } from "./plan-state.ts";
import type { Sender } from "./sent-plan.ts";

/** @param show - receives every state of the submission that is shown */
export function createSender<R>(show: Sender<R>["show"]): Sender<R> {
	let controller: AbortController | undefined;
	const sender: Sender<R> = {
		newest: { make: null, id: "" },
		sent: null,
		show,
		refresh() {},
		unmount() {
			if (sender.newest.abortOnUnmount) controller?.abort();
		},
		actions: {
			send(signer, options) {
				const { newest, sent: last } = sender;
				const { make, id, tip } = newest;
				if (!make) throw misuse("plan", "one to send");
				// A second click must not pay twice.
				if (last?.state.isPending && last.id === id) return last.submission;
				controller = new AbortController();
				const submission = make().send(signer, { tip, signal: controller.signal, ...options });
				const sent = { id, submission, state: { ...NOT_SENT, isPending: true } };
				sender.sent = sent;
				show(sent.state);
				// A failure before the code is there is shown by it.
				submission.status$.subscribe();
				import("./track-submission.ts")
					.then(({ trackSubmission }) => trackSubmission(sent, sender))
					.catch((error) => show({ ...NOT_SENT, error }));
				return submission;
			},
			reset() {
				sender.sent = null;
				show(NOT_SENT);
				sender.refresh();
			},
			refresh: () => sender.refresh(),
		},
	};
	return sender;
}
