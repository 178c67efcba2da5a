import { encodeInteger } from "../../../../codec/encode-integer.ts";
import { hash256 } from "../../../../codec/hash-256.ts";
import { concatBytes, fromHex, type Hex } from "../../../../codec/hex.ts";
import type { Chain } from "../chain.ts";
import { proxyTypeIndex } from "./proxy-types.ts";

/** Origin of an account without a key. */
export interface PureOrigin {
	readonly spawner: Hex;
	readonly proxyType: string;
	/** Distinguishes accounts of one extrinsic. */
	readonly index: number;
	/** Block and extrinsic that created it. */
	readonly height: number;
	readonly extIndex: number;
}

/** The account without a key that an extrinsic creates: a hash of its origin. */
export function pureAccount(chain: Chain, { spawner, proxyType, index, height, extIndex }: PureOrigin): Hex {
	const parts = [
		new TextEncoder().encode("modlpy/proxy____"),
		fromHex(spawner),
		encodeInteger(BigInt(height), 4),
		encodeInteger(BigInt(extIndex), 4),
		Uint8Array.of(proxyTypeIndex(chain, proxyType)),
		encodeInteger(BigInt(index), 2),
	];
	return hash256(concatBytes(parts));
}
