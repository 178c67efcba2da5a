import { PhalaError } from "../errors/error.ts";
import type { Call, ChainEvent } from "./model.ts";

type In<T, P extends keyof T> = keyof T[P] & string;

/** Makes calls and reads events by what one generation's generated surface says of them. */
export interface Surface<Calls, Events> {
	/** A call, its arguments checked by the surface. */
	call<P extends keyof Calls & string, M extends In<Calls, P>>(
		pallet: P,
		method: M,
		args: Calls[P][M] & Readonly<Record<string, unknown>>,
	): Call;
	/** Data of all events of that name, in order. */
	dataOf<P extends keyof Events & string, N extends In<Events, P>>(
		events: readonly ChainEvent[],
		pallet: P,
		name: N,
	): readonly Events[P][N][];
	/** Data of the one event of that name that the call causes when it succeeds. Throws `DECODE_FAILED` without it. */
	theOne<P extends keyof Events & string, N extends In<Events, P>>(
		events: readonly ChainEvent[],
		pallet: P,
		name: N,
	): Events[P][N];
}

/**
 * The surface of one generation.
 *
 * @param fieldsOf - an event's fields by name, where early runtimes of the generation have events without names
 */
export function surface<Calls, Events>(
	fieldsOf: (event: ChainEvent) => unknown = ({ data }) => data,
): Surface<Calls, Events> {
	const dataOf: Surface<Calls, Events>["dataOf"] = (events, pallet, name) =>
		events
			.filter((event) => event.pallet === pallet && event.name === name)
			.map((event) => fieldsOf(event) as Events[typeof pallet][typeof name]);
	return {
		call: (pallet, method, args) => ({ pallet, method, args }),
		dataOf,
		theOne(events, pallet, name) {
			const [data] = dataOf(events, pallet, name);
			if (data !== undefined) return data;
			const what = `${pallet}.${name}`;
			throw new PhalaError("DECODE_FAILED", `The call succeeded without the event ${what}.`, { what, bytes: "" });
		},
	};
}
