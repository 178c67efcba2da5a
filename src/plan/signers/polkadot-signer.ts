import { fromHex } from "../../chain/loaded-at-once.ts";
import type { Hex } from "../../codec/hex.ts";
import { malformedResponse } from "../../query/storage-values.ts";
import type { PlanRpc } from "../plan-rpc.ts";
import type { SignatureRequest, SignerAnswer, SigningCodec, SigningDeps } from "./signature-request.ts";

/** A signer of `polkadot-api`: `getPolkadotSigner`, the accounts of its `connectInjectedExtension`, its Ledger signer. @public */
export interface PolkadotSigner {
	/** Public key, which is the account: 32 bytes. Of an ecdsa key its blake2-256 hash; the 33 bytes of the key are accepted as well. */
	readonly publicKey: Uint8Array;
	/**
	 * Signs a transaction.
	 *
	 * @param callData - the call
	 * @param signedExtensions - what each signed extension adds to the extrinsic (`value`) and to the payload alone (`additionalSigned`)
	 * @param metadata - the runtime's metadata
	 * @param atBlockNumber - the block that the mortality counts from
	 * @returns the signed extrinsic
	 */
	signTx(
		callData: Uint8Array,
		signedExtensions: Record<
			string,
			{ readonly identifier: string; readonly value: Uint8Array; readonly additionalSigned: Uint8Array }
		>,
		metadata: Uint8Array,
		atBlockNumber: number,
		hasher?: (data: Uint8Array) => Uint8Array,
	): Promise<Uint8Array>;
	/** Signs arbitrary bytes; not used for transactions. */
	signBytes(data: Uint8Array): Promise<Uint8Array>;
}

/** Metadata by runtime: some hundred KB, which only these signers need. */
const metadata = new WeakMap<SigningCodec, Promise<Hex>>();

/** Requests a signed extrinsic of a signer of polkadot-api. */
export async function signWithPolkadotApi(
	signer: PolkadotSigner,
	{ unsigned: { payload }, block }: SignatureRequest,
	{ rpc, codec }: SigningDeps,
): Promise<SignerAnswer> {
	const options = { era: payload.era, nonce: Number(payload.nonce), tip: BigInt(payload.tip) };
	const { genesisHash, blockHash } = payload;
	const versions = { specVersion: Number(payload.specVersion), transactionVersion: Number(payload.transactionVersion) };
	const extensions = codec.encodeExtensions(options, { ...versions, genesisHash, blockHash });
	const signedExtensions = Object.fromEntries(
		extensions.map(({ name, extra, additional }) => [
			name,
			{ identifier: name, value: extra, additionalSigned: additional },
		]),
	);
	let loading = metadata.get(codec);
	if (!loading) {
		loading = fetchMetadata(rpc, block.hash);
		metadata.set(codec, loading);
		loading.catch(() => metadata.delete(codec));
	}
	const bytes = fromHex(await loading);
	const call = fromHex(payload.method);
	return { transaction: await signer.signTx(call, signedExtensions, bytes, Number(payload.blockNumber)) };
}

async function fetchMetadata(rpc: PlanRpc, at: Hex): Promise<Hex> {
	const method = "state_getMetadata";
	const response = await rpc.request(method, [at]);
	if (typeof response === "string") return response as Hex;
	throw malformedResponse(method, "no metadata");
}
