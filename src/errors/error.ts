import type { ErrorCode, ErrorDetails } from "./codes.ts";

/**
 * Every failure of this SDK: a stable `code`, `details` that the code types, and a message that says what would be right.
 *
 * - Test with {@link isPhalaError}, not `instanceof`: two copies of the library then still understand each other
 * - `cause` holds the error underneath, when there is one
 *
 * @public
 */
export class PhalaError<C extends ErrorCode = ErrorCode> extends Error {
	/** Always `"PhalaError"`. */
	override readonly name = "PhalaError";
	/** What went wrong; stable across releases and never reused. */
	readonly code: C;
	/** The facts of this failure, typed by `code`; amounts in smallest units (10⁻¹² PHA). */
	readonly details: ErrorDetails[C];

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
}

/**
 * Whether `error` is a {@link PhalaError}, of one code where given; narrows `error.details`.
 *
 * @param error - anything caught
 * @param code - the code to test for; any when left out
 * @example
 * if (isPhalaError(e, "CAP_EXCEEDED")) console.log(e.details.remaining);
 * @public
 */
export function isPhalaError<C extends ErrorCode = ErrorCode>(error: unknown, code?: C): error is PhalaError<C> {
	if (typeof error !== "object" || error === null) return false;
	const e = error as Partial<PhalaError>;
	return e.name === "PhalaError" && typeof e.code === "string" && (code === undefined || e.code === code);
}
