import type { KeyringPair } from "@polkadot/keyring/types";
import type { Call, ExtrinsicEra, RuntimeVersion } from "@polkadot/types/interfaces";
import { type Hex, toHex } from "../codec/hex.ts";
import type { DevNode } from "./node/node.ts";

/**
 * Signs an immortal extrinsic.
 *
 * @param nonce - by default the next nonce of `pair`, pool included
 */
export function signExtrinsic(node: DevNode, call: Call, pair: KeyringPair, nonce?: number): Hex {
	const { registry, version } = node.runtime;
	const genesisHash = node.blockTree.genesis.hash;
	const extrinsic = registry.createType("Extrinsic", call, { version: 4 });
	extrinsic.sign(pair, {
		blockHash: genesisHash,
		genesisHash,
		runtimeVersion: registry.createType<RuntimeVersion>("RuntimeVersion", version),
		nonce: nonce ?? node.pool.nextNonce(toHex(pair.publicKey)),
		tip: 0,
		era: registry.createType<ExtrinsicEra>("ExtrinsicEra", "0x00"),
	});
	return toHex(extrinsic.toU8a());
}
