import { distinctUntilChanged, EMPTY, Observable, ReplaySubject, retry, share, switchMap, timer } from "rxjs";
import { isPhalaError } from "../errors/error.ts";
import { type BlockHeader, readHeader } from "../query/block-header.ts";
import type { Connection, SubscriptionTopic } from "../rpc/connection.ts";
import { disconnected } from "../rpc/transport-errors.ts";

/** Which blocks count: the newest, which a reorganisation may replace, or those that stay. @public */
export type Finality = "best" | "finalized";

const HEAD_TOPICS: Readonly<Record<Finality, SubscriptionTopic>> = {
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

/** Pause before a subscription that the node refused is asked for again. */
const RETRY_MS = 1_000;

/**
 * The client's one feed of blocks: subscribed while somebody listens and `graceMs` longer, replays the newest, starts again
 * after each reconnect with the block that is newest then.
 *
 * - A reorganisation shows as a head that is not a child of the one before
 * - Completes when the connection is closed
 */
export function blockFeed(connection: Connection, finality: Finality, graceMs: number): Observable<BlockHeader> {
	return connection.state$.pipe(
		switchMap((state) => (state === "connected" ? subscribeHeads(connection, HEAD_TOPICS[finality]) : EMPTY)),
		distinctUntilChanged((a, b) => a.hash === b.hash),
		share({
			connector: () => new ReplaySubject(1),
			resetOnRefCountZero: () => (connection.isClosed ? EMPTY : timer(graceMs)),
		}),
	);
}

function subscribeHeads(connection: Connection, topic: SubscriptionTopic): Observable<BlockHeader> {
	const subscription = new Observable<BlockHeader>((observer) => {
		let end: (() => void) | undefined;
		const next = (message: unknown) => {
			try {
				observer.next(readHeader(message));
			} catch (error) {
				observer.error(error);
			}
		};
		connection
			.subscribe(topic, [], next, () => observer.error(disconnected(connection.endpoint.name)))
			.then(
				(unsubscribe) => {
					end = unsubscribe;
					if (observer.closed) end();
				},
				(error: unknown) => observer.error(error),
			);
		return () => end?.();
	});
	// Only a lost connection is told by another state; a subscription that was refused or ended has to be asked for again.
	return subscription.pipe(retry({ delay: (error) => (isPhalaError(error, "CLOSED") ? EMPTY : timer(RETRY_MS)) }));
}
