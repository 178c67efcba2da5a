import type { KeyringPair } from "@polkadot/keyring/types";
import type { Call, ExtrinsicEra, RuntimeVersion } from "@polkadot/types/interfaces";
import { type Hex, toHex } from "../codec/hex.ts";
import type { DevNode } from "./node/node.ts";
import { callByName } from "./node/storage-by-name.ts";
import type { NonceHolder } from "./node/submission-fate.ts";

/**
 * Signs an immortal extrinsic.
 *
 * @param nonce - by default the next nonce of `pair`, pool included
 */
export function signExtrinsic(node: DevNode, call: Call, pair: KeyringPair, nonce?: number, tip = 0n): Hex {
	const { registry, version } = node.runtime;
	const genesisHash = node.blockTree.genesis.hash;
	const extrinsic = registry.createType("Extrinsic", call, { version: 4 });
	extrinsic.sign(pair, {
		blockHash: genesisHash,
		genesisHash,
		runtimeVersion: registry.createType<RuntimeVersion>("RuntimeVersion", version),
		nonce: nonce ?? node.pool.nextNonce(toHex(pair.publicKey)),
		tip,
		era: registry.createType<ExtrinsicEra>("ExtrinsicEra", "0x00"),
	});
	return toHex(extrinsic.toU8a());
}

/** A `remark` of the same account and nonce with a higher tip; `undefined` when no pair is the signer's. */
export function signReplacement(
	node: DevNode,
	pairs: readonly KeyringPair[],
	{ signer, nonce, tip }: NonceHolder,
): Hex | undefined {
	const pair = pairs.find(({ publicKey }) => toHex(publicKey) === signer);
	if (pair === undefined) return undefined;
	return signExtrinsic(node, callByName(node.runtime, "System", "remark")("0x"), pair, nonce, tip + 1n);
}
