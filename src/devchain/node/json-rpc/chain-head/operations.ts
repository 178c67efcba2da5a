import { RpcError } from "../../rpc-errors.ts";
import type { Notify } from "../method-call.ts";

/** An event of an operation, without the operation's id. */
export interface OperationEvent {
	readonly event: string;
	readonly [field: string]: unknown;
}

/** Most operations in progress of one follow subscription, as on Substrate nodes. */
const MAX_OPERATIONS = 16;

interface Operation {
	readonly events: Iterator<OperationEvent>;
	/** Number of operations that it counts as. */
	readonly weight: number;
	isWaiting: boolean;
}

/** Event after which an operation waits for `chainHead_v1_continue`. */
export const WAITING: OperationEvent = { event: "operationWaitingForContinue" };

/** Operations of one follow subscription, in progress. */
export class Operations {
	readonly #notify: Notify;
	readonly #operations = new Map<string, Operation>();
	#started = 0;

	/** @param notify - sends events of the follow subscription */
	constructor(notify: Notify) {
		this.#notify = notify;
	}

	/** Number of operations that may be started. */
	get free(): number {
		return [...this.#operations.values()].reduce((free, { weight }) => free - weight, MAX_OPERATIONS);
	}

	/** Adds an operation that {@link Operations.run} carries out; returns its id. */
	start(events: Iterator<OperationEvent>, weight: number): string {
		const id = `${++this.#started}`;
		this.#operations.set(id, { events, weight, isWaiting: false });
		return id;
	}

	/** Sends the events of an operation up to the end or the next {@link WAITING}. */
	run(operationId: string): void {
		for (;;) {
			const operation = this.#operations.get(operationId);
			if (operation === undefined || operation.isWaiting) return;
			const next = step(operation.events);
			if (next.done) {
				this.#operations.delete(operationId);
				return;
			}
			operation.isWaiting = next.value === WAITING;
			this.#notify({ ...next.value, operationId });
		}
	}

	/** Lets an operation that waits run again; returns `false` for one that is not in progress. */
	resume(operationId: string): boolean {
		const operation = this.#operations.get(operationId);
		if (operation === undefined) return false;
		if (!operation.isWaiting) throw new RpcError(-32803, "Wait-for-continue event not generated");
		operation.isWaiting = false;
		return true;
	}

	/** Ends an operation without further events. */
	stop(operationId: string): void {
		this.#operations.delete(operationId);
	}

	/** Ends all operations. */
	clear(): void {
		this.#operations.clear();
	}
}

function step(events: Iterator<OperationEvent>): IteratorResult<OperationEvent> {
	try {
		return events.next();
	} catch (error) {
		return {
			done: false,
			value: { event: "operationError", error: error instanceof Error ? error.message : String(error) },
		};
	}
}
