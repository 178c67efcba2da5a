/** Codes of a refusal: EIP-1193, and what libraries make of it. */
const CODES: readonly unknown[] = [4001, "4001", "ACTION_REJECTED"];

/** What wallets write when their user refuses; other errors of wallets mention these words inside longer texts. */
const TEXTS: readonly RegExp[] = [
	// The bare word: polkadot{.js} and Talisman ("Cancelled" a signature, "Rejected" a page), "Transaction rejected" (Ledger).
	/^(?:\w*error: )*(?:(?:the )?(?:transaction|request|signature) (?:was )?)?(?:cancell?ed|rejected|denied|declined)[.!]?$/i,
	// The user as subject: "User Rejected" (SubWallet), "4001: User Rejected Request" (Enkrypt), "User denied message signature" (MetaMask).
	/\buser (?:has )?(?:cancell?ed|rejected|denied|declined|refused|closed)\b/i,
	// "Rejected by user" (SubWallet), "Condition of use not satisfied (denied by the user?)" (Ledger).
	/\b(?:cancell?ed|rejected|denied|declined|refused|closed) by (?:the )?user\b/i,
];

/** Refusals of an earlier visit: the wallet does not ask again (polkadot{.js}, Talisman, SubWallet). */
const EARLIER = /\bnot allowed to interact with this extension\b/i;

/** Nested errors that are looked at. */
const MAX_DEPTH = 3;

/**
 * Whether an error of a wallet, a hardware key or a signing library is its user's refusal.
 *
 * @returns `"now"`; `"earlier"`: the user refused the page before, and the wallet does not ask any more; `null`: another failure
 */
export function findUserRejection(cause: unknown): "now" | "earlier" | null {
	for (let error = cause, depth = 0; error !== undefined && error !== null && depth < MAX_DEPTH; depth++) {
		const { message, code, cause: inner } = readError(error);
		if (CODES.includes(code)) return "now";
		if (typeof message === "string") {
			if (EARLIER.test(message)) return "earlier";
			if (TEXTS.some((text) => text.test(message.trim()))) return "now";
		}
		error = inner;
	}
	return null;
}

/** The parts of an error, from whatever a wallet throws; of one without text also what it wraps. */
function readError(error: unknown): { readonly message?: unknown; readonly code?: unknown; readonly cause?: unknown } {
	try {
		if (typeof error !== "object") return { message: error };
		const { message, code, cause, data } = Object(error);
		return { message, code, cause: cause ?? data };
	} catch {
		return {};
	}
}
