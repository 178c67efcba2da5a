import type { Hex } from "../codec/hex.ts";
import type { AsyncQueue } from "./async-queue.ts";
import type { PlanRpc } from "./plan-rpc.ts";

/** A status that a node's transaction pool reports; `lost`: it reports no more. */
export type NodeStatus =
	| { readonly type: "pooled" | "invalid" | "dropped" | "usurped" | "finalityTimeout" | "lost" }
	| { readonly type: "inBlock" | "retracted" | "finalized"; readonly hash: Hex };

const METHODS = {
	type: "author_extrinsicUpdate",
	subscribe: "author_submitAndWatchExtrinsic",
	unsubscribe: "author_unwatchExtrinsic",
};

/** Sends a transaction to a node and receives its statuses. */
export class StatusSubscription {
	readonly #rpc: PlanRpc;
	readonly #bytes: Hex;
	readonly #statuses: Pick<AsyncQueue<NodeStatus>, "push">;
	#unsubscribe: (() => void) | undefined;
	readonly #stopping = new AbortController();

	/** @param statuses - receives every status */
	constructor(rpc: PlanRpc, bytes: Hex, statuses: Pick<AsyncQueue<NodeStatus>, "push">) {
		this.#rpc = rpc;
		this.#bytes = bytes;
		this.#statuses = statuses;
	}

	/** Whether the node still reports. */
	get isActive(): boolean {
		return this.#unsubscribe !== undefined;
	}

	/**
	 * Sends the bytes and subscribes to their status, in place of an earlier subscription. Sending the same bytes twice is harmless:
	 * their nonce counts once.
	 */
	async submit(): Promise<void> {
		this.end();
		let isCurrent = true;
		const unsubscribe = await this.#rpc.subscribe(
			METHODS,
			[this.#bytes],
			(message) => {
				const status = isCurrent && parseStatus(message);
				if (status) this.#statuses.push(status);
			},
			() => {
				if (!isCurrent) return;
				isCurrent = false;
				this.#unsubscribe = undefined;
				this.#statuses.push({ type: "lost" });
			},
			this.#stopping.signal,
		);
		const end = () => {
			isCurrent = false;
			unsubscribe();
		};
		if (this.#stopping.signal.aborted) end();
		else if (isCurrent) this.#unsubscribe = end;
	}

	/** Unsubscribes; {@link StatusSubscription.submit} subscribes again. */
	end(): void {
		this.#unsubscribe?.();
		this.#unsubscribe = undefined;
	}

	/** Unsubscribes for good. Bytes that wait for a connection are not sent any more. */
	stop(): void {
		this.#stopping.abort();
		this.end();
	}
}

/** A status in the node's words; `null` for an unknown one. */
export function parseStatus(message: unknown): NodeStatus | null {
	const [type, value] =
		typeof message === "string" ? [message, null] : (Object.entries(message ?? {})[0] ?? ["", null]);
	switch (type) {
		case "ready":
		case "future":
		case "broadcast":
			return { type: "pooled" };
		case "invalid":
		case "dropped":
		case "finalityTimeout":
		case "usurped":
			return { type };
		case "inBlock":
		case "retracted":
		case "finalized":
			return typeof value === "string" ? { type, hash: value.toLowerCase() as Hex } : null;
		default:
			return null;
	}
}
