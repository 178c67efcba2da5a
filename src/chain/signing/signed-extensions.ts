import { encodeCompact, encodeInteger } from "../../codec/encode-integer.ts";
import { fromHex, type Hex } from "../../codec/hex.ts";
import type { Reader } from "../../codec/reader.ts";

/** What a signer chooses for a transaction. */
export interface SignedOptions {
	/** As encoded; `0x00` for a transaction that is valid for ever. */
	readonly era: Hex;
	readonly nonce: number;
	/** Pico PHA. */
	readonly tip: bigint;
	/** Of `CheckMetadataHash`: 1 where the signer also signed the hash of the metadata that it decoded the call by. Defaults to 0. */
	readonly mode?: 1;
}

/** What the signed payload alone holds of the chain. */
export interface SignedContext {
	readonly specVersion: number;
	readonly transactionVersion: number;
	readonly genesisHash: Hex;
	/** Hash of the era's first block; of block 0 for an immortal transaction. */
	readonly blockHash: Hex;
}

/** A signed extension: what it adds to an extrinsic, and to the payload alone. */
export interface SignedExtension {
	readonly extra?: {
		encode(options: SignedOptions): Uint8Array;
		read(r: Reader): Partial<SignedOptions>;
	};
	additional?(context: SignedContext): Uint8Array;
}

/** Signed extensions that add something, by name. */
export const SIGNED_EXTENSIONS: ReadonlyMap<string, SignedExtension> = new Map(
	Object.entries<SignedExtension>({
		CheckSpecVersion: { additional: ({ specVersion }) => encodeInteger(BigInt(specVersion), 4) },
		CheckTxVersion: { additional: ({ transactionVersion }) => encodeInteger(BigInt(transactionVersion), 4) },
		CheckGenesis: { additional: ({ genesisHash }) => fromHex(genesisHash) },
		CheckMortality: {
			extra: { encode: ({ era }) => fromHex(era), read: (r) => ({ era: readEra(r) }) },
			additional: ({ blockHash }) => fromHex(blockHash),
		},
		CheckNonce: {
			extra: { encode: ({ nonce }) => encodeCompact(BigInt(nonce)), read: (r) => ({ nonce: r.length() }) },
		},
		ChargeTransactionPayment: {
			extra: { encode: ({ tip }) => encodeCompact(tip), read: (r) => ({ tip: r.compact() }) },
		},
	}),
);

function readEra(r: Reader): Hex {
	const first = r.hex(1);
	return first === "0x00" ? first : (`${first}${r.hex(1).slice(2)}` as Hex);
}
