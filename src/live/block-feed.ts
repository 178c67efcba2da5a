import type { Observable, Subscriber } from "rxjs";
import { isPhalaError } from "../chain/loaded-at-once.ts";
import { type BlockHeader, readHeader } from "../query/block-header.ts";
import type { Connection } from "../rpc/connection.ts";
import type { SubscriptionTopic } from "../rpc/open-subscriptions.ts";
import { Observable as Stream } from "../rpc/rxjs.ts";
import { followConnection } from "./follow-connection.ts";

/** Which blocks a client reads: the newest, which a reorganisation may replace, or only finalized ones. @public */
export type Finality = "best" | "finalized";

const HEADER_TOPICS: Readonly<Record<Finality, SubscriptionTopic>> = {
	best: {
		type: "chain_newHead",
		subscribe: "chain_subscribeNewHeads",
		unsubscribe: "chain_unsubscribeNewHeads",
	},
	finalized: {
		type: "chain_finalizedHead",
		subscribe: "chain_subscribeFinalizedHeads",
		unsubscribe: "chain_unsubscribeFinalizedHeads",
	},
};

/** How long a stream stays subscribed after its last subscriber left, for the next one. */
export const GRACE_MS = 1_000;

/** Pause before a subscription that the node refused or ended is requested again. */
const RETRY_MS = 1_000;

/**
 * The block feed of a client. Replays the newest header; stays subscribed for `graceMs` after the last subscriber left.
 *
 * - A header whose parent is not the previous one shows a reorganisation or a gap
 * - Continues after a reconnect with the then newest block
 * - Completes when the connection is closed
 *
 * Plans follow it, so it uses none of the operators of rxjs: a page that sends does not load them.
 */
export function blockFeed(connection: Connection, finality: Finality, graceMs: number): Observable<BlockHeader> {
	const feed = new BlockFeed(connection, HEADER_TOPICS[finality], graceMs);
	return new Stream((observer) => feed.add(observer));
}

/** The subscribers of a feed, and the subscription that they share. */
class BlockFeed {
	readonly #connection: Connection;
	readonly #topic: SubscriptionTopic;
	readonly #graceMs: number;
	readonly #observers = new Set<Subscriber<BlockHeader>>();
	#newest: BlockHeader | undefined;
	#unfollow: (() => void) | undefined;
	#grace: ReturnType<typeof setTimeout> | undefined;

	constructor(connection: Connection, topic: SubscriptionTopic, graceMs: number) {
		this.#connection = connection;
		this.#topic = topic;
		this.#graceMs = graceMs;
	}

	/** @returns removes the subscriber */
	add(observer: Subscriber<BlockHeader>): () => void {
		clearTimeout(this.#grace);
		this.#observers.add(observer);
		if (!this.#unfollow) this.#follow();
		else if (this.#newest) observer.next(this.#newest);
		return () => {
			if (!this.#observers.delete(observer) || this.#observers.size > 0 || !this.#unfollow) return;
			this.#grace = setTimeout(() => this.#stop(), this.#graceMs);
		};
	}

	#follow(): void {
		let unsubscribe: (() => void) | undefined;
		let isClosed = false;
		const unfollow = followConnection(this.#connection, {
			change: (isConnected) => {
				unsubscribe?.();
				unsubscribe = isConnected ? subscribeHeaders(this.#connection, this.#topic, this.#emit) : undefined;
			},
			close: () => {
				isClosed = true;
				unsubscribe?.();
				this.#complete();
			},
		});
		if (isClosed) return;
		this.#unfollow = () => {
			unfollow();
			unsubscribe?.();
		};
	}

	readonly #emit = (header: BlockHeader): void => {
		if (header.hash === this.#newest?.hash) return;
		this.#newest = header;
		for (const observer of [...this.#observers]) observer.next(header);
	};

	#complete(): void {
		this.#stop();
		const observers = [...this.#observers];
		this.#observers.clear();
		for (const observer of observers) observer.complete();
	}

	#stop(): void {
		clearTimeout(this.#grace);
		this.#unfollow?.();
		this.#unfollow = undefined;
		this.#newest = undefined;
	}
}

/**
 * Subscribes to the headers of an established connection. Subscribes again where the node refused or ended it, or sent what is no header.
 *
 * @returns ends it
 */
function subscribeHeaders(
	connection: Connection,
	topic: SubscriptionTopic,
	next: (header: BlockHeader) => void,
): () => void {
	let stop: () => void;
	const start = () => {
		let isCurrent = true;
		let unsubscribe: (() => void) | undefined;
		stop = () => {
			isCurrent = false;
			unsubscribe?.();
		};
		const retry = (error?: unknown) => {
			if (!isCurrent || isPhalaError(error, "CLOSED")) return;
			stop();
			const timer = setTimeout(start, RETRY_MS);
			stop = () => clearTimeout(timer);
		};
		const onMessage = (message: unknown) => {
			if (isCurrent) next(readHeader(message));
		};
		connection
			.subscribe(topic, [], onMessage, () => retry())
			.then((end) => {
				if (isCurrent) unsubscribe = end;
				else end();
			}, retry);
	};
	start();
	return () => stop();
}
