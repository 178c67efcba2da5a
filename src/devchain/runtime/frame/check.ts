import { hash256 } from "../../../codec/hash-256.ts";
import { concatBytes, fromHex, type Hex } from "../../../codec/hex.ts";
import { decodeEra } from "../../../codec/mortal-era.ts";
import type { Invalid, Valid } from "../runtime.ts";
import { Account } from "./accounts.ts";
import type { Currency } from "./balances.ts";
import { exceedsBlock } from "./block-limits.ts";
import type { Chain } from "./chain.ts";
import type { Signed } from "./extrinsic.ts";
import { type Fees, total } from "./fees.ts";
import { isMockSignature, verify } from "./signature.ts";
import { BlockHash } from "./system.ts";

/** Block that an extrinsic is checked for. */
export interface BlockPosition {
	/** Number of the block that would include it. */
	readonly number: number;
	/** Hash of the block before that one. */
	readonly parentHash: Hex;
}

/** Versions that signatures commit to. */
export interface Versions {
	readonly specName: string;
	readonly specVersion: number;
	readonly transactionVersion: number;
}

const invalid = (reason: string): Invalid => ({ kind: "Invalid", reason });
const ZERO: Hex = `0x${"00".repeat(32)}`;

/** Checks signed extrinsics. Caches valid signatures, because both the pool and the block check them. */
export class Checker {
	readonly #versions: Versions;
	readonly #fees: Fees;
	readonly #currency: Currency;
	readonly #isImpersonated: (account: Hex) => boolean;
	readonly #verified = new Set<string>();

	/**
	 * @param versions - of the runtime
	 * @param fees - fees of extrinsics
	 * @param currency - pays the fees
	 * @param isImpersonated - whether a mock signature of an account is valid
	 */
	constructor(versions: Versions, fees: Fees, currency: Currency, isImpersonated: (account: Hex) => boolean) {
		this.#versions = versions;
		this.#fees = fees;
		this.#currency = currency;
		this.#isImpersonated = isImpersonated;
	}

	/**
	 * Checks era, signature, nonce, weight, length and fee of a signed extrinsic for a block at `position`. A nonce that is too high is valid
	 * here, with `due: false`.
	 */
	check(chain: Chain, extrinsic: Signed, position: BlockPosition): (Valid & { readonly due: boolean }) | Invalid {
		const { signer, nonce, tip, era, call, length } = extrinsic;
		if (signer === null) return { kind: "Unknown", reason: "CannotLookup" };
		if (signer === ZERO) return invalid("BadSigner");
		const mortality = decodeEra(era, position.number);
		const birthHash = hashOf(chain, mortality?.firstBlock ?? 0, position);
		if (birthHash === ZERO) return invalid("AncientBirthBlock");
		if (!this.#isSigned(extrinsic, signer, hashOf(chain, 0, position), birthHash)) return invalid("BadProof");
		const account = chain.at(Account).get(signer);
		if (nonce < account.nonce) return invalid("Stale");
		if (exceedsBlock(chain, this.#fees.weightOf(call), length)) return invalid("ExhaustsResources");
		const fee = total(this.#fees.feeOf(call, length)) + tip;
		if (this.#currency.spendable(chain, signer, "keepAlive") < fee) return invalid("Payment");
		return { signer, nonce, tip, lastValidBlock: mortality?.lastBlock ?? null, due: nonce === account.nonce };
	}

	#isSigned({ payload, signature }: Signed, signer: Hex, genesis: Hex, birth: Hex): boolean {
		// Not cached: it ends with the impersonation.
		if (isMockSignature(signature)) return this.#isImpersonated(signer);
		const { specVersion, transactionVersion } = this.#versions;
		const versions = new Uint8Array(new Uint32Array([specVersion, transactionVersion]).buffer);
		const signed = concatBytes([payload, versions, fromHex(genesis), fromHex(birth)]);
		const id = hash256(concatBytes([fromHex(signer), signature.bytes, signed]));
		if (this.#verified.has(id)) return true;
		if (!verify(signature, signed, signer)) return false;
		if (this.#verified.size >= REMEMBERED) this.#verified.clear();
		this.#verified.add(id);
		return true;
	}
}

const REMEMBERED = 4096;

const hashOf = (chain: Chain, number: number, position: BlockPosition): Hex =>
	number === position.number - 1 ? position.parentHash : chain.at(BlockHash).get(number);
