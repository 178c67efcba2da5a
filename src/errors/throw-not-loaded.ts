import { causeMessage } from "./cause-message.ts";
import { PhalaError } from "./error.ts";

/**
 * For the `catch` of every dynamic import: a page that is offline, or of an earlier deployment, cannot load the chunk.
 *
 * @throws PhalaError `CODE_NOT_LOADED`
 */
export function throwNotLoaded(cause: unknown): never {
	const reason = causeMessage(cause);
	const message = `Code not loaded: ${reason}. Repeat it online, or reload the page.`;
	throw new PhalaError("CODE_NOT_LOADED", message, { reason }, { cause });
}
