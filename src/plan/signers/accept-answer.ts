import { decodeEra, IMMORTAL_ERA } from "../../chain/signing/mortal-era.ts";
import type { SignedExtrinsic } from "../../chain/signing/transaction-codec.ts";
import { fromHex, type Hex, toHex } from "../../codec/hex.ts";
import { isPhalaError, PhalaError } from "../../errors/error.ts";
import { lastValidBlock } from "../last-valid-block.ts";
import { fetchBlockHash } from "../node-requests.ts";
import { toSignable } from "../signing-payload.ts";
import { verifySignature } from "../verify-signature.ts";
import type { AcceptedSignature, SignatureRequest, SignerAnswer, SigningDeps } from "./signature-request.ts";

/**
 * Verifies a signer's answer: a signature of the payload, or a signed extrinsic, whose nonce, tip and mortality the signer may have
 * chosen.
 *
 * @param address - of the signer, for errors
 * @returns what was signed; `null` where the signature is not the account's for this chain
 * @throws PhalaError `PAYLOAD_CHANGED` for another call or account, or a mortality that has no block here
 */
export async function acceptAnswer(
	{ signature, transaction }: SignerAnswer,
	request: SignatureRequest,
	deps: SigningDeps,
	address: string,
): Promise<AcceptedSignature | null> {
	const { account, unsigned } = request;
	const extrinsic = decodeTransaction(transaction, deps);
	if (extrinsic) return acceptTransaction(extrinsic, request, deps, address);
	const verified = await verifySignature(toBytes(signature), unsigned.signable, account);
	if (verified === null) return null;
	const { payload, method, nonce, lastValidBlock } = unsigned;
	return {
		account,
		signature: verified,
		call: method,
		era: payload.era,
		nonce,
		tip: BigInt(payload.tip),
		lastValidBlock,
	};
}

/** `null` for bytes that are no signed extrinsic of this runtime, as of wallets with another metadata: their signature counts then. */
function decodeTransaction(transaction: unknown, { codec }: SigningDeps): SignedExtrinsic | null {
	if (transaction === undefined || transaction === null) return null;
	try {
		return codec.decodeExtrinsic(toHex(fromHex(toBytes(transaction) as Hex)));
	} catch (error) {
		if (isPhalaError(error, "UNVERIFIED_RUNTIME")) throw error;
		return null;
	}
}

async function acceptTransaction(
	{ account, signature, call, era, nonce, tip }: SignedExtrinsic,
	{ unsigned, block, ...request }: SignatureRequest,
	{ codec, rpc }: SigningDeps,
	address: string,
): Promise<AcceptedSignature | null> {
	if (account !== request.account) throw payloadChanged(address, "account");
	if (call !== unsigned.method) throw payloadChanged(address, "call");
	const { payload } = unsigned;
	const { genesisHash } = payload;
	let { blockHash } = payload;
	let last = unsigned.lastValidBlock;
	if (era !== payload.era) {
		const mortality = parseEra(era, block.number);
		if (mortality === undefined) throw payloadChanged(address, "mortality");
		last = lastValidBlock(codec, mortality);
		const hash = mortality ? await fetchBlockHash(rpc, mortality.firstBlock) : genesisHash;
		if (hash === null || (last !== null && last <= block.number)) throw payloadChanged(address, "mortality");
		blockHash = hash;
	}
	const versions = { specVersion: Number(payload.specVersion), transactionVersion: Number(payload.transactionVersion) };
	const options = { era, nonce, tip };
	const signed = codec.encodePayload(call, options, { ...versions, genesisHash, blockHash });
	const verified = await verifySignature(signature, toSignable(signed), account);
	return verified === null ? null : { account, signature: verified, call, ...options, lastValidBlock: last };
}

/** `undefined`: no era. */
function parseEra(era: Hex, current: number) {
	try {
		return era === IMMORTAL_ERA ? null : decodeEra(era, current);
	} catch {
		return undefined;
	}
}

function toBytes(value: unknown): unknown {
	return value instanceof Uint8Array ? toHex(value) : value;
}

function payloadChanged(address: string, part: "account" | "call" | "mortality"): PhalaError<"PAYLOAD_CHANGED"> {
	const wrong = {
		account: "with another account",
		call: "another call than the plan's",
		mortality: "for blocks that this chain does not have, or that are over",
	};
	const message = `The signer of ${address} signed ${wrong[part]}. Nothing was sent.`;
	return new PhalaError("PAYLOAD_CHANGED", message, { address, part });
}
