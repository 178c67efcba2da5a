import type { BoundRuntime } from "../chain/bound-runtime.ts";
import type { Hex } from "../codec/hex.ts";
import type { ChainToken } from "./token.ts";

/** A chain and its runtime. @public */
export interface NetworkInfo {
	/** Name of the runtime, e.g. `khala`. */
	readonly specName: string;
	/** Version of the runtime; increases with every upgrade. */
	readonly specVersion: number;
	/** Hash of block 0, which identifies the chain. */
	readonly genesisHash: Hex;
	/** Prefix of the ss58 addresses that the SDK returns. */
	readonly ss58Prefix: number;
	/** The token of fees and stakes. */
	readonly token: ChainToken;
}

/** The chain, with one of its runtimes. */
export function buildNetworkInfo(
	{ specName, specVersion, ss58Prefix }: BoundRuntime,
	genesisHash: Hex,
	token: ChainToken,
): NetworkInfo {
	return Object.freeze({ specName, specVersion, genesisHash, ss58Prefix, token });
}
