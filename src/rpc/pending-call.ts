import type { PhalaError } from "../errors/error.ts";
import { isPassing } from "./passing-errors.ts";
import type { Settle } from "./timeout.ts";
import { rpcFailed } from "./transport-errors.ts";

/** The longest pause before a request is repeated, in first pauses. */
const LONGEST_PAUSE = 25;

/** How a {@link PendingCall} is sent. */
export interface CallTransport {
	/** First pause before a request is repeated. */
	readonly retryMs: number;
	/** Whether requests may be sent now. */
	readonly isReady: boolean;
	/** Whether the connection exists. */
	readonly isConnected: boolean;
	/** Error of a lost connection. */
	disconnected(cause?: unknown): PhalaError;
	/** Called with each response: `null`, or an error that may pass, with how often the request was repeated. */
	onResponse(passing: PhalaError | null, retries: number): void;
}

/** A request that waits for the connection or for its response. */
export class PendingCall<T> {
	readonly method: string;
	/** The newest error that may pass. */
	lastError: PhalaError | null = null;
	readonly #transport: CallTransport;
	readonly #start: (settle: Settle<T>) => (() => void) | undefined;
	readonly #settle: Settle<T>;
	readonly #isRepeatable: boolean;
	#cancel: (() => void) | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#retries = 0;
	/** Identifies the sending that waits for a response. */
	#sending: object | null = null;
	/** Whether it has its result or its error. A connection may be lost and restored before its caller continues. */
	#isSettled = false;

	/**
	 * @param start - sends the request; returns the function that cancels it
	 * @param isRepeatable - whether it is sent again after errors that may pass, and after a lost connection
	 */
	constructor(
		method: string,
		transport: CallTransport,
		start: (settle: Settle<T>) => (() => void) | undefined,
		settle: Settle<T>,
		isRepeatable: boolean,
	) {
		this.method = method;
		this.#transport = transport;
		this.#start = start;
		this.#settle = settle;
		this.#isRepeatable = isRepeatable;
	}

	/** Whether it waits for a response. */
	get isSent(): boolean {
		return this.#sending !== null;
	}

	/** Sends the request, unless it waits for a response already, or has one. */
	send(): void {
		if (this.#sending || this.#isSettled) return;
		clearTimeout(this.#timer);
		const sending = {};
		this.#sending = sending;
		const isCurrent = () => this.#sending === sending;
		this.#cancel = this.#start({
			resolve: (result) => {
				if (!isCurrent()) return;
				this.#isSettled = true;
				this.#transport.onResponse(null, 0);
				this.#settle.resolve(result);
			},
			reject: (error) => {
				if (isCurrent()) this.#onError(error);
			},
		});
	}

	/** Handles a lost connection: waits for the next one if the request can be repeated. */
	lose(cause?: unknown): void {
		if (!this.#sending) return;
		this.release();
		this.lastError = null;
		if (!this.#isRepeatable) this.fail(this.#transport.disconnected(cause));
	}

	fail(error: PhalaError): void {
		this.#isSettled = true;
		this.#settle.reject(error);
	}

	/** Forgets the request at the provider, and a retry. */
	release(): void {
		clearTimeout(this.#timer);
		this.#sending = null;
		this.#cancel?.();
		this.#cancel = undefined;
	}

	#onError(cause: unknown): void {
		if (!this.#transport.isConnected) this.lose(cause);
		else {
			const error = rpcFailed(this.method, cause);
			if (this.#isRepeatable && isPassing(error)) this.#retry(error);
			else {
				this.#transport.onResponse(null, 0);
				this.fail(error);
			}
		}
	}

	/** Sends the request again after a pause, or on the next connection if that comes first. */
	#retry(error: PhalaError): void {
		this.lastError = error;
		this.release();
		const pauseMs = this.#transport.retryMs * Math.min(2 ** this.#retries, LONGEST_PAUSE);
		const send = () => {
			if (this.#transport.isReady) this.send();
		};
		this.#timer = setTimeout(send, pauseMs * (0.5 + Math.random() / 2));
		this.#transport.onResponse(error, this.#retries++);
	}
}
