import { createWatch, type PolledWatch, type SendRequest, TOPICS } from "./polled-watch.ts";

/** Pause between polls. Blocks are some 12 s apart. */
const POLL_MS = 2_000;

/** Passes a notification on: the `params` as a node sends them. */
type Notify = (
	method: string,
	params:
		| { readonly subscription: string; readonly result: unknown }
		| { readonly subscription: string; readonly error: object },
) => void;

/**
 * Subscriptions to a node that only answers requests: asks for its newest blocks, and notifies of what changed with them, as a node does
 * over a socket. Polls only while there are subscriptions. Blocks between two polls are skipped.
 */
export class PolledSubscriptions {
	readonly #send: SendRequest;
	readonly #notify: Notify;
	readonly #watches = new Map<string, PolledWatch>();
	#lastId = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#isPolling = false;
	#isDue = false;
	#isEnded = false;

	constructor(send: SendRequest, notify: Notify) {
		this.#send = send;
		this.#notify = notify;
	}

	/** Whether a method starts a subscription that can be polled. */
	static isStart(method: string): boolean {
		return Object.hasOwn(TOPICS, method);
	}

	/** Whether a method ends a subscription. */
	static isEnd(method: string): boolean {
		return /_un(subscribe|watch)/.test(method);
	}

	/**
	 * Starts a subscription. Its first notifications come with the next {@link PolledSubscriptions.poll}.
	 *
	 * @returns its id
	 * @throws Error of the node
	 */
	async add(method: string, params: readonly unknown[]): Promise<string> {
		const watch = await createWatch(method, params, this.#send);
		const id = `polled-${++this.#lastId}`;
		this.#watches.set(id, watch);
		return id;
	}

	/** Ends a subscription; `false` if it does not exist. */
	remove(id: string): boolean {
		return this.#watches.delete(id);
	}

	/** Ends all subscriptions. */
	end(): void {
		this.#isEnded = true;
		this.#watches.clear();
		clearTimeout(this.#timer);
	}

	/** Polls now, or again after the poll that is running. */
	poll(): void {
		if (this.#isPolling) this.#isDue = true;
		else void this.#poll();
	}

	async #poll(): Promise<void> {
		clearTimeout(this.#timer);
		this.#isPolling = true;
		do {
			this.#isDue = false;
			// A failure ends the connection, or passes until the next poll.
			await this.#update().catch(() => {});
		} while (this.#isDue && !this.#isEnded);
		this.#isPolling = false;
		if (this.#watches.size > 0) this.#timer = setTimeout(() => void this.#poll(), POLL_MS);
	}

	async #update(): Promise<void> {
		const watches = [...this.#watches];
		const uses = (finality: PolledWatch["finality"]) => watches.some(([, watch]) => watch.finality === finality);
		const [best, finalized] = await Promise.all([
			uses("best") ? this.#send("chain_getBlockHash", []) : null,
			uses("finalized") ? this.#send("chain_getFinalizedHead", []) : null,
		]);
		await Promise.all(
			watches.map(([id, watch]) => this.#updateWatch(id, watch, String(watch.finality === "best" ? best : finalized))),
		);
	}

	async #updateWatch(id: string, watch: PolledWatch, head: string): Promise<void> {
		const { notification, head: previous } = watch;
		if (previous === head) return;
		watch.head = head;
		try {
			for (const result of await watch.read(head, previous)) {
				if (this.#watches.has(id)) this.#notify(notification, { subscription: id, result });
			}
		} catch (error) {
			// Its values would be missing.
			if (this.#watches.delete(id))
				this.#notify(notification, { subscription: id, error: { code: 0, message: String(Object(error).message) } });
		}
	}
}
