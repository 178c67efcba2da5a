import type { ObservableLike } from "../store/store.ts";

/** An observable whose code loads with its first listener. */
export function later<T>(load: () => Promise<ObservableLike<T>>): ObservableLike<T> {
	return {
		subscribe(observer) {
			let isOver = false;
			const subscribing = load().then((source) => (isOver ? null : source.subscribe(observer)));
			subscribing.catch(observer.error);
			return {
				unsubscribe() {
					isOver = true;
					subscribing.then((subscription) => subscription?.unsubscribe()).catch(() => {});
				},
			};
		},
	};
}
