import { RpcError } from "./refusals.ts";
import type { Session } from "./rpc/session.ts";
import type { Timers } from "./timers.ts";

/** An answer in place of the node's own. */
type Instead = { readonly error: RpcError } | { readonly result: unknown };

/**
 * What networks do to applications, to order. Everything is off at the start and lasts until it is set back.
 *
 * @public
 */
export class Faults {
	/** Milliseconds that every answer and notification is under way. */
	latencyMs = 0;
	/** Requests are taken and never answered. */
	stall = false;
	/** Every notification arrives twice. */
	duplicate = false;
	/** Notifications arrive in pairs, the later one first. */
	reorder = false;
	readonly #timers: Timers;
	readonly #sessions: () => readonly Session[];
	readonly #accepting = new Set<() => void>();
	readonly #instead = new Map<string, Instead[]>();
	#refuse = false;
	#held: (() => void) | undefined;

	/** @internal */
	constructor(timers: Timers, sessions: () => readonly Session[]) {
		this.#timers = timers;
		this.#sessions = sessions;
	}

	/** No new connection is accepted; those that wait connect when it is `false` again. */
	get refuseConnections(): boolean {
		return this.#refuse;
	}

	set refuseConnections(refuse: boolean) {
		this.#refuse = refuse;
		if (refuse) return;
		const waiting = [...this.#accepting];
		this.#accepting.clear();
		for (const retry of waiting) retry();
	}

	/** Breaks every open connection. */
	dropConnections(): void {
		for (const session of this.#sessions()) session.cut();
	}

	/** The next `times` requests of `method` fail with this error. */
	failNext(method: string, error: { code?: number; message: string; data?: string }, times = 1): void {
		const instead = { error: new RpcError(error.code ?? -32603, error.message, error.data) };
		for (let i = 0; i < times; i++) this.#queue(method, instead);
	}

	/** The next request of `method` is answered with `result`, whatever it asked. */
	answerNext(method: string, result: unknown): void {
		this.#queue(method, { result });
	}

	/** Watchers of submitted extrinsics hear nothing more, as behind a balancer that switched nodes; answers how many. */
	loseWatchers(): number {
		return this.#sessions().reduce((count, session) => count + session.lose("author_extrinsicUpdate"), 0);
	}

	/** Back to a network without faults. */
	reset(): void {
		this.latencyMs = 0;
		this.stall = false;
		this.duplicate = false;
		this.reorder = false;
		this.#instead.clear();
		this.#held?.();
		this.#held = undefined;
		this.refuseConnections = false;
	}

	/** @internal */
	take(method: string): Instead | undefined {
		return this.#instead.get(method)?.shift();
	}

	/** @internal */
	onAccepting(retry: () => void): () => void {
		this.#accepting.add(retry);
		return () => this.#accepting.delete(retry);
	}

	/** @internal */
	delay(send: () => void): void {
		if (this.latencyMs > 0) this.#timers.after(this.latencyMs, send);
		else send();
	}

	/** @internal */
	notification(send: () => void): void {
		if (this.stall) return;
		const sends = this.duplicate ? [send, send] : [send];
		if (this.reorder && this.#held === undefined) {
			this.#held = () => {
				for (const one of sends) one();
			};
			return;
		}
		for (const one of sends) one();
		this.#held?.();
		this.#held = undefined;
	}

	#queue(method: string, instead: Instead): void {
		this.#instead.set(method, [...(this.#instead.get(method) ?? []), instead]);
	}
}
