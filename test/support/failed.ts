import { isPhalaError, type PhalaError } from "../../src/errors/error.ts";

/** The error that `work` ends with; fails the test when it ends otherwise, or with something else. */
export async function failed(work: Promise<unknown>): Promise<PhalaError> {
	let result: unknown;
	try {
		result = await work;
	} catch (error) {
		if (isPhalaError(error)) return error;
		throw error;
	}
	throw new Error(`succeeded with ${String(result)}`);
}
