import { toSignable } from "../../chain/signing/to-signable.ts";
import type { SignedExtrinsic } from "../../chain/signing/transaction-codec.ts";
import { fromHex, type Hex, toHex } from "../../codec/hex.ts";
import { decodeEra, IMMORTAL_ERA, type MortalEra } from "../../codec/mortal-era.ts";
import { isPhalaError, PhalaError } from "../../errors/error.ts";
import { lastValidBlock } from "../last-valid-block.ts";
import { fetchBlockHash, fetchHeader } from "../node-requests.ts";
import { verifySignature } from "../verify-signature.ts";
import type { AcceptedSignature, SignatureRequest, SignerAnswer, SigningDeps } from "./signature-request.ts";

/**
 * Verifies a signer's answer: a signature of the payload, or a signed extrinsic, whose nonce, tip, mortality and metadata hash the signer
 * may have chosen. The signature of one with a metadata hash is left to the chain.
 *
 * @param address - of the signer, for errors
 * @returns what was signed; `null` where the signature is not the account's for this chain
 * @throws PhalaError `PAYLOAD_CHANGED` for another call or account, a mortality that has no block here, or what the extrinsic does not say
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

/** An extrinsic, and all its bytes. */
interface WholeExtrinsic extends SignedExtrinsic {
	readonly bytes: Hex;
}

/** `null` for bytes that are no signed extrinsic of this runtime, as of wallets with another metadata: their signature counts then. */
function decodeTransaction(transaction: unknown, { codec }: SigningDeps): WholeExtrinsic | null {
	if (transaction === undefined || transaction === null) return null;
	try {
		const bytes = toHex(fromHex(toBytes(transaction) as Hex));
		const { hash, ...extrinsic } = codec.decodeExtrinsic(bytes);
		return { ...extrinsic, bytes };
	} catch (error) {
		if (isPhalaError(error, "UNVERIFIED_RUNTIME")) throw error;
		return null;
	}
}

async function acceptTransaction(
	{ account, signature, call, bytes, ...options }: WholeExtrinsic,
	request: SignatureRequest,
	deps: SigningDeps,
	address: string,
): Promise<AcceptedSignature | null> {
	const { payload, method } = request.unsigned;
	if (account !== request.account) throw payloadChanged(address, "account");
	if (call !== method) throw payloadChanged(address, "call");
	const { genesisHash } = payload;
	const versions = { specVersion: Number(payload.specVersion), transactionVersion: Number(payload.transactionVersion) };
	if (deps.codec.encodeExtrinsic({ account, signature, call, ...options }) !== bytes)
		throw payloadChanged(address, "extensions");
	const mortalities = await findMortalities(options.era, request, deps);
	if (mortalities.length === 0) throw payloadChanged(address, "mortality");
	// The extrinsic does not hold the metadata hash that was signed: only the chain, which has it, can verify that signature.
	if (options.mode === 1) return { account, signature, call, ...options, lastValidBlock: latest(mortalities) };
	for (const { blockHash, lastValidBlock } of mortalities) {
		const signed = deps.codec.encodePayload(call, options, { ...versions, genesisHash, blockHash });
		const verified = await verifySignature(signature, toSignable(signed), account);
		if (verified !== null) return { account, signature: verified, call, ...options, lastValidBlock };
	}
	return null;
}

/** Blocks for which a signature may be. */
interface Mortality {
	/** Hash of the first one; of block 0 for all. */
	readonly blockHash: Hex;
	/** The last block that can hold the transaction; `null`: any. */
	readonly lastValidBlock: number | null;
}

/** The last block for which a signature may be. */
function latest(mortalities: readonly Mortality[]): number | null {
	const blocks = mortalities.map(({ lastValidBlock }) => lastValidBlock);
	return blocks.reduce((last, block) => (last === null || block === null ? null : Math.max(last, block)));
}

/** What an encoded era may mean on this chain: they repeat, and the signer may have chosen it long after it was asked. */
async function findMortalities(
	era: Hex,
	{ unsigned, block }: SignatureRequest,
	{ codec, rpc }: SigningDeps,
): Promise<readonly Mortality[]> {
	const { payload, lastValidBlock: last } = unsigned;
	if (era === payload.era) return [{ blockHash: payload.blockHash, lastValidBlock: last }];
	if (era === IMMORTAL_ERA) return [{ blockHash: payload.genesisHash, lastValidBlock: null }];
	const best = (await fetchHeader(rpc, null)).number;
	const found = [best, block.number].flatMap((current) => parseEra(era, current));
	const eras = new Map(found.map((each) => [each.firstBlock, each])).values();
	const mortalities = await Promise.all(
		[...eras].map(async (each) => {
			const blockHash = await fetchBlockHash(rpc, each.firstBlock);
			const lastBlock = lastValidBlock(codec, each) ?? each.lastBlock;
			return blockHash === null || lastBlock <= best ? [] : [{ blockHash, lastValidBlock: lastBlock }];
		}),
	);
	return mortalities.flat();
}

/** Empty: no era. */
function parseEra(era: Hex, current: number): readonly MortalEra[] {
	try {
		return [decodeEra(era, current)].filter((each) => each !== null);
	} catch {
		return [];
	}
}

function toBytes(value: unknown): unknown {
	return value instanceof Uint8Array ? toHex(value) : value;
}

const WRONG = {
	account: "for another account",
	call: "another call",
	extensions: "an asset, or another value that plans do not have",
	mortality: "for blocks that are over, or of another chain",
};

function payloadChanged(address: string, part: keyof typeof WRONG): PhalaError<"PAYLOAD_CHANGED"> {
	const message = `The signer of ${address} signed ${WRONG[part]}. Nothing was sent.`;
	return new PhalaError("PAYLOAD_CHANGED", message, { address, part });
}
