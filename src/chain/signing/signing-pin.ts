import type { Hex } from "../../codec/hex.ts";

/** What a public runtime is known to sign. */
export interface SigningPin {
	readonly specName: string;
	readonly specVersion: number;
	/** Pallets whose calls the hash covers. */
	readonly pallets: readonly string[];
	/** blake2-256 of the runtime's description, see `describePinned`. */
	readonly hash: Hex;
}
