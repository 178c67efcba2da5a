import { lowerFirst } from "../../codec/camel-case.ts";
import type { BlockEvent } from "../metadata/decode-events.ts";
import type { MetadataReader } from "../metadata/metadata-reader.ts";
import type { ChainEvent } from "../operation.ts";

/** Converts an event of a block to the form in which transactions report it: camelCase pallet, dispatch errors by name. */
export function toChainEvent(metadata: MetadataReader, { pallet, name, data }: BlockEvent): ChainEvent {
	const fields = toFields(data);
	const callIndex = typeof fields.index === "number" ? fields.index : null;
	const isError = (field: string) => field === "dispatchError" || (pallet === "Utility" && field === "error");
	const readable = Object.entries(fields).map(([field, value]) => [
		field,
		isError(field) ? metadata.dispatchError(value, callIndex) : value,
	]);
	return { pallet: lowerFirst(pallet), name, data: Array.isArray(fields) ? fields : Object.fromEntries(readable) };
}

/** Fields by name; a list where the runtime does not name them. */
function toFields(data: unknown): Readonly<Record<string, unknown>> {
	if (data === null) return {};
	return (typeof data === "object" ? data : [data]) as Readonly<Record<string, unknown>>;
}
