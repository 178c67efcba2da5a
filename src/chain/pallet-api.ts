import { PhalaError } from "../errors/error.ts";
import type { Call, ChainEvent } from "./operation.ts";

type In<T, P extends keyof T> = keyof T[P] & string;

/** Makes calls and reads events by what one generation's generated surface says of them. */
export interface PalletApi<Calls, Events> {
	/** A call, its arguments checked by the surface. */
	buildCall<P extends keyof Calls & string, M extends In<Calls, P>>(
		pallet: P,
		method: M,
		args: Calls[P][M] & Readonly<Record<string, unknown>>,
	): Call;
	/** Data of all events of that name, in order. */
	eventsNamed<P extends keyof Events & string, N extends In<Events, P>>(
		events: readonly ChainEvent[],
		pallet: P,
		name: N,
	): readonly Events[P][N][];
	/** Data of the one event of that name that the call causes when it succeeds. Throws `DECODE_FAILED` without it. */
	expectEvent<P extends keyof Events & string, N extends In<Events, P>>(
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
export function createPalletApi<Calls, Events>(
	fieldsOf: (event: ChainEvent) => unknown = ({ data }) => data,
): PalletApi<Calls, Events> {
	const dataOf: PalletApi<Calls, Events>["eventsNamed"] = (events, pallet, name) =>
		events
			.filter((event) => event.pallet === pallet && event.name === name)
			.map((event) => fieldsOf(event) as Events[typeof pallet][typeof name]);
	return {
		buildCall: (pallet, method, args) => ({ pallet, method, args }),
		eventsNamed: dataOf,
		expectEvent(events, pallet, name) {
			const [data] = dataOf(events, pallet, name);
			if (data !== undefined) return data;
			const what = `${pallet}.${name}`;
			throw new PhalaError("DECODE_FAILED", `The call succeeded without the event ${what}.`, { what, bytes: "" });
		},
	};
}
