import { callAsync } from "./call-async.ts";
import type { RawJsonRpcProvider } from "./provider.ts";
import { runListener } from "./subscription-registry.ts";
import type { Settle } from "./timeout.ts";

/** The JSON-RPC methods of a subscription. */
export interface SubscriptionTopic {
	/** Method name of its notifications. */
	readonly type: string;
	readonly subscribe: string;
	readonly unsubscribe: string;
}

/** Callbacks of a subscription. */
interface SubscriptionListener {
	/** Called for each notification; if it throws, the subscription ends as lost. */
	next(message: unknown): void;
	/** Called at most once, when no more notifications will arrive. */
	lost(): void;
}

/** Sends a request through `start`; rejects if it is not answered in time. */
type Call = (start: (settle: Settle<void>) => (() => void) | undefined) => Promise<void>;

/** The open subscriptions of a connection. */
export class OpenSubscriptions {
	readonly #provider: RawJsonRpcProvider;
	readonly #use: (change: 1 | -1) => void;
	/** What ends each subscription, and the type of its notifications. */
	readonly #types = new Map<() => void, string>();
	readonly #notificationCounts = new Map<string, number>();

	/** @param use - called when a subscription is opened or ended */
	constructor(provider: RawJsonRpcProvider, use: (change: 1 | -1) => void) {
		this.#provider = provider;
		this.#use = use;
	}

	/** Number of notifications of a type so far; `null` without a subscription. */
	countNotifications(type: string): number | null {
		return [...this.#types.values()].includes(type) ? (this.#notificationCounts.get(type) ?? 0) : null;
	}

	/** Ends all as lost. */
	loseAll(): void {
		for (const lost of [...this.#types.keys()]) lost();
	}

	/**
	 * Subscribes to a topic until the returned function is called.
	 *
	 * @param call - sends the request
	 */
	async open(
		{ type, subscribe, unsubscribe }: SubscriptionTopic,
		params: readonly unknown[],
		{ next, lost }: SubscriptionListener,
		call: Call,
	): Promise<() => void> {
		const provider = this.#provider;
		let id: number | string | undefined;
		let isOpen = true;
		const end = () => {
			isOpen = false;
			if (this.#types.delete(onLost)) this.#use(-1);
			const ended = id;
			id = undefined;
			// Failures are ignored: a subscription does not outlive its connection.
			if (ended !== undefined) callAsync(() => provider.unsubscribe(type, unsubscribe, ended)).catch(() => {});
		};
		const onLost = () => {
			end();
			runListener(lost);
		};
		const callback = (error: Error | null, message: unknown) => {
			if (!isOpen) return;
			if (error) return onLost();
			this.#notificationCounts.set(type, (this.#notificationCounts.get(type) ?? 0) + 1);
			try {
				next(message);
			} catch {
				// A notification that could not be processed would be missing.
				onLost();
			}
		};
		await call(({ resolve, reject }) => {
			const onGranted = (granted: unknown) => {
				id = granted as number | string;
				// Lost by its first notifications, or granted after the time limit.
				if (!isOpen) end();
				else {
					// Before the caller continues: the connection may be lost until then.
					this.#types.set(onLost, type);
					this.#use(1);
				}
				resolve();
			};
			const request = { type, method: subscribe, unsubscribe, params: [...params], callback };
			if (provider.start)
				return provider.start(subscribe, params, { resolve: onGranted, reject }, { subscription: request });
			callAsync(() => provider.subscribe(type, subscribe, request.params, callback)).then(onGranted, reject);
		}).catch((error) => {
			end();
			throw error;
		});
		return end;
	}
}
