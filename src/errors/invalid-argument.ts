import type { InvalidValueDetails } from "./codes.ts";
import { PhalaError } from "./error.ts";
import { textOf } from "./text-of.ts";

/** Codes of arguments that have the wrong form, whose details are {@link InvalidValueDetails}. */
export type InvalidValueCode =
	| "INVALID_ADDRESS"
	| "INVALID_PUBLIC_KEY"
	| "INVALID_AMOUNT"
	| "INVALID_COMMISSION"
	| "INVALID_PID"
	| "INVALID_ARGUMENT";

/** Most characters of a value that a message repeats. */
const MAX_SHOWN = 100;
/** Names of arguments that hold secrets. */
const SECRET_NAME = /suri|seed|mnemonic|password|secret/i;
/** Words of a mnemonic at least, a derivation path as in `//Alice`, a URL with a user name or password. */
const SECRET_TEXT = /^\s*(\S+\s+){11,}\S|(^|[^:])\/\/|:\/\/[^/\s]*@/;
const REDACTED = "[redacted]";

/**
 * The error for an argument of the wrong form: `Invalid pid: "0" (string). Expected an integer ≥ 0.`
 *
 * @param name - of the argument, as in the caller's code
 * @param value - repeated in the message up to 100 characters, unless it may be a secret
 * @param expected - what would be right, after "Expected", without a full stop
 */
export function invalidValue<C extends InvalidValueCode>(
	code: C,
	name: string,
	value: unknown,
	expected: string,
): PhalaError<C> {
	const message = `Invalid ${name}: ${describeValue(name, value)}. Expected ${expected}.`;
	const details: InvalidValueDetails = { name, value: summarizeValue(name, value) };
	return new PhalaError<InvalidValueCode>(code, message, details) as PhalaError<C>;
}

/** {@link invalidValue} with the code `INVALID_ARGUMENT`. */
export function invalidArgument(name: string, value: unknown, expected: string): PhalaError<"INVALID_ARGUMENT"> {
	return invalidValue("INVALID_ARGUMENT", name, value, expected);
}

/** A value with its type, as messages show it: `"0" (string)`, `0.5 (number)`, `5n`, `{ address, signer }`. */
export function describeValue(name: string, value: unknown): string {
	const text = summarizeValue(name, value);
	if (typeof value === "bigint") return text === REDACTED ? text : `${text}n`;
	if (typeof value === "string") return `${text === REDACTED ? text : JSON.stringify(text)} (string)`;
	return typeof value === "number" || typeof value === "boolean" ? `${text} (${typeof value})` : text;
}

/** At most 100 characters of a value; no possible secrets, and only the field names of objects. */
function summarizeValue(name: string, value: unknown): string {
	if (SECRET_NAME.test(name)) return REDACTED;
	if (typeof value === "string" && SECRET_TEXT.test(value)) return REDACTED;
	const text = typeof value === "object" && value !== null ? summarizeObject(value) : plainText(value);
	return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN - 1)}…` : text;
}

function plainText(value: unknown): string {
	return typeof value === "function" ? "a function" : textOf(value);
}

function summarizeObject(value: object): string {
	if (Array.isArray(value)) return `an array of ${value.length}`;
	const names = Object.keys(value);
	return names.length === 0 ? "{}" : `{ ${names.join(", ")} }`;
}
