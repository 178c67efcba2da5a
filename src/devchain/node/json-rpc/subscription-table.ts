import type { Caller, Notify } from "./method-call.ts";

/** A subscription that was just opened. */
export interface Opened<T> {
	/** State that later requests refer to by the id. */
	readonly value: T;
	/** Releases what the subscription holds. */
	end(): void;
}

/** Subscriptions of one kind: a client reaches only those of its own connection. */
export class SubscriptionTable<T> {
	readonly #notification: string;
	readonly #connections = new WeakMap<Caller, Map<string, T>>();

	/** @param notification - method of the notifications */
	constructor(notification: string) {
		this.#notification = notification;
	}

	/**
	 * Opens a subscription and returns its id.
	 *
	 * @param start - called once; its second argument closes the subscription from the server's side, after everything that
	 *   was sent before
	 */
	open(caller: Caller, start: (notify: Notify, close: () => void) => Opened<T>): string {
		const values = this.#connections.get(caller) ?? new Map<string, T>();
		this.#connections.set(caller, values);
		let id = "";
		let opened: Opened<T> | undefined;
		const close = (): void => caller.afterResponse(() => void caller.unsubscribe(id));
		id = caller.subscribe(this.#notification, (notify) => {
			const { value, end } = start(notify, close);
			opened = { value, end };
			return () => {
				values.delete(id);
				end();
			};
		});
		if (opened !== undefined) values.set(id, opened.value);
		return id;
	}

	/** State of a connection's subscription; `undefined` for an unknown id. */
	get(caller: Caller, id: string): T | undefined {
		return this.#connections.get(caller)?.get(id);
	}

	/** Number of a connection's subscriptions. */
	count(caller: Caller): number {
		return this.#connections.get(caller)?.size ?? 0;
	}

	/** Ends a connection's subscription; returns `false` for an unknown id. */
	close(caller: Caller, id: string): boolean {
		return this.#connections.get(caller)?.has(id) === true && caller.unsubscribe(id);
	}
}
