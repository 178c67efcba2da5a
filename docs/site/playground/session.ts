import type { Report, Request } from "./messages.ts";

/** How long a program may take to stop before its worker is replaced. */
const STOP_MS = 1_500;

/** The worker of the playground, as the page uses it. */
export class Session {
	readonly #client: string;
	readonly #listener: (report: Report) => void;
	#worker: Worker;
	#generation: 1 | 2 = 2;

	/**
	 * @param client - the code of `client.ts`, which recipes import
	 * @param listener - called with everything that the worker reports
	 */
	constructor(client: string, listener: (report: Report) => void) {
		this.#client = client;
		this.#listener = listener;
		this.#worker = this.#create();
	}

	/** Starts the chain anew. */
	start(generation: 1 | 2): void {
		this.#generation = generation;
		this.#send({ type: "start", generation, client: this.#client });
	}

	/** Runs a program. */
	run(code: string): void {
		this.#send({ type: "run", code });
	}

	/** Lets time pass on the chain. */
	advance(by: { readonly blocks: number } | { readonly seconds: number }): void {
		this.#send({ type: "advance", by });
	}

	/** Ends the program: by closing its clients, or, if it does not let go, with its worker and the chain. */
	stop(): void {
		const worker = this.#worker;
		const timer = setTimeout(() => {
			worker.terminate();
			this.#worker = this.#create();
			this.start(this.#generation);
			this.#listener({ type: "stopped" });
		}, STOP_MS);
		worker.addEventListener("message", ({ data }: MessageEvent<Report>) => {
			if (data.type === "stopped") clearTimeout(timer);
		});
		this.#send({ type: "stop" });
	}

	/** Ends everything. */
	close(): void {
		this.#worker.terminate();
	}

	#create(): Worker {
		const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
		worker.addEventListener("message", ({ data }: MessageEvent<Report>) => this.#listener(data));
		return worker;
	}

	#send(request: Request): void {
		this.#worker.postMessage(request);
	}
}
