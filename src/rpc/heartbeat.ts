import { timeout } from "./transport-errors.ts";

/** Checks per time limit: a check that a busy event loop delays does not end a connection. */
const CHECKS = 3;

/** Notifications that come with every block, and the request for the hash of the newest one. */
const BLOCK_TOPICS = [
	["chain_newHead", "chain_getBlockHash"],
	["state_storage", "chain_getBlockHash"],
	["chain_finalizedHead", "chain_getFinalizedHead"],
] as const;

/** Time limits of a connection, in milliseconds. */
export interface LivenessLimits {
	/** Longest time without a response. */
	readonly livenessMs: number;
	/** Longest time without a new block. */
	readonly stalledMs: number;
}

/** A connection as a {@link Heartbeat} checks it. */
export interface HeartbeatTarget {
	/** Sends a request without a time limit. */
	send(method: string): Promise<unknown>;
	/** Number of notifications so far of a type that is subscribed to; `null` for other types. */
	countNotifications(type: string): number | null;
	/** Called when the number of checks in a row without a response changes. */
	onUnanswered(): void;
	/** Called when the endpoint does not work any more. */
	onFailed(reason: Error): void;
	/** Called when no block was new for `stalledMs`, then after twice that time, and so on. */
	onStalled(reason: Error): void;
}

/**
 * Detects endpoints that stop working while their socket stays open. Requests the newest block three times per `livenessMs`, while
 * anything uses the connection.
 *
 * - No response to any request for `livenessMs`: failed
 * - A new block, but no notification of it until the next check, although blocks are subscribed to: failed
 * - No new block for `stalledMs`: stalled
 */
export class Heartbeat {
	/** Checks in a row that had no response when the next one was due. */
	unanswered = 0;
	/** Duration of the last check; `null` before the first response. */
	latencyMs: number | null = null;
	readonly #target: HeartbeatTarget;
	readonly #limits: LivenessLimits;
	#stalledMs: number;
	#isRunning = false;
	#isActive = false;
	#isWaiting = false;
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** Counts connections, to ignore late responses. */
	#epoch = 0;
	#last: {
		readonly type: string;
		readonly hash: unknown;
		readonly count: number | null;
		readonly isMissing: boolean;
	} | null = null;
	#newSinceMs = 0;

	constructor(target: HeartbeatTarget, limits: LivenessLimits) {
		this.#target = target;
		this.#limits = limits;
		this.#stalledMs = limits.stalledMs;
	}

	/** Starts to check a new connection. */
	start(): void {
		this.stop();
		this.unanswered = 0;
		this.#last = null;
		this.#isRunning = true;
		this.#schedule();
	}

	stop(): void {
		this.#epoch++;
		this.#isRunning = false;
		this.#schedule();
	}

	/** Pauses while nothing uses the connection. */
	setActive(isActive: boolean): void {
		if (isActive === this.#isActive) return;
		this.#isActive = isActive;
		this.#schedule();
	}

	/** Call with every response. */
	onResponse(): void {
		this.#isWaiting = false;
		if (this.unanswered === 0) return;
		this.unanswered = 0;
		this.#target.onUnanswered();
	}

	#schedule(): void {
		clearTimeout(this.#timer);
		const pauseMs = this.#limits.livenessMs / CHECKS;
		if (!this.#isRunning || !this.#isActive) this.#isWaiting = false;
		else if (Number.isFinite(pauseMs)) this.#timer = setTimeout(() => this.#check(), pauseMs);
		// Node and Bun: a provider in the same process must not keep it alive.
		(this.#timer as { unref?(): void } | undefined)?.unref?.();
	}

	#check(): void {
		const target = this.#target;
		this.#schedule();
		if (this.#isWaiting) {
			this.unanswered++;
			if (this.unanswered === CHECKS - 1) {
				target.onFailed(timeout("checks of the connection", this.#limits.livenessMs));
				return;
			}
			target.onUnanswered();
		}
		this.#isWaiting = true;
		const epoch = this.#epoch;
		const sentAtMs = Date.now();
		const [type, method] = BLOCK_TOPICS.find(([type]) => target.countNotifications(type) !== null) ?? BLOCK_TOPICS[0];
		const onResponse = (hash?: unknown) => {
			if (epoch !== this.#epoch) return;
			this.latencyMs = Date.now() - sentAtMs;
			this.onResponse();
			if (typeof hash === "string") this.#compare(type, hash);
		};
		target.send(method).then(onResponse, () => onResponse());
	}

	/** Compares the newest block with that of the last check. */
	#compare(type: string, hash: string): void {
		const count = this.#target.countNotifications(type);
		const last = this.#last?.type === type ? this.#last : null;
		const isNew = hash !== last?.hash;
		const isSilent = count !== null && count === last?.count;
		this.#last = { type, hash, count, isMissing: isSilent && (isNew || last.isMissing) };
		if (isNew) {
			this.#newSinceMs = Date.now();
			if (last) this.#stalledMs = this.#limits.stalledMs;
		}
		if (isSilent && last.isMissing) this.#target.onFailed(new Error("no notifications of new blocks"));
		else if (Date.now() - this.#newSinceMs >= this.#stalledMs) {
			this.#newSinceMs = Date.now();
			this.#target.onStalled(new Error(`no new block for ${this.#stalledMs} ms`));
			this.#stalledMs *= 2;
		}
	}
}
