import type { ApiPromise } from "@polkadot/api";
import type { SubmittableExtrinsic } from "@polkadot/api/types";
import type { GenericSignerPayload } from "@polkadot/types";
import type { ExtrinsicEra } from "@polkadot/types/interfaces";
import type { SignerPayloadJSON } from "@polkadot/types/types";
import type { Hex } from "../codec/hex.ts";
import { PhalaError } from "../errors/error.ts";
import { invalidArgument } from "../errors/invalid-argument.ts";
import type { PlanRpc, TransactionDeps } from "./plan-context.ts";

/** Blocks that a signature holds when nobody says otherwise. */
export const MORTALITY = 64;
/** How far finality may be behind before a signature counts from the newest block instead. */
const FINALITY_LAG = 5;

/** What can be chosen about a transaction. @public */
export interface TransactionOptions {
	/** What the block's author gets on top of the fee, pico PHA; 0 when left out. */
	readonly tip?: bigint | undefined;
	/**
	 * For how many blocks the signature holds, rounded up to a power of two, 4 to 65 536; 64 when left out.
	 * `null`: for ever. Afterwards the transaction can no longer be included.
	 */
	readonly mortality?: number | null | undefined;
}

/** What an offline signer signs. @public */
export interface UnsignedTransaction {
	/** The payload as polkadot signers take it. */
	readonly payload: SignerPayloadJSON;
	/** The bytes to sign, hex. A signer hashes them with blake2-256 first when they are more than 256. */
	readonly bytes: string;
	/** The call alone, hex. */
	readonly method: string;
	/** The nonce that it takes. */
	readonly nonce: number;
	/** Number of the last block that may include it; `null`: any. */
	readonly lastValidBlock: number | null;
}

/** What is signed, with the block from which on it can be included. */
export interface SigningPayload extends UnsignedTransaction {
	readonly firstValidBlock: number;
}

/** The one way from a call to the bytes that are signed. */
export async function buildPayload(
	{ rpc, network, api }: TransactionDeps,
	extrinsic: SubmittableExtrinsic<"promise">,
	address: string,
	nonce: number,
	options: TransactionOptions,
): Promise<SigningPayload> {
	const { tip = 0n, mortality = MORTALITY } = options;
	const birth = mortality === null ? null : await eraStartBlock(rpc, api, mortality);
	const signer = api.registry.createTypeUnsafe<GenericSignerPayload>("SignerPayload", [
		{
			address,
			blockHash: birth?.hash ?? network.genesisHash,
			blockNumber: birth?.number ?? 0,
			era: birth?.era ?? "0x00",
			genesisHash: network.genesisHash,
			method: extrinsic.method,
			nonce,
			runtimeVersion: api.runtimeVersion,
			signedExtensions: api.registry.signedExtensions,
			tip,
			version: extrinsic.version,
		},
	]);
	return {
		payload: signer.toPayload(),
		bytes: signer.toRaw().data,
		method: extrinsic.method.toHex(),
		nonce,
		lastValidBlock: birth?.diesAfter ?? null,
		firstValidBlock: birth?.number ?? 0,
	};
}

/** Refuses what cannot be chosen. Throws `INVALID_AMOUNT`, `INVALID_ARGUMENT`. */
export function checkOptions(options: TransactionOptions & { readonly nonce?: number | undefined }): void {
	const { tip = 0n, mortality = MORTALITY, nonce = 0 } = options;
	if (typeof tip !== "bigint" || tip < 0n || tip >= 1n << 128n) {
		const value = String(tip);
		throw new PhalaError("INVALID_AMOUNT", `The tip is a bigint of pico PHA from 0 on, not ${value}.`, { value });
	}
	if (mortality !== null && !isWhole(mortality, 4, 65_536))
		throw invalidArgument("mortality", mortality, "a number of blocks from 4 to 65536, or null");
	if (!isWhole(nonce, 0, 2 ** 32 - 1)) throw invalidArgument("nonce", nonce, "an integer from 0 on");
}

function isWhole(value: number, least: number, most: number): boolean {
	return Number.isInteger(value) && value >= least && value <= most;
}

/** The block that the era counts from: finalized, so that no reorg unmakes the signature, unless finality is far behind. */
async function eraStartBlock(rpc: PlanRpc, api: ApiPromise, period: number) {
	const [best, finalized] = await Promise.all([parseNumber(rpc, null), fetchFinalizedNumber(rpc)]);
	const current = best - finalized > FINALITY_LAG ? best : finalized;
	const era = api.registry.createTypeUnsafe<ExtrinsicEra>("ExtrinsicEra", [{ current, period }]);
	const number = era.asMortalEra.birth(current);
	return { era, number, diesAfter: era.asMortalEra.death(current) - 1, hash: await fetchBlockHash(rpc, number) };
}

/** Number of the newest finalized block. */
export async function fetchFinalizedNumber(rpc: PlanRpc): Promise<number> {
	return parseNumber(rpc, (await rpc.request("chain_getFinalizedHead", [])) as Hex);
}

/** Hash of the best chain's block of that number; `null`: none yet. */
export async function fetchBlockHash(rpc: PlanRpc, number: number): Promise<Hex | null> {
	return (await rpc.request("chain_getBlockHash", [number])) as Hex | null;
}

async function parseNumber(rpc: PlanRpc, hash: Hex | null): Promise<number> {
	const header = (await rpc.request("chain_getHeader", hash ? [hash] : [])) as { number: string };
	return Number(header.number);
}
