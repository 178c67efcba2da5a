import type { ApiPromise } from "@polkadot/api";
import type { SubmittableExtrinsic } from "@polkadot/api/types";
import type { GenericSignerPayload } from "@polkadot/types";
import type { ExtrinsicEra } from "@polkadot/types/interfaces";
import { blake2b } from "../codec/blake2b.ts";
import { fromHex, type Hex, toHex } from "../codec/hex.ts";
import { invalidArgument, invalidValue } from "../errors/invalid-argument.ts";
import { notFound } from "../errors/not-found.ts";
import { fetchBlockHash } from "./node-requests.ts";
import type { TransactionDeps } from "./plan-context.ts";
import type { PlanRpc } from "./plan-rpc.ts";
import type { PlanView } from "./plan-view.ts";

/** Blocks for which a signature is valid by default. */
export const DEFAULT_MORTALITY = 64;
/** Blocks that finality may be behind before a signature counts from the best block instead. */
const MAX_FINALITY_LAG = 5;
/** The part of a mortality that finality may be behind at most: most of it has to be left when the transaction is sent. */
const MAX_LAG_SHARE = 1 / 4;
/** Block hashes that a runtime stores at least. A smaller constant in a node's metadata is ignored. */
const LEAST_BLOCK_HASHES = 250;
/** Payloads with more bytes than this are hashed before they are signed. */
const MAX_UNHASHED_BYTES = 256;

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
}

/** Builds the bytes to sign for an extrinsic, for one view of the chain; `send` and `unsigned` both use it. */
export async function buildPayload(
	{ rpc, network, api }: TransactionDeps,
	extrinsic: SubmittableExtrinsic<"promise">,
	address: string,
	{ view, nonce }: { readonly view: PlanView; readonly nonce: number },
	{ tip = 0n, mortality = DEFAULT_MORTALITY }: TransactionOptions,
): Promise<UnsignedTransaction> {
	const era = mortality === null ? null : await fetchEra(rpc, api, view, mortality);
	const payload = api.registry.createTypeUnsafe<GenericSignerPayload>("SignerPayload", [
		{
			address,
			blockHash: era?.hash ?? network.genesisHash,
			blockNumber: era?.firstBlock ?? 0,
			era: era?.era ?? "0x00",
			genesisHash: network.genesisHash,
			method: extrinsic.method,
			nonce,
			runtimeVersion: api.runtimeVersion,
			signedExtensions: api.registry.signedExtensions,
			tip,
			version: extrinsic.version,
		},
	]);
	const bytes = payload.toRaw().data as Hex;
	const method = extrinsic.method.toHex();
	return {
		// Its type leaves open whether the method is hex; it is.
		payload: payload.toPayload() as SignerPayload,
		bytes,
		signable: toSignable(bytes),
		method,
		callHash: hash256(fromHex(method)),
		nonce,
		lastValidBlock: era?.lastBlock ?? null,
	};
}

/**
 * Validates options.
 *
 * @throws PhalaError `INVALID_AMOUNT`, `INVALID_ARGUMENT`
 */
export function checkOptions(options: TransactionOptions & { readonly nonce?: number | undefined }): void {
	const { tip = 0n, mortality = DEFAULT_MORTALITY, nonce = 0 } = options;
	if (typeof tip !== "bigint" || tip < 0n || tip >= 1n << 128n)
		throw invalidValue("INVALID_AMOUNT", "tip", tip, "a bigint of pico PHA from 0 to 2^128 - 1");
	if (mortality !== null && !isInteger(mortality, 4, 65_536))
		throw invalidArgument("mortality", mortality, "a number of blocks from 4 to 65536, or null");
	if (!isInteger(nonce, 0, 2 ** 32 - 1)) throw invalidArgument("nonce", nonce, "an integer ≥ 0");
}

function isInteger(value: number, min: number, max: number): boolean {
	return Number.isInteger(value) && value >= min && value <= max;
}

/** The bytes that a key signs for a payload. */
export function toSignable(bytes: Hex): Hex {
	const payload = fromHex(bytes);
	return payload.length > MAX_UNHASHED_BYTES ? hash256(payload) : bytes;
}

function hash256(bytes: Uint8Array): Hex {
	return toHex(blake2b(bytes, 32));
}

/** The era from a finalized block on, so that no reorg invalidates the signature; from the view where finality is far behind. */
async function fetchEra(rpc: PlanRpc, api: ApiPromise, { block, final }: PlanView, period: number) {
	const maxLag = Math.min(MAX_FINALITY_LAG, period * MAX_LAG_SHARE);
	const from = block.number - final.number > maxLag ? block : final;
	const exact = api.registry.createTypeUnsafe<ExtrinsicEra>("ExtrinsicEra", [{ current: from.number, period }]);
	// As the chain decodes it: eras of more than 4,096 blocks start at a multiple of some blocks.
	const era = api.registry.createTypeUnsafe<ExtrinsicEra>("ExtrinsicEra", [exact.toU8a()]);
	const firstBlock = era.asMortalEra.birth(from.number);
	const lastBlock = Math.min(era.asMortalEra.death(from.number) - 1, lastBlockWithHash(api, firstBlock));
	const hash = firstBlock === from.number ? from.hash : await fetchBlockHash(rpc, firstBlock);
	if (hash === null) throw notFound("block", firstBlock);
	return { era, firstBlock, lastBlock, hash };
}

/** The last block at which the chain still stores the hash of a block. It never removes that of block 0. */
function lastBlockWithHash({ consts }: ApiPromise, number: number): number {
	const stored = consts.system?.blockHashCount;
	if (number === 0 || stored === undefined) return Number.POSITIVE_INFINITY;
	return number + Math.max(Number(stored), LEAST_BLOCK_HASHES) + 1;
}
