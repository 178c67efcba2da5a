import { invalidArgument } from "../../errors/invalid-argument.ts";
import type { DevNode } from "../node/node.ts";
import type { Timers } from "../node/timers.ts";
import { stampOf, writeFile } from "./files.ts";

/** Longest time between a block and the start of its saving, ms. */
const DELAY_MS = 250;
/** Times the duration of a save that the next one waits, so that saving takes a small part of the time. */
const PAUSE_FACTOR = 4;

/** Saves a chain to a file soon after it changes, and when it closes. */
export class AutoSave {
	readonly #file: string;
	readonly #encode: () => Promise<Uint8Array>;
	readonly #timers: Timers;
	readonly #stopListening: () => void;
	/** The file as it was written last; `null` before it exists. */
	#stamp: string | null;
	#isChanged = false;
	#cancel: (() => void) | undefined;
	/** The save that runs, or the last one. Never rejects. */
	#running: Promise<void> = Promise.resolve();
	#isRunning = false;
	#pauseMs = DELAY_MS;
	#failure: unknown;

	/**
	 * @param file - written as a whole each time
	 * @param stamp - the file as it was read, see {@link stampOf}; `null`: it does not exist
	 * @param node - whose blocks are saved
	 * @param encode - returns the content of the file
	 * @param timers - runs the timers
	 */
	constructor(file: string, stamp: string | null, node: DevNode, encode: () => Promise<Uint8Array>, timers: Timers) {
		this.#file = file;
		this.#stamp = stamp;
		this.#encode = encode;
		this.#timers = timers;
		this.#stopListening = node.blockTree.on(() => this.#change());
	}

	/** Saves now. Throws `INVALID_ARGUMENT` when the file cannot be written. */
	async save(): Promise<void> {
		await this.#running;
		// Also what the end of that save scheduled.
		this.#cancel?.();
		this.#cancel = undefined;
		this.#start(true);
		await this.#running;
		if (this.#failure !== undefined) throw this.#failure;
	}

	/** Saves for the last time. Throws `INVALID_ARGUMENT` when the file cannot be written. */
	async close(): Promise<void> {
		this.#stopListening();
		await this.save();
	}

	#change(): void {
		this.#isChanged = true;
		if (this.#cancel !== undefined || this.#isRunning) return;
		this.#cancel = this.#timers.afterRealTime(this.#pauseMs, () => {
			this.#cancel = undefined;
			this.#start(false);
		});
	}

	#start(isAwaited: boolean): void {
		this.#isRunning = true;
		this.#running = this.#write().then(
			() => this.#end(undefined),
			(error: unknown) => {
				// The caller of a save gets the error; the first one of several in the background is printed.
				if (!isAwaited && this.#failure === undefined) process.emitWarning(error as Error);
				this.#end(error);
			},
		);
	}

	/** After a failure the next change starts another attempt. */
	#end(failure: unknown): void {
		this.#isRunning = false;
		this.#failure = failure;
		if (failure === undefined && this.#isChanged) this.#change();
	}

	async #write(): Promise<void> {
		const startedAt = performance.now();
		if ((await stampOf(this.#file)) !== this.#stamp) {
			throw invalidArgument("dataFile", this.#file, "a file that no other program writes or removes");
		}
		this.#isChanged = false;
		await writeFile(this.#file, await this.#encode());
		this.#stamp = await stampOf(this.#file);
		this.#pauseMs = Math.max(DELAY_MS, PAUSE_FACTOR * (performance.now() - startedAt));
	}
}
