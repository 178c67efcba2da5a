import type { Faults } from "./faults.ts";
import type { RpcConnection } from "./json-rpc/connection.ts";
import { RpcError } from "./rpc-errors.ts";
import type { Timers } from "./timers.ts";

/** An answer in place of the node's own. */
type Instead = { readonly error: RpcError } | { readonly result: unknown };

/** The way between the node and its clients, with the faults it was told to have. */
export class FaultInjector implements Faults {
	latencyMs = 0;
	stall = false;
	duplicate = false;
	reorder = false;
	readonly #timers: Timers;
	readonly #sessions: () => readonly RpcConnection[];
	readonly #accepting = new Set<() => void>();
	readonly #instead = new Map<string, Instead[]>();
	#refuse = false;
	#held: (() => void) | undefined;

	/**
	 * @param timers - for what is under way
	 * @param sessions - the connections there are
	 */
	constructor(timers: Timers, sessions: () => readonly RpcConnection[]) {
		this.#timers = timers;
		this.#sessions = sessions;
	}

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

	dropConnections(): void {
		for (const session of this.#sessions()) session.cut();
	}

	failNext(method: string, error: { code?: number; message: string; data?: string }, times = 1): void {
		const instead = { error: new RpcError(error.code ?? -32603, error.message, error.data) };
		for (let i = 0; i < times; i++) this.#queue(method, instead);
	}

	answerNext(method: string, result: unknown): void {
		this.#queue(method, { result });
	}

	loseWatchers(): number {
		return this.#sessions().reduce((count, session) => count + session.lose("author_extrinsicUpdate"), 0);
	}

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

	/** What a request of `method` is answered with instead, if anything. */
	take(method: string): Instead | undefined {
		return this.#instead.get(method)?.shift();
	}

	/** Calls `retry` once connections are accepted again. */
	onAccepting(retry: () => void): () => void {
		this.#accepting.add(retry);
		return () => this.#accepting.delete(retry);
	}

	/** Sends, as late as the network is slow. */
	delay(send: () => void): void {
		if (this.latencyMs > 0) this.#timers.after(this.latencyMs, send);
		else send();
	}

	/** Sends a notification, or loses, repeats or swaps it. */
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
