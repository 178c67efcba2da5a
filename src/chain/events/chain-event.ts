import { lowerFirst } from "../../codec/camel-case.ts";
import type { BlockEvent } from "../metadata/decode-events.ts";
import type { MetadataReader } from "../metadata/metadata-reader.ts";
import type { ChainEvent } from "../operation.ts";

/** Pallets whose events hold the result of a call inside. */
const WITH_RESULTS: ReadonlySet<string> = new Set(["Proxy", "Multisig", "Sudo"]);

/** Converts an event of a block to the form in which transactions report it: camelCase pallet, dispatch errors by name. */
export function toChainEvent(metadata: MetadataReader, { pallet, name, data }: BlockEvent): ChainEvent {
	const fields = toFields(data);
	const callIndex = typeof fields.index === "number" ? fields.index : null;
	const hasResults = WITH_RESULTS.has(pallet);
	const isError = (field: string) =>
		field === "dispatchError" || (pallet === "Utility" && field === "error") || (hasResults && field === "Err");
	const read = (field: string, value: unknown): unknown => {
		if (isError(field)) return metadata.dispatchError(value, callIndex);
		return hasResults && isFailure(value) ? { Err: metadata.dispatchError(value.Err, null) } : value;
	};
	const readable = Object.entries(fields).map(([field, value]) => [field, read(field, value)]);
	const named: Readonly<Record<string, unknown>> = Object.fromEntries(readable);
	const unnamed = Array.isArray(fields) ? (Object.assign([], named) as typeof fields) : null;
	return { pallet: lowerFirst(pallet), name, data: unnamed ?? named };
}

/** Whether a value is a failed `DispatchResult`. */
function isFailure(value: unknown): value is { readonly Err: unknown } {
	return typeof value === "object" && value !== null && "Err" in value;
}

/** Fields by name; a list where the runtime does not name them. */
function toFields(data: unknown): Readonly<Record<string, unknown>> {
	if (data === null) return {};
	return (typeof data === "object" ? data : [data]) as Readonly<Record<string, unknown>>;
}
