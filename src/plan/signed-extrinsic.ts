import { toSignable } from "../chain/signing/to-signable.ts";
import type { SignedExtrinsic } from "../chain/signing/transaction-codec.ts";
import type { MortalEra } from "../codec/mortal-era.ts";
import { verifySignature } from "./loaded-with-plans.ts";
import { fetchBlockHash } from "./node-requests.ts";
import type { TransactionDeps } from "./plan-context.ts";

/**
 * The block that the mortality of a signed extrinsic counts from, by its signature. Encoded eras repeat: it is the era's first block, or
 * that of the era before.
 *
 * @param mortality - what the extrinsic's era is now; `null`: valid for ever, which counts from block 0
 * @returns `null` where the signature is not the account's for this chain and its runtime
 */
export async function findFirstBlock(
	{ rpc, network, codec }: TransactionDeps,
	{ account, signature, call, ...options }: SignedExtrinsic,
	mortality: MortalEra | null,
): Promise<number | null> {
	const { specVersion, genesisHash } = network;
	const { transactionVersion } = codec;
	const candidates = mortality ? [mortality.firstBlock, 2 * mortality.firstBlock - mortality.lastBlock - 1] : [0];
	for (const number of candidates) {
		const blockHash = number < 0 ? null : await fetchBlockHash(rpc, number);
		if (blockHash === null) continue;
		const context = { specVersion, transactionVersion, genesisHash, blockHash };
		const signable = toSignable(codec.encodePayload(call, options, context));
		if ((await verifySignature(signature, signable, account)) !== null) return number;
	}
	return null;
}
