import type { CheckFailure } from "../chain/operation.ts";
import { deepEqual } from "../codec/deep-equal.ts";
import { stringify } from "../codec/stringify.ts";
import { parseObject } from "../devchain/validate.ts";
import type { ErrorCode, ErrorDetails } from "../errors/codes.ts";
import { isPhalaError } from "../errors/error.ts";
import { invalidValue } from "../errors/invalid-argument.ts";
import { formatPha, parsePha } from "../math/units.ts";
import type { Plan } from "../plan/plan.ts";
import type { Submission } from "../plan/submission.ts";

/**
 * Result of a matcher, as `expect.extend` takes it.
 *
 * @public
 */
export interface MatcherResult {
	/** Whether the value matches. */
	readonly pass: boolean;
	/** Why the assertion failed. */
	message(): string;
	/** What was found. */
	readonly actual: unknown;
	/** What was expected. */
	readonly expected: unknown;
}

/**
 * Types of {@link matchers} for the `Matchers` interface of a test runner.
 *
 * @example
 * ```ts
 * import type { PhalaMatchers } from "phala-stakepool/testing";
 *
 * declare module "vitest" {
 * 	interface Matchers<T = any> extends PhalaMatchers {}
 * }
 * ```
 * @public
 */
export interface PhalaMatchers<R = void> {
	/**
	 * Expects a refusal by a rule of the chain: of a plan (by its check), of a submission or promise (by its rejection), or in a list of
	 * check failures. Await it.
	 *
	 * @param code - the code of the error, or of one of the failures
	 * @param details - fields that its details have
	 */
	toBeRefusedWith<C extends ErrorCode>(code: C, details?: Partial<ErrorDetails[C]>): Promise<void>;
	/**
	 * Expects a `bigint` of pico PHA to be an amount of PHA.
	 *
	 * @param pha - decimal text, as `"1400.5"`, or pico PHA
	 */
	toEqualPha(pha: string | bigint): R;
	/**
	 * Expects a `bigint` of pico PHA to be near an amount of PHA: shares round.
	 *
	 * @param pha - decimal text, as `"1400.5"`, or pico PHA
	 * @param tolerance - greatest difference, in the same form
	 * @defaultValue `tolerance`: `"0.000001"`
	 */
	toBeCloseToPha(pha: string | bigint, tolerance?: string | bigint): R;
}

/** Why something was refused; empty if it was not. */
type Refusals = readonly Pick<CheckFailure, "code" | "message" | "details">[];

/**
 * Matchers for `expect.extend` of vitest, jest and Playwright, typed by {@link PhalaMatchers}.
 *
 * @example
 * ```ts
 * import { expect } from "vitest";
 * import { matchers } from "phala-stakepool/testing";
 *
 * expect.extend(matchers);
 * ```
 * @public
 */
export const matchers = {
	toBeRefusedWith(received: unknown, code: ErrorCode, details: object = {}): MatcherResult | Promise<MatcherResult> {
		parseObject("details", details);
		// What is known already is matched at once, so that nothing is missed where the assertion is not awaited.
		if (isRefusals(received)) return matchRefusal(received, code, details);
		if (isPhalaError(received)) return matchRefusal([received], code, details);
		return findRefusals(received).then((refusals) => matchRefusal(refusals, code, details));
	},

	toEqualPha(received: unknown, pha: string | bigint): MatcherResult {
		return matchAmount(received, pha, 0n);
	},

	toBeCloseToPha(received: unknown, pha: string | bigint, tolerance: string | bigint = "0.000001"): MatcherResult {
		return matchAmount(received, pha, toPico(tolerance));
	},
};

const toPico = (pha: string | bigint): bigint => (typeof pha === "bigint" ? pha : parsePha(pha));

function matchAmount(received: unknown, pha: string | bigint, tolerance: bigint): MatcherResult {
	if (typeof received !== "bigint") throw invalidValue("INVALID_AMOUNT", "received", received, "a bigint of pico PHA");
	const expected = toPico(pha);
	const difference = received - expected;
	const pass = difference <= tolerance && -difference <= tolerance;
	const show = (amount: bigint) => `${formatPha(amount)} PHA`;
	const wanted = show(expected) + (tolerance > 0n ? ` ± ${show(tolerance)}` : "");
	const message = () =>
		pass
			? `Expected other than ${wanted}, received ${show(received)}.`
			: `Expected ${wanted}, received ${show(received)}: ${show(difference)} more.`;
	return { pass, message, actual: show(received), expected: show(expected) };
}

function matchRefusal(refusals: Refusals, code: ErrorCode, details: object): MatcherResult {
	const pass = refusals.some((refusal) => refusal.code === code && hasDetails(refusal.details, details));
	const wanted = Object.keys(details).length === 0 ? code : `${code} ${stringify(details)}`;
	const found = refusals.map((refusal) => `${refusal.code} ${stringify(refusal.details)}: ${refusal.message}`);
	const message = () =>
		`Expected ${pass ? "no " : ""}refusal with ${wanted}, ${found.length === 0 ? "nothing was refused." : `received ${found.join("; ")}`}`;
	return { pass, message, actual: refusals.map((refusal) => refusal.code), expected: code };
}

const hasDetails = (actual: object, expected: object): boolean =>
	Object.entries(expected).every(([name, value]) => deepEqual(Reflect.get(actual, name), value));

/** Waits for a refusal. Errors that are none reject. */
async function findRefusals(received: unknown): Promise<Refusals> {
	const work = typeof received === "function" ? received() : received;
	if (isPlan(work)) return work.check();
	try {
		const value: unknown = await (isSubmission(work) ? work.inBlock : work);
		if (isRefusals(value)) return value;
		return isPhalaError(value) ? [value] : [];
	} catch (error) {
		if (isPhalaError(error)) return [error];
		throw error;
	}
}

// By their members: an application may bundle a copy of the library of its own.
const isPlan = (value: unknown): value is Plan<unknown> =>
	typeof value === "object" && value !== null && "check" in value && "send" in value;

const isSubmission = (value: unknown): value is Submission<unknown> =>
	typeof value === "object" && value !== null && "status$" in value && "inBlock" in value;

const isRefusals = (value: unknown): value is readonly CheckFailure[] =>
	Array.isArray(value) && value.every((part) => typeof part?.code === "string" && typeof part.message === "string");
