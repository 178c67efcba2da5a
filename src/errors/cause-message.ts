/** Most characters of a message that another message repeats. */
const MAX_SHOWN = 100;
/** Characters that are searched for secrets. */
const MAX_SEARCHED = 1_000;
/** Twelve words or more as in a mnemonic, or 32 bytes of hex as of a seed. */
const SECRETS = /\b(?:[a-z]{3,8}\s+){11,}[a-z]{3,8}\b|\b(?:0x)?[0-9a-f]{64,}\b/gi;

/**
 * The message of an error that other code threw, as the message of a `PhalaError` repeats it.
 *
 * @returns at most 100 characters, `[redacted]` in place of what may be a secret; empty where there is no message
 */
export function causeMessage(cause: unknown): string {
	const text: unknown = cause instanceof Error ? cause.message : cause;
	if (text === undefined || typeof text === "object" || typeof text === "function") return "";
	const safe = String(text).slice(0, MAX_SEARCHED).replace(SECRETS, "[redacted]");
	return safe.length > MAX_SHOWN ? `${safe.slice(0, MAX_SHOWN - 1)}…` : safe;
}

/** The cause that a `PhalaError` keeps of what a signer threw: without its text where that may hold a secret, which loggers would write. */
export function causeWithoutSecrets(cause: unknown): unknown {
	const text = messageOf(cause);
	if (typeof text !== "string") return cause;
	const hasSecret = text.length > MAX_SEARCHED || text.search(SECRETS) >= 0;
	return hasSecret ? new Error(causeMessage(text)) : cause;
}

function messageOf(cause: unknown): unknown {
	try {
		return Object(cause).message ?? cause;
	} catch {
		return cause;
	}
}
