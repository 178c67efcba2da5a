import type { Hex } from "../codec/hex.ts";

/**
 * An account that the chain accepts without its key, from {@link DevChain.impersonate}: a signer for `plan.send`, and with
 * `signAndSend(address, { signer })` for `@polkadot/api`.
 *
 * @public
 */
export interface ImpersonatedAccount {
	/** The account, ss58. */
	readonly address: string;
	/** Marks the account: its signature is the same for every transaction and proves nothing. */
	readonly impersonated: true;
	/** Returns the mark in place of a signature. */
	readonly signer: {
		signPayload(payload: unknown): Promise<{ readonly id: number; readonly signature: Hex }>;
		signRaw(raw: unknown): Promise<{ readonly id: number; readonly signature: Hex }>;
	};
}

/** Stands in for the signature of an impersonated account, as in chopsticks: 64 bytes. */
export const MOCK_SIGNATURE_HEX: Hex = `0xdeadbeef${"cd".repeat(60)}`;

/** `MultiSignature::Sr25519` with the mark. */
const SIGNATURE: Hex = `0x01${MOCK_SIGNATURE_HEX.slice(2)}`;

/** The signer of an account whose signatures are the mark. */
export function createImpersonatedAccount(address: string): ImpersonatedAccount {
	const sign = async () => ({ id: 0, signature: SIGNATURE });
	return Object.freeze({
		address,
		impersonated: true as const,
		signer: Object.freeze({ signPayload: sign, signRaw: sign }),
	});
}
