import { bnToU8a, stringToU8a, u8aConcat } from "@polkadot/util";
import { blake2AsHex } from "@polkadot/util-crypto";
import { fromHex, type Hex } from "../../../../codec/hex.ts";
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
		stringToU8a("modlpy/proxy____"),
		fromHex(spawner),
		bnToU8a(height, { bitLength: 32 }),
		bnToU8a(extIndex, { bitLength: 32 }),
		[proxyTypeIndex(chain, proxyType)],
		bnToU8a(index, { bitLength: 16 }),
	];
	return blake2AsHex(u8aConcat(...parts)) as Hex;
}
