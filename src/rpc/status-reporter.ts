import type { Observable, Subscriber } from "rxjs";
import type { EndpointFailure } from "../errors/codes.ts";
import type { ConnectionState, ConnectionStatus } from "./connection-status.ts";
import { Observable as Stream } from "./rxjs.ts";

/** The parts of a status that others hold. */
type EndpointStatus = Pick<ConnectionStatus, "endpoint" | "latencyMs" | "unansweredChecks">;

/** Holds the state of a connection, and reports its status to subscribers. */
export class StatusReporter {
	lastFailure: EndpointFailure | null = null;
	readonly #describe: () => EndpointStatus;
	readonly #use: (change: 1 | -1) => void;
	readonly #observers = new Set<Subscriber<ConnectionStatus>>();
	#state: ConnectionState = "connecting";
	#sinceMs = Date.now();

	/** @param use - called when a subscriber comes or goes */
	constructor(describe: () => EndpointStatus, use: (change: 1 | -1) => void) {
		this.#describe = describe;
		this.#use = use;
	}

	get state(): ConnectionState {
		return this.#state;
	}

	/** The present status, then every change; completes after `closed`. */
	get status$(): Observable<ConnectionStatus> {
		return new Stream((observer) => {
			observer.next(this.#status());
			if (this.#state === "closed") return observer.complete();
			this.#observers.add(observer);
			this.#use(1);
			return () => {
				this.#observers.delete(observer);
				this.#use(-1);
			};
		});
	}

	/** Reports the status, which changed. */
	emit(): void {
		for (const observer of [...this.#observers]) observer.next(this.#status());
	}

	/** Changes the state, and reports it. */
	set(state: ConnectionState): void {
		if (this.#state !== state) this.#sinceMs = Date.now();
		this.#state = state;
		this.emit();
		if (state === "closed") for (const observer of [...this.#observers]) observer.complete();
	}

	#status(): ConnectionStatus {
		const { endpoint, latencyMs, unansweredChecks } = this.#describe();
		const { lastFailure } = this;
		return Object.freeze({
			state: this.#state,
			endpoint,
			sinceMs: this.#sinceMs,
			latencyMs,
			unansweredChecks,
			lastFailure,
		});
	}
}
