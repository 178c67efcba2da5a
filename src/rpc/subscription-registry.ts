import { type Message, unwrapResult } from "./json-rpc.ts";

/** A subscription as it was requested, to request it again after a reconnect. */
export interface SubscriptionRequest {
	/** Method name of its notifications. */
	readonly type: string;
	readonly method: string;
	/** Method that ends it. Without it, a cancelled request that the node still grants is not ended. */
	readonly unsubscribe?: string;
	readonly params: unknown[];
	readonly callback: (error: Error | null, result: unknown) => void;
}

/**
 * Routes the notifications of one socket to their subscriptions.
 *
 * - A node may send the first notifications before the response with the subscription's id: they are buffered
 * - An exception in a callback does not affect other subscriptions
 */
export class SubscriptionRegistry {
	readonly #active = new Map<string, SubscriptionRequest>();
	/** Notifications of subscriptions without a response yet. */
	readonly #early = new Map<string, Message[]>();

	/** Registers a subscription under the id of its response; delivers its buffered notifications. */
	add(request: SubscriptionRequest, id: number | string): void {
		const key = `${request.type}:${id}`;
		this.#active.set(key, request);
		const early = this.#early.get(key) ?? [];
		this.#early.clear();
		for (const message of early) this.deliver(message, false);
	}

	/** Removes a subscription; `false` if it does not exist (any more). */
	remove(type: string, id: number | string): boolean {
		return this.#active.delete(`${type}:${id}`);
	}

	/**
	 * Passes a notification to its subscription.
	 *
	 * @param isExpected - a subscription of its type is being requested: buffers a notification of an unknown id
	 */
	deliver(message: Message, isExpected: boolean): void {
		const key = `${message.method}:${message.params?.subscription}`;
		const request = this.#active.get(key);
		if (request) notify(request, message);
		else if (isExpected) this.#early.set(key, [...(this.#early.get(key) ?? []), message]);
	}

	/** Drops buffered notifications: the socket that would send their ids is gone. */
	dropEarly(): void {
		this.#early.clear();
	}

	/** Removes all subscriptions; returns those to request again. The status of a transaction cannot be requested again. */
	takeRenewable(): readonly SubscriptionRequest[] {
		const requests = [...this.#active.values()];
		this.#active.clear();
		return requests.filter(({ method }) => !method.startsWith("author_"));
	}
}

function notify({ callback }: SubscriptionRequest, message: Message): void {
	let error: Error | null = null;
	let result: unknown;
	try {
		result = unwrapResult(message);
	} catch (thrown) {
		error = toError(thrown);
	}
	runListener(() => callback(error, result));
}

/** A thrown value as an `Error`. */
export function toError(thrown: unknown): Error {
	return thrown instanceof Error ? thrown : new Error(String(thrown));
}

/** Runs a listener; its exceptions must not reach other listeners, nor end the process. */
export function runListener(listener: () => void): void {
	try {
		listener();
	} catch {
		// The listener's own failure: the connection does not depend on it.
	}
}
