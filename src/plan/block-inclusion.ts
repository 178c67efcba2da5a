import { EVENTS_KEY } from "../chain/events/block-events.ts";
import { toChainEvent } from "../chain/events/chain-event.ts";
import type { MetadataReader } from "../chain/metadata/metadata-reader.ts";
import type { ChainEvent } from "../chain/operation.ts";
import type { Hex } from "../codec/hex.ts";
import type { DispatchInfo } from "../errors/codes.ts";
import { PhalaError } from "../errors/error.ts";
import type { BlockRef } from "../query/block-ref.ts";
import type { BlockBody } from "./node-requests.ts";
import type { PlanRpc } from "./plan-context.ts";

/** The chain ends the events of every extrinsic with one of these. */
const END_EVENTS: ReadonlySet<string> = new Set(["ExtrinsicSuccess", "ExtrinsicFailed"]);

/** An extrinsic in a block, and its effects there. */
export interface Inclusion {
	readonly block: BlockRef & { readonly hash: Hex; readonly timestampMs: number };
	readonly parentHash: Hex;
	/** All events of exactly this extrinsic; dispatch errors inside them by name. */
	readonly events: readonly ChainEvent[];
	/** The dispatch error with which the chain refused the extrinsic; `null` where it succeeded. */
	readonly refusal: DispatchInfo | null;
	/** Fee that the signer paid, tip included, pico PHA. */
	readonly fee: bigint;
}

/**
 * Reads the effects of an extrinsic in a block.
 *
 * @param bytes - the signed extrinsic
 * @param signer - its account, from whose balance the fee was taken
 * @returns `null` where the block does not hold it
 * @throws PhalaError `DECODE_FAILED`
 */
export async function readInclusion(
	rpc: PlanRpc,
	metadata: MetadataReader,
	body: BlockBody,
	bytes: Hex,
	signer: Hex,
): Promise<Inclusion | null> {
	const index = body.extrinsics.indexOf(bytes);
	if (index < 0) return null;
	const raw = (await rpc.request("state_getStorage", [EVENTS_KEY, body.hash])) as Hex | null;
	const events = metadata
		.events(raw ?? "0x00")
		.filter(({ extrinsic }) => extrinsic === index)
		.map((event) => toChainEvent(metadata, event));
	const end = events.find(({ pallet, name }) => pallet === "system" && END_EVENTS.has(name));
	const timestampMs = metadata.blockTimestampMs(body.extrinsics);
	if (!end) throw undecodable("events", "its events do not include the end of the extrinsic", raw);
	if (timestampMs === null) throw undecodable("timestamp", "none of its extrinsics sets the time", body.extrinsics[0]);
	return {
		block: Object.freeze({ hash: body.hash, number: body.number, timestampMs }),
		parentHash: body.parentHash,
		events,
		refusal: end.name === "ExtrinsicFailed" ? readRefusal(end, raw) : null,
		fee: computePaidFee(events, signer),
	};
}

/** A refusal is never read as a success: without its error the event cannot be decoded. */
function readRefusal({ data }: ChainEvent, raw: Hex | null): DispatchInfo {
	const error = data.dispatchError as DispatchInfo | undefined;
	if (!error) throw undecodable("events", "the event of the failed extrinsic has no error", raw);
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

function undecodable(what: string, reason: string, bytes: Hex | null | undefined): PhalaError<"DECODE_FAILED"> {
	return new PhalaError("DECODE_FAILED", `The block cannot be decoded: ${reason}.`, { what, bytes: bytes ?? "none" });
}
