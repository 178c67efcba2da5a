import { camelCase, lowerFirst } from "../../codec/camel-case.ts";
import type { Call } from "../operation.ts";

/** Names of calls in early runtimes, by today's: the arguments are the same. Rhala 1130 has `batch_try` with the events of `force_batch`. */
const LATER_NAMES: Readonly<Record<string, string>> = { "utility.batchTry": "utility.forceBatch" };

/** camelCase name of a call, `pallet.method`. */
export function callName(pallet: string, method: string): string {
	return `${lowerFirst(pallet)}.${camelCase(method)}`;
}

/** Today's name of a call, by its name in any runtime. */
export function laterName(name: string): string {
	return LATER_NAMES[name] ?? name;
}

/** Whether a value is a call by names. */
export function isCall(value: unknown): value is Call {
	const { pallet, method, args } = Object(value) as Partial<Call>;
	return typeof pallet === "string" && typeof method === "string" && typeof args === "object" && args !== null;
}

/** A decoded outer call by its names; `null` for anything else. */
export function toCall(value: unknown): Call | null {
	const [[pallet, inner] = []] = Object.entries(Object(value));
	if (pallet === undefined || typeof value === "string") return null;
	if (typeof inner === "string") return { pallet: lowerFirst(pallet), method: camelCase(inner), args: {} };
	const [[method, args] = []] = Object.entries(Object(inner));
	if (method === undefined) return null;
	return { pallet: lowerFirst(pallet), method: camelCase(method), args: Object(args) as Record<string, unknown> };
}
