import { PhalaError } from "../../errors/error.ts";

/**
 * The error for a part of the chain's state or events that this runtime stores in another form than the SDK reads.
 *
 * @param item - `Pallet.Item` or `Pallet.Event`
 * @param field - names that lead to the part; empty for the whole value
 */
export function layoutChanged(item: string, field: string): PhalaError<"LAYOUT_CHANGED"> {
	const part = field === "" ? item : `${field} of ${item}`;
	const message = `This runtime does not have ${part} in the form that this library reads. Use a newer release; other reads work.`;
	return new PhalaError("LAYOUT_CHANGED", message, { item, field: field === "" ? null : field });
}
