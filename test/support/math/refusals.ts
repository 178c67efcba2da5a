import { isPhalaError } from "../../../src/errors/error.ts";

/** Largest number that the chain stores. */
export const U128_MAX = (1n << 128n) - 1n;

/** The code that `act` fails with; fails itself where `act` does not, or with a foreign error. */
export function codeOf(act: () => unknown): string {
	let result: unknown;
	try {
		result = act();
	} catch (error) {
		if (isPhalaError(error)) return error.code;
		throw error;
	}
	throw new Error(`returned ${String(result)}`);
}
