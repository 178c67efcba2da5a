import { invalidArgument } from "../errors/invalid-argument.ts";

/** A function that a caller gave to be called; none by default. Throws `INVALID_ARGUMENT`. */
export function parseCallback<C extends (...args: never) => void>(
	name: string,
	callback: C | null | undefined,
): C | undefined {
	if (callback === undefined || callback === null || typeof callback === "function") return callback ?? undefined;
	throw invalidArgument(name, callback, "a function");
}
