import type { AccountLike } from "../chain/addresses.ts";
import type { Plan } from "../plan/plan.ts";
import type { PlanPreview } from "../plan/preview.ts";
import type { ObservableLike } from "../store/store.ts";

/** What a preview is made of. */
export interface PreviewInput<R> {
	readonly plan: Plan<R>;
	/** `undefined`: the account that the plan belongs to. */
	readonly account: AccountLike | undefined;
	readonly tip: bigint | undefined;
	/** Previews again at every event but the first, which is the present block. */
	readonly head$: ObservableLike<unknown> | null;
}

/** Previews a plan now, at every call of `controls.refresh`, and at every new block where there is `head$`. */
export function previews<R>(
	{ plan, account, tip, head$ }: PreviewInput<R>,
	controls: { refresh: () => void },
): ObservableLike<PlanPreview<R>> {
	return {
		subscribe(observer) {
			let isBusy = false;
			let isOutdated = false;
			let blocks = 0;
			const refresh = () => {
				isOutdated = isBusy;
				if (isBusy) return;
				isBusy = true;
				const done = () => {
					isBusy = false;
					if (isOutdated) refresh();
				};
				plan.preview(account, { tip }).then(observer.next, observer.error).then(done);
			};
			refresh();
			controls.refresh = refresh;
			const subscription = head$?.subscribe({
				next() {
					if (blocks++ > 0) refresh();
				},
				error: observer.error,
				complete() {},
			});
			return {
				unsubscribe() {
					if (controls.refresh === refresh) controls.refresh = () => {};
					subscription?.unsubscribe();
				},
			};
		},
	};
}
