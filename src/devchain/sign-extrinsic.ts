import { encodeInteger } from "../codec/encode-integer.ts";
import { concatBytes, fromHex, type Hex, toHex } from "../codec/hex.ts";
import type { DevSigner } from "./dev-signers.ts";
import type { DevNode } from "./node/node.ts";
import type { NonceHolder } from "./node/submission-fate.ts";
import { encodeExtra, signedExtrinsic } from "./runtime/frame/extrinsic.ts";
import type { PlainCall } from "./runtime/frame/plain-call.ts";
import { signedBytes } from "./runtime/frame/signature.ts";

/**
 * Signs an immortal extrinsic.
 *
 * @param call - in plain values, or encoded
 * @param nonce - by default the next nonce of `signer`, pool included
 */
export function signExtrinsic(
	node: DevNode,
	call: PlainCall | Uint8Array,
	signer: DevSigner,
	nonce = node.pool.nextNonce(toHex(signer.publicKey)),
	tip = 0n,
): Hex {
	const { layout, version } = node.runtime;
	const encoded = call instanceof Uint8Array ? call : layout.encodeCall(call);
	const genesis = fromHex(node.blockTree.genesis.hash);
	const extra = encodeExtra(nonce, tip);
	const versions = [version.specVersion, version.transactionVersion].map((each) => encodeInteger(BigInt(each), 4));
	const payload = concatBytes([encoded, extra, ...versions, genesis, genesis]);
	return toHex(signedExtrinsic(signer.publicKey, signer.sign(signedBytes(payload)), extra, encoded));
}

/** A `remark` of the same account and nonce with a higher tip; `undefined` when no signer is the account. */
export function signReplacement(
	node: DevNode,
	signers: readonly DevSigner[],
	{ signer: account, nonce, tip }: NonceHolder,
): Hex | undefined {
	const signer = signers.find(({ publicKey }) => toHex(publicKey) === account);
	if (signer === undefined) return undefined;
	return signExtrinsic(node, { pallet: "system", method: "remark", args: { remark: "0x" } }, signer, nonce, tip + 1n);
}
