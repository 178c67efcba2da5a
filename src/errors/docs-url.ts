import { homepage } from "../../package.json";
import type { ErrorCode } from "./codes.ts";

/**
 * The address of what the documentation says about an error: its cause, its details, and what to do. For logs and links.
 *
 * @param error - an error or a check failure, also one that was sent by `postMessage` or as JSON
 * @example
 * ```ts
 * if (isPhalaError(e)) console.log(e.message, docsUrl(e)); // … /docs/errors.md#cap_exceeded
 * ```
 * @public
 */
export function docsUrl({ code }: { readonly code: ErrorCode }): string {
	return homepage.replace(/#.*/, `/blob/main/docs/errors.md#${code.toLowerCase()}`);
}
