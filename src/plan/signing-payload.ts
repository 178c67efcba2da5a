import { toSignable } from "../chain/signing/to-signable.ts";
import { hash256 } from "../codec/hash-256.ts";
import { fromHex, type Hex } from "../codec/hex.ts";
import { createMortalEra, IMMORTAL_ERA } from "../codec/mortal-era.ts";
import { invalidArgument, invalidValue } from "../errors/invalid-argument.ts";
import { notFound } from "../errors/not-found.ts";
import { parseOptions } from "../errors/parse-options.ts";
import { lastValidBlock } from "./last-valid-block.ts";
import { fetchBlockHash } from "./node-requests.ts";
import type { TransactionDeps } from "./plan-context.ts";
import type { PlanView } from "./plan-view.ts";

/** Blocks for which a signature is valid by default. */
export const DEFAULT_MORTALITY = 64;
/** Blocks that finality may be behind before a signature counts from the best block instead. */
const MAX_FINALITY_LAG = 5;
/** The part of a mortality that finality may be behind at most: most of it has to be left when the transaction is sent. */
const MAX_LAG_SHARE = 1 / 4;

/** Options of a transaction. @public */
export interface TransactionOptions {
	/**
	 * Paid to the block's author on top of the fee, pico PHA.
	 *
	 * @defaultValue `0n`
	 */
	readonly tip?: bigint | undefined;
	/**
	 * For how many blocks the signature is valid, rounded up to a power of two, 4 to 65 536; `null`: for ever. Afterwards the
	 * transaction can no longer be included.
	 *
	 * - The chain stores the hash of the first of these blocks for 1,200 blocks (`System.BlockHashCount`): a longer mortality ends then
	 *
	 * @defaultValue `64`
	 */
	readonly mortality?: number | null | undefined;
}

/** A signing payload as polkadot wallets take it, e.g. as the `SignerPayloadJSON` of `@polkadot/types`. @public */
export interface SignerPayload {
	/** The signer, ss58. */
	readonly address: string;
	/** Hash of the block that the mortality counts from; of block 0 for an immortal transaction. */
	readonly blockHash: Hex;
	/** Number of that block, 4 bytes, big-endian. */
	readonly blockNumber: Hex;
	/** Era of the extrinsic, as encoded; `0x00` for an immortal one. */
	readonly era: Hex;
	/** Hash of block 0. */
	readonly genesisHash: Hex;
	/** The call, as encoded. */
	readonly method: Hex;
	/** Nonce of the signer, 4 bytes, big-endian. */
	readonly nonce: Hex;
	/** Version of the runtime, 4 bytes, big-endian. */
	readonly specVersion: Hex;
	/** Tip in pico PHA, 16 bytes, big-endian. */
	readonly tip: Hex;
	/** Version of the runtime's transactions, 4 bytes, big-endian. */
	readonly transactionVersion: Hex;
	/** Names of the runtime's signed extensions, in order. */
	readonly signedExtensions: string[];
	/** Version of the extrinsic format. */
	readonly version: number;
	/** Whether a wallet may return a signed extrinsic, with another nonce, tip or mortality. */
	readonly withSignedTransaction?: boolean;
}

/** Where a call was drafted: drafted there again, the plan has the same one. Plain JSON. @public */
export interface DraftPoint {
	/** Hash of the block whose state the call was built from. */
	readonly hash: Hex;
	/** Number of that block. */
	readonly number: number;
	/** Signed transactions of the account that the block did not hold yet, oldest first: the call follows them. */
	readonly earlier: readonly Hex[];
}

/** Input of an offline signer; plain JSON. @public */
export interface UnsignedTransaction {
	/** The payload as polkadot wallets take it. */
	readonly payload: SignerPayload;
	/** The payload's bytes. */
	readonly bytes: Hex;
	/** The bytes that the key signs: `bytes`, or their blake2-256 hash where they are more than 256. */
	readonly signable: Hex;
	/** The call alone. */
	readonly method: Hex;
	/** blake2-256 hash of `method`, by which multisigs and proxies name a call. */
	readonly callHash: Hex;
	/** The account's nonce that the transaction takes. */
	readonly nonce: number;
	/** Number of the last block that can include it; `null`: any. */
	readonly lastValidBlock: number | null;
	/** Where the call was drafted. Not signed: `submitSigned` drafts the plan there again, and compares the calls. */
	readonly draftedAt: DraftPoint;
}

