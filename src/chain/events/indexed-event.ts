import { invalidArgument, parseOptions } from "../loaded-at-once.ts";
import type { BlockEvent } from "../metadata/decode-events.ts";

/** An event as an indexer decoded it. @public */
export interface IndexedEvent {
	/** `Pallet.Name` as in metadata, e.g. `PhalaStakePoolv2.Contribution`. */
	readonly name: string;
	/**
	 * Its fields by name, in camelCase or snake_case; a list where the runtime does not name them, the bare value where there is one
	 * such. Integers as `bigint`, `number` or decimal text, bytes as hex.
	 */
	readonly args: unknown;
}

/** An event that an indexer decoded. Throws `INVALID_ARGUMENT` for anything without a name. */
export function parseIndexedEvent(indexed: IndexedEvent): Pick<BlockEvent, "pallet" | "name" | "data"> {
	const { name, args } = parseOptions(indexed, "event");
	if (typeof name !== "string") throw invalidArgument("event.name", name, "Pallet.Name, as in metadata");
	const [pallet = "", event = ""] = name.split(".");
	return { pallet, name: event, data: args ?? null };
}
