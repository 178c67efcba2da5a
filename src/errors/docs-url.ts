import { homepage } from "../../package.json";
import type { ErrorCode } from "./codes.ts";
import { invalidArgument } from "./invalid-argument.ts";

/**
 * The address of what the documentation says about an error: its cause, its details, and what to do. For logs and links.
 *
 * @param error - an error or a check failure, also one that was sent by `postMessage` or as JSON
 * @throws PhalaError `INVALID_ARGUMENT` for anything without a code
 * @example
 * ```ts
 * if (isPhalaError(e)) console.log(e.message, docsUrl(e)); // … /docs/errors.md#cap_exceeded
 * ```
 * @public
 */
export function docsUrl(error: { readonly code: ErrorCode }): string {
	const code: unknown = error?.code;
	if (typeof code !== "string") throw invalidArgument("error", error, "an object with the code of a PhalaError");
	return homepage.replace(/#.*/, `/blob/main/docs/errors.md#${code.toLowerCase()}`);
}
