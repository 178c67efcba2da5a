import { layoutChanged } from "./layout-changed.ts";

/**
 * The data of an event; reading a field that it does not have throws, as its runtime has another one in place of it.
 *
 * @param event - `pallet.Name`, for the error
 * @throws PhalaError `LAYOUT_CHANGED`, when a field is read
 */
export function strictFields(event: string, data: unknown): unknown {
	if (typeof data !== "object" || data === null) return data;
	return new Proxy(data, {
		get(target, field, receiver) {
			if (typeof field === "string" && !(field in target)) throw layoutChanged(event, field);
			return Reflect.get(target, field, receiver);
		},
	});
}
