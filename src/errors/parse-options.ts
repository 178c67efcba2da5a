import { invalidArgument } from "./invalid-argument.ts";

/**
 * Options that a caller gave.
 *
 * @throws PhalaError `INVALID_ARGUMENT` for anything but an object
 */
export function parseOptions<T extends object>(options: T): T {
	if (typeof options === "object" && options !== null) return options;
	throw invalidArgument("options", options, "an object");
}
