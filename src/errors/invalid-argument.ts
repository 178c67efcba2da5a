import { PhalaError } from "./error.ts";

/**
 * An argument that cannot be right.
 *
 * @param right - what to give instead, after "give"
 */
export function invalidArgument(name: string, value: unknown, right: string): PhalaError<"INVALID_ARGUMENT"> {
	const shown = describeValue(value);
	return new PhalaError("INVALID_ARGUMENT", `${name} cannot be ${shown}: give ${right}.`, { name, value: shown });
}

/** A value as a message can show it. */
function describeValue(value: unknown): string {
	if (typeof value !== "object") return String(value);
	try {
		return JSON.stringify(value).slice(0, 100);
	} catch {
		return String(value);
	}
}
