import {
	distinctUntilChanged,
	EMPTY,
	endWith,
	ignoreElements,
	Observable,
	ReplaySubject,
	retry,
	share,
	switchMap,
	takeUntil,
	timer,
} from "rxjs";
import { isPhalaError } from "../chain/loaded-at-once.ts";
import { type BlockHeader, readHeader } from "../query/block-header.ts";
import type { Connection } from "../rpc/connection.ts";
import type { SubscriptionTopic } from "../rpc/open-subscriptions.ts";
import { disconnected } from "../rpc/transport-errors.ts";
import { isConnected } from "./is-connected.ts";

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
 */
export function blockFeed(connection: Connection, finality: Finality, graceMs: number): Observable<BlockHeader> {
	const isConnected$ = isConnected(connection);
	const isClosed$ = isConnected$.pipe(ignoreElements(), endWith(true));
	return isConnected$.pipe(
		switchMap((isUp) => (isUp ? subscribeHeaders(connection, HEADER_TOPICS[finality]) : EMPTY)),
		distinctUntilChanged((a, b) => a.hash === b.hash),
		share({
			connector: () => new ReplaySubject(1),
			resetOnRefCountZero: () => timer(graceMs).pipe(takeUntil(isClosed$)),
		}),
	);
}

function subscribeHeaders(connection: Connection, topic: SubscriptionTopic): Observable<BlockHeader> {
	const headers = new Observable<BlockHeader>((observer) => {
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
	// A reconnect is handled by the connection's state; this retries subscriptions that the node refused or ended.
	return headers.pipe(retry({ delay: (error) => (isPhalaError(error, "CLOSED") ? EMPTY : timer(RETRY_MS)) }));
}
