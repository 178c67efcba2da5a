import type { Hex } from "../../codec/hex.ts";

/** In place of an sr25519 signature: no chain accepts it but a development chain, for accounts that it impersonates. */
const MARK: Hex = `0x01deadbeef${"cd".repeat(60)}`;

/** Whether a signature is the mark of an impersonated account. */
export function isImpersonated(signature: unknown): signature is Hex {
	return signature === MARK;
}