/** What a transaction to sign is built for. */
export interface PayloadPoint {
	readonly view: PlanView;
	readonly nonce: number;
	/** See {@link DraftPoint.earlier}. None by default. */
	readonly earlier?: readonly Hex[];
}

/** A payload with the fields that `@polkadot/types` writes for wallets of other chains. */
interface WrittenPayload extends SignerPayload {
	readonly assetId: null;
	readonly metadataHash: null;
	readonly mode: 0;
	readonly withSignedTransaction: false;
}

/** Builds the bytes to sign for a call, for one view of the chain; `send` and `unsigned` both use it. */
export async function buildPayload(
	deps: TransactionDeps,
	method: Hex,
	address: string,
	{ view, nonce, earlier = [] }: PayloadPoint,
	{ tip = 0n, mortality = DEFAULT_MORTALITY }: TransactionOptions,
): Promise<UnsignedTransaction> {
	const { codec, network } = deps;
	const { specVersion, genesisHash } = network;
	const { transactionVersion, extensions, extrinsicVersion } = codec;
	const era = mortality === null ? null : await fetchEra(deps, view, mortality);
	const options = { era: era?.bytes ?? IMMORTAL_ERA, nonce, tip };
	const context = { specVersion, transactionVersion, genesisHash, blockHash: era?.hash ?? genesisHash };
	const bytes = codec.encodePayload(method, options, context);
	const payload: WrittenPayload = {
		address,
		assetId: null,
		blockHash: context.blockHash,
		blockNumber: toBigEndian(era?.firstBlock ?? 0, 4),
		era: options.era,
		genesisHash,
		metadataHash: null,
		method,
		mode: 0,
		nonce: toBigEndian(nonce, 4),
		signedExtensions: [...extensions],
		specVersion: toBigEndian(specVersion, 4),
		tip: toBigEndian(tip, 16),
		transactionVersion: toBigEndian(transactionVersion, 4),
		version: extrinsicVersion,
		withSignedTransaction: false,
	};
	return {
		payload,
		bytes,
		signable: toSignable(bytes),
		method,
		callHash: hash256(fromHex(method)),
		nonce,
		lastValidBlock: lastValidBlock(codec, era),
		draftedAt: { hash: view.block.hash, number: view.block.number, earlier },
	};
}

/** A payload for a signer, which may change it: what it signed is compared with the original. */
export function copyPayload(payload: SignerPayload): SignerPayload {
	return { ...payload, signedExtensions: [...payload.signedExtensions] };
}

/** An integer as payloads write it: hex of `width` bytes, big-endian. */
function toBigEndian(value: number | bigint, width: number): Hex {
	return `0x${value.toString(16).padStart(2 * width, "0")}`;
}

/**
 * Validates options.
 *
 * @throws PhalaError `INVALID_AMOUNT`, `INVALID_ARGUMENT`
 */
export function checkOptions(options: TransactionOptions & { readonly nonce?: number | undefined }): void {
	const { tip = 0n, mortality = DEFAULT_MORTALITY, nonce = 0 } = parseOptions(options);
	if (typeof tip !== "bigint" || tip < 0n || tip >= 1n << 128n)
		throw invalidValue("INVALID_AMOUNT", "tip", tip, "a bigint of pico PHA from 0 to 2^128 - 1");
	if (mortality !== null && !isInteger(mortality, 4, 65_536))
		throw invalidArgument("mortality", mortality, "a number of blocks from 4 to 65536, or null");
	if (!isInteger(nonce, 0, 2 ** 32 - 1)) throw invalidArgument("nonce", nonce, "an integer ≥ 0");
}

function isInteger(value: number, min: number, max: number): boolean {
	return Number.isInteger(value) && value >= min && value <= max;
}

/** The era from a finalized block on, so that no reorg invalidates the signature; from the view where finality is far behind. */
async function fetchEra({ rpc }: TransactionDeps, { block, final }: PlanView, period: number) {
	const maxLag = Math.min(MAX_FINALITY_LAG, period * MAX_LAG_SHARE);
	const from = block.number - final.number > maxLag ? block : final;
	const era = createMortalEra(from.number, period);
	const { firstBlock } = era;
	const hash = firstBlock === from.number ? from.hash : await fetchBlockHash(rpc, firstBlock);
	if (hash === null) throw notFound("block", firstBlock);
	return { ...era, hash };
}
