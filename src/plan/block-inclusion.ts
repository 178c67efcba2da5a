import { toChainEvent } from "../chain/events/chain-event.ts";
import type { MetadataReader } from "../chain/metadata/metadata-reader.ts";
import type { ChainEvent } from "../chain/operation.ts";
import type { Hex } from "../codec/hex.ts";
import type { DispatchInfo } from "../errors/codes.ts";
import { isPhalaError, PhalaError } from "../errors/error.ts";
import type { BlockRef } from "../query/block-ref.ts";
import { isStateDiscarded } from "../query/state-discarded.ts";
import type { TransactionBlock } from "./block-reader.ts";

/** The chain ends the events of every extrinsic with one of these. */
const END_EVENTS: ReadonlySet<string> = new Set(["ExtrinsicSuccess", "ExtrinsicFailed"]);

/** What an extrinsic did in its block. */
export interface Effects {
	/** Index of the extrinsic in the block. */
	readonly index: number;
	/** All events of exactly this extrinsic; dispatch errors inside them by name. */
	readonly events: readonly ChainEvent[];
	/** The dispatch error with which the chain refused the extrinsic; `null` where it succeeded. */
	readonly refusal: DispatchInfo | null;
	/** Fee that the signer paid, tip included, pico PHA. */
	readonly fee: bigint;
}

/** An extrinsic in a block, and its effects there. */
export interface Inclusion {
	readonly block: BlockRef & { readonly hash: Hex };
	readonly parentHash: Hex;
	/** A `PhalaError` where they cannot be read: the block holds the extrinsic all the same. */
	readonly effects: Effects | PhalaError<"DECODE_FAILED" | "BLOCK_PRUNED">;
}

/**
 * Reads the effects of an extrinsic in a block.
 *
 * @param bytes - the signed extrinsic
 * @param signer - its account, from whose balance the fee was taken
 * @returns `null` where the block does not hold it
 * @throws PhalaError the errors of a request that can be repeated
 */
export async function readInclusion(
	block: TransactionBlock,
	metadata: MetadataReader,
	bytes: Hex,
	signer: Hex,
): Promise<Inclusion | null> {
	const index = block.indexOf(bytes);
	if (index === null) return null;
	const { hash, number, parentHash, extrinsics } = block.body;
	const timestampMs = readTimestamp(metadata, extrinsics);
	const effects =
		timestampMs === null
			? undecodable("time", hash, number, "none of its extrinsics sets the time")
			: await readEffects(block, index, metadata, signer);
	return { block: Object.freeze({ hash, number, timestampMs: timestampMs ?? 0 }), parentHash, effects };
}

/** The inclusion of an extrinsic whose effects a node repeatedly failed to return. */
export function withoutEffects({ body }: TransactionBlock, metadata: MetadataReader, cause: unknown): Inclusion {
	const { hash, number, parentHash, extrinsics } = body;
	const block = Object.freeze({ hash, number, timestampMs: readTimestamp(metadata, extrinsics) ?? 0 });
	return { block, parentHash, effects: undecodable("events", hash, number, cause) };
}

function readTimestamp(metadata: MetadataReader, extrinsics: readonly Hex[]): number | null {
	try {
		return metadata.blockTimestampMs(extrinsics);
	} catch {
		return null;
	}
}

async function readEffects(
	block: TransactionBlock,
	index: number,
	metadata: MetadataReader,
	signer: Hex,
): Promise<Inclusion["effects"]> {
	try {
		const events = (await block.eventsOf(index, metadata)).map((event) => toChainEvent(metadata, event));
		const end = events.find(({ pallet, name }) => pallet === "system" && END_EVENTS.has(name));
		if (!end) throw new RangeError("the events of the extrinsic have no end");
		const refusal = end.name === "ExtrinsicFailed" ? readRefusal(end) : null;
		return { index, events, refusal, fee: computePaidFee(events, signer) };
	} catch (cause) {
		const { hash, number } = block.body;
		if (isStateDiscarded(cause)) return pruned(hash, number, cause);
		if (isPhalaError(cause) && cause.code !== "DECODE_FAILED") throw cause;
		return undecodable("events", hash, number, cause);
	}
}

/** A refusal is never read as a success: without its error the event cannot be decoded. */
function readRefusal({ data }: ChainEvent): DispatchInfo {
	const error = data.dispatchError as DispatchInfo | undefined;
	if (!error) throw new RangeError("the event of the failed extrinsic has no error");
	return error;
}

/** The fee as the chain reports it; where it does not, the amount withdrawn from the signer and not returned. */
function computePaidFee(events: readonly ChainEvent[], signer: Hex): bigint {
	const paid = events.find(({ pallet, name }) => pallet === "transactionPayment" && name === "TransactionFeePaid");
	if (paid) return toBalance(paid.data.actualFee);
	const moved = (kind: string) =>
		toBalance(events.find((e) => e.pallet === "balances" && e.name === kind && e.data.who === signer)?.data.amount);
	return moved("Withdraw") - moved("Deposit");
}

function toBalance(value: unknown): bigint {
	return typeof value === "bigint" ? value : 0n;
}

/** The error of a transaction in a block whose state a node has discarded. */
export function pruned(hash: Hex, number: number, cause: unknown): PhalaError<"BLOCK_PRUNED"> {
	const message = `The transaction is in block ${number}, whose events the node no longer has. Read them from an archive node.`;
	return new PhalaError("BLOCK_PRUNED", message, { block: hash }, { cause });
}

function undecodable(what: string, hash: Hex, number: number, cause: unknown): PhalaError<"DECODE_FAILED"> {
	const message = `The transaction is in block ${number}, whose ${what} cannot be read.`;
	return new PhalaError("DECODE_FAILED", message, { what, bytes: hash }, { cause });
}
