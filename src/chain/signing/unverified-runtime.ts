import { PhalaError } from "../loaded-at-once.ts";

/** The error for something that would be signed with another meaning. */
export function unverifiedRuntime(
	{ specName, specVersion }: { readonly specName: string; readonly specVersion: number },
	reason: string,
	cause?: unknown,
): PhalaError<"UNVERIFIED_RUNTIME"> {
	const message = `The node's metadata of ${specName} ${specVersion} cannot be trusted: ${reason}. Nothing was signed. Use another endpoint, or a newer release of this library.`;
	return new PhalaError("UNVERIFIED_RUNTIME", message, { specName, specVersion, reason }, { cause });
}
