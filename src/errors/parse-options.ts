import { invalidArgument } from "./invalid-argument.ts";

/**
 * Options that a caller gave, or another argument that is an object.
 *
 * @param name - of the argument
 * @throws PhalaError `INVALID_ARGUMENT` for anything but an object
 */
export function parseOptions<T extends object>(options: T, name = "options"): T {
	if (typeof options === "object" && options !== null) return options;
	throw invalidArgument(name, options, "an object");
}
