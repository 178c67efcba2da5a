import type { ErrorCode, ErrorDetails } from "./codes.ts";
import { textOf } from "./text-of.ts";

/**
 * Every failure of this SDK: a stable `code`, `details` typed by the code, and a message that states what was expected.
 *
 * - Test with {@link isPhalaError}, not `instanceof`: two copies of the library then still understand each other
 * - `cause` holds the error underneath, when there is one
 *
 * @public
 */
export class PhalaError<C extends ErrorCode = ErrorCode> extends Error {
	/** Always `"PhalaError"`. */
	override readonly name = "PhalaError";
	/** Identifies the kind of failure; stable across releases and never reused. */
	declare readonly code: C;
	/** The facts of this failure, typed by `code`; amounts in smallest units (10⁻¹² PHA). */
	declare readonly details: ErrorDetails[C];

	/**
	 * @param code - what went wrong
	 * @param message - one or two sentences: what happened, what would be right
	 * @param details - the facts, typed by `code`
	 * @param options - `cause`, the error underneath
	 */
	constructor(code: C, message: string, details: ErrorDetails[C], options?: { cause?: unknown }) {
		super(message, options);
		this.code = code;
		this.details = details;
	}

	/**
	 * The error as JSON can hold it, so that loggers can write it: `bigint` in `details` as decimal text, `cause` as its name and message.
	 * `stringify` writes errors without loss.
	 */
	toJSON(): PhalaErrorJson {
		const { message, cause } = this;
		const decimal = (_: string, value: unknown) => (typeof value === "bigint" ? textOf(value) : value);
		return JSON.parse(JSON.stringify({ ...this, message, cause: cause && textOf(cause) }, decimal));
	}
}

/** A {@link PhalaError} of any code: `switch (error.code)` narrows `error.details`. @public */
export type AnyPhalaError<C extends ErrorCode = ErrorCode> = { [K in C]: PhalaError<K> }[C];

/** Result of {@link PhalaError.toJSON}. @public */
export interface PhalaErrorJson {
	/** Always `"PhalaError"`. */
	readonly name: "PhalaError";
	/** Identifies the kind of failure. */
	readonly code: ErrorCode;
	/** The message. */
	readonly message: string;
	/** The details, `bigint` as decimal text. */
	readonly details: Readonly<Record<string, unknown>>;
	/** Name and message of the error underneath, where there is one. */
	readonly cause?: string | undefined;
}

/**
 * Whether `error` is a {@link PhalaError}, of one of these codes where some are given; narrows `error.details`.
 *
 * @param error - anything caught
 * @param codes - the codes to test for
 * @defaultValue `codes` - all
 * @example
 * if (isPhalaError(e, "CAP_EXCEEDED")) console.log(e.details.remaining);
 * @public
 */
export function isPhalaError<C extends ErrorCode = ErrorCode>(
	error: unknown,
	...codes: readonly C[]
): error is AnyPhalaError<C> {
	const { name, code } = (error ?? {}) as Partial<PhalaError>;
	return name === "PhalaError" && typeof code === "string" && (!codes[0] || codes.includes(code as C));
}
