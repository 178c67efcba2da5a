import { causeMessage } from "../errors/cause-message.ts";
import { isPhalaError, PhalaError } from "../errors/error.ts";
import { findUserRejection } from "../errors/user-rejection.ts";

/** Words of wallets that are locked, or that have no account yet (Talisman: "has not been configured yet"). */
const LOCKED = /\block(?:ed)?\b|\bunlock|\bpassword\b|not been configured|\bonboarding\b/i;

/** The error for whatever a wallet threw. */
export function toWalletError(wallet: string, cause: unknown): PhalaError {
	if (isPhalaError(cause)) return cause;
	const options = { cause };
	const rejection = findUserRejection(cause);
	if (rejection !== null) {
		const message =
			rejection === "now"
				? `The user refused the request in ${wallet}.`
				: `The user refused this page in ${wallet} before. Only its settings can allow it.`;
		return new PhalaError("USER_REJECTED", message, { wallet, address: null }, options);
	}
	const reason = causeMessage(cause) || causeMessage(Object(cause).message);
	if (LOCKED.test(reason)) {
		const message = `${wallet} is locked or not set up: ${reason}. The user has to open it.`;
		return new PhalaError("WALLET_LOCKED", message, { wallet }, options);
	}
	const message = `${wallet} failed: ${reason || "no reason given"}.`;
	return new PhalaError("WALLET_FAILED", message, { wallet, reason }, options);
}
