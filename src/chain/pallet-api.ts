import { PhalaError } from "../errors/error.ts";
import { strictFields } from "./metadata/strict-fields.ts";
import type { Call, ChainEvent } from "./operation.ts";

type Name<T> = keyof T & string;

/** Builds calls and reads events of one generation, typed by its generated pallets. */
export interface PalletApi<Calls, Events> {
	/** Builds a call. */
	buildCall<P extends Name<Calls>, M extends Name<Calls[P]>>(
		pallet: P,
		method: M,
		args: Calls[P][M] & Readonly<Record<string, unknown>>,
	): Call;
	/** Data of all events of that name, in order. */
	eventsNamed<P extends Name<Events>, N extends Name<Events[P]>>(
		events: readonly ChainEvent[],
		pallet: P,
		name: N,
	): readonly Events[P][N][];
	/** Data of the event that a successful call always emits. Throws `DECODE_FAILED` without it. */
	expectEvent<P extends Name<Events>, N extends Name<Events[P]>>(
		events: readonly ChainEvent[],
		pallet: P,
		name: N,
	): Events[P][N];
	/** The same three functions for one pallet. */
	pallet<P extends Name<Calls> & Name<Events>>(pallet: P): Pallet<Calls[P], Events[P]>;
}

/** Builds calls and reads events of one pallet. A pallet with more calls and events is assignable to one with fewer. */
export interface Pallet<Calls, Events> {
	/** Builds a call. */
	buildCall<M extends Name<Calls>>(method: M, args: Calls[M] & Readonly<Record<string, unknown>>): Call;
	/** Data of all events of that name, in order. */
	eventsNamed<N extends Name<Events>>(events: readonly ChainEvent[], name: N): readonly Events[N][];
	/** Data of the event that a successful call always emits. Throws `DECODE_FAILED` without it. */
	expectEvent<N extends Name<Events>>(events: readonly ChainEvent[], name: N): Events[N];
}

/**
 * Creates the API of one generation.
 *
 * @param readFields - names an event's fields, where early runtimes of the generation emit events without names
 * @defaultValue `readFields` takes `data` as it is
 */
export function createPalletApi<Calls, Events>(
	readFields: (event: ChainEvent) => unknown = ({ data }) => data,
): PalletApi<Calls, Events> {
	const api: PalletApi<Calls, Events> = {
		buildCall: (pallet, method, args) => ({ pallet, method, args }),
		eventsNamed: (events, pallet, name) =>
			events
				.filter((event) => event.pallet === pallet && event.name === name)
				.map((event) => strictFields(`${pallet}.${name}`, readFields(event)) as Events[typeof pallet][typeof name]),
		expectEvent(events, pallet, name) {
			const [data] = api.eventsNamed(events, pallet, name);
			if (data !== undefined) return data;
			const what = `${pallet}.${name}`;
			throw new PhalaError("DECODE_FAILED", `The call succeeded without the event ${what}.`, { what, bytes: "" });
		},
		pallet: (pallet) => ({
			buildCall: (method, args) => ({ pallet, method, args }),
			eventsNamed: (events, name) => api.eventsNamed(events, pallet, name),
			expectEvent: (events, name) => api.expectEvent(events, pallet, name),
		}),
	};
	return api;
}
