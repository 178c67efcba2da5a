import type { Faults } from "./faults.ts";
import { RpcError } from "./rpc-errors.ts";
import type { Timers } from "./timers.ts";

/** The part of a connection that faults act on. */
interface DroppableConnection {
	/** Closes the connection from the server's side. */
	drop(): void;
	/** Ends the subscriptions to `notification` without notice to the client; returns how many there were. */
	loseSubscriptions(notification: string): number;
}

/** Replaces the node's response to a request. */
type Override = { readonly error: RpcError } | { readonly result: unknown };

/** Passes messages from the node to its clients, with the faults that are switched on. */
export class FaultInjector implements Faults {
	latencyMs = 0;
	stall = false;
	duplicate = false;
	reorder = false;
	readonly #timers: Timers;
	readonly #connections: () => readonly DroppableConnection[];
	readonly #acceptListeners = new Set<() => void>();
	readonly #overrides = new Map<string, Override[]>();
	#refuse = false;
	#held: (() => void) | undefined;

	/**
	 * @param timers - runs the timers of delayed messages
	 * @param connections - returns the open connections
	 */
	constructor(timers: Timers, connections: () => readonly DroppableConnection[]) {
		this.#timers = timers;
		this.#connections = connections;
	}

	get refuseConnections(): boolean {
		return this.#refuse;
	}

	set refuseConnections(refuse: boolean) {
		this.#refuse = refuse;
		if (refuse) return;
		const waiting = [...this.#acceptListeners];
		this.#acceptListeners.clear();
		for (const retry of waiting) retry();
	}

	dropConnections(): void {
		for (const connection of this.#connections()) connection.drop();
	}

	failNext(
		method: string,
		error: { code?: number | undefined; message: string; data?: string | undefined },
		times = 1,
	): void {
		const override = { error: new RpcError(error.code ?? -32603, error.message, error.data) };
		for (let i = 0; i < times; i++) this.#addOverride(method, override);
	}

	answerNext(method: string, result: unknown): void {
		this.#addOverride(method, { result });
	}

	loseWatchers(): number {
		const ended = this.#connections().map((connection) => connection.loseSubscriptions("author_extrinsicUpdate"));
		return ended.reduce((sum, count) => sum + count, 0);
	}

	reset(): void {
		this.latencyMs = 0;
		this.stall = false;
		this.duplicate = false;
		this.reorder = false;
		this.#overrides.clear();
		this.#held?.();
		this.#held = undefined;
		this.refuseConnections = false;
	}

	/** Takes the next override for a request of `method`. */
	takeOverride(method: string): Override | undefined {
		return this.#overrides.get(method)?.shift();
	}

	/** Calls `retry` once connections are accepted again; returns a function that cancels it. */
	onAccepting(retry: () => void): () => void {
		this.#acceptListeners.add(retry);
		return () => this.#acceptListeners.delete(retry);
	}

	/** Calls `send` after the latency. */
	delay(send: () => void): void {
		if (this.latencyMs > 0) this.#timers.after(this.latencyMs, send);
		else send();
	}

	/** Calls `send` for a notification: once, twice, not at all, or after the next one. */
	notify(send: () => void): void {
		if (this.stall) return;
		const sends = this.duplicate ? [send, send] : [send];
		if (this.reorder && this.#held === undefined) {
			this.#held = () => {
				for (const sendOne of sends) sendOne();
			};
			return;
		}
		for (const sendOne of sends) sendOne();
		this.#held?.();
		this.#held = undefined;
	}

	#addOverride(method: string, override: Override): void {
		this.#overrides.set(method, [...(this.#overrides.get(method) ?? []), override]);
	}
}
