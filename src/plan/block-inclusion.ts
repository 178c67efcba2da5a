import type { Vec } from "@polkadot/types";
import type { EventRecord } from "@polkadot/types/interfaces";
import type { Registry } from "@polkadot/types/types";
import type { ChainEvent } from "../chain/operation.ts";
import { fromHex, type Hex } from "../codec/hex.ts";
import { toPlain } from "../codec/to-plain.ts";
import type { DispatchInfo } from "../errors/codes.ts";
import { PhalaError } from "../errors/error.ts";
import { notFound } from "../errors/not-found.ts";
import type { BlockRef } from "../query/block-ref.ts";
import { readDispatchError } from "./dispatch-error.ts";
import type { PlanRpc } from "./plan-context.ts";

/** The key of `System.Events`. */
const EVENTS = "0x26aa394eea5630e07c48ae0c9558cef780d41e5e16056765bc8461851072c9d7";

/** What the chain says of every extrinsic in the end, one or the other. */
const ENDS: ReadonlySet<string> = new Set(["ExtrinsicSuccess", "ExtrinsicFailed"]);

/** A block as far as plans look into it. */
export interface BlockBody extends BlockRef {
	readonly parentHash: Hex;
	readonly extrinsics: readonly string[];
}

/** An extrinsic in a block, and what it caused there. */
export interface Inclusion {
	readonly block: BlockRef;
	readonly parentHash: Hex;
	/** All events of exactly this extrinsic; dispatch errors inside them are readable. */
	readonly events: readonly ChainEvent[];
	/** What the chain said when it refused the extrinsic; `null`: it did not. */
	readonly refusal: DispatchInfo | null;
	/** Paid for it, tip included, pico PHA. */
	readonly fee: bigint;
}

/** The block of that hash. */
export async function readBlock(rpc: PlanRpc, hash: Hex): Promise<BlockBody> {
	const answer = await rpc.request("chain_getBlock", [hash]);
	const block = (answer as { block?: { header: { number: string; parentHash: Hex }; extrinsics: string[] } } | null)
		?.block;
	if (!block) throw notFound("block", hash);
	const { header, extrinsics } = block;
	return { hash, number: Number(header.number), timestampMs: 0, parentHash: header.parentHash, extrinsics };
}

/** What the extrinsic `bytes` caused in `block`; `null` where that block does not hold it. */
export async function readInclusion(
	rpc: PlanRpc,
	registry: Registry,
	block: BlockBody,
	bytes: string,
	signer: Hex,
): Promise<Inclusion | null> {
	const index = block.extrinsics.indexOf(bytes);
	if (index < 0) return null;
	const raw = (await rpc.request("state_getStorage", [EVENTS, block.hash])) as string | null;
	const events = extrinsicEvents(registry, raw ?? "0x00", index);
	const end = events.find(({ pallet, name }) => pallet === "system" && ENDS.has(name));
	if (!end) throw unreadable(raw, null);
	return {
		block: { hash: block.hash, number: block.number, timestampMs: block.timestampMs },
		parentHash: block.parentHash,
		events,
		refusal: (end.data.dispatchError as DispatchInfo | undefined) ?? null,
		fee: paidFee(events, signer),
	};
}

function extrinsicEvents(registry: Registry, raw: string, index: number): ChainEvent[] {
	let records: Vec<EventRecord>;
	try {
		records = registry.createType<Vec<EventRecord>>("Vec<EventRecord>", fromHex(raw));
	} catch (cause) {
		throw unreadable(raw, cause);
	}
	return records
		.filter(({ phase }) => phase.isApplyExtrinsic && phase.asApplyExtrinsic.eqn(index))
		.map(({ event }) => readable(registry, toPlain(event) as ChainEvent));
}

/** Dispatch errors in an event's data as pallet, name and docs. */
function readable(registry: Registry, { pallet, name, data }: ChainEvent): ChainEvent {
	const read = Object.entries(data).map(([field, value]) => {
		if (field !== "dispatchError" && !(pallet === "utility" && field === "error")) return [field, value];
		return [field, readDispatchError(registry, value, typeof data.index === "number" ? data.index : null)];
	});
	return { pallet, name, data: Array.isArray(data) ? data : Object.fromEntries(read) };
}

/** As the chain reports it; where it does not, what it withdrew from the signer and did not give back. */
function paidFee(events: readonly ChainEvent[], signer: Hex): bigint {
	const paid = events.find(({ pallet, name }) => pallet === "transactionPayment" && name === "TransactionFeePaid");
	if (paid) return parseBalance(paid.data.actualFee);
	const moved = (kind: string) =>
		parseBalance(events.find((e) => e.pallet === "balances" && e.name === kind && e.data.who === signer)?.data.amount);
	return moved("Withdraw") - moved("Deposit");
}

function unreadable(raw: string | null, cause: unknown): PhalaError<"DECODE_FAILED"> {
	const message = "The events of the block do not fit the runtime's metadata.";
	return new PhalaError("DECODE_FAILED", message, { what: "events", bytes: raw ?? "none" }, { cause });
}

function parseBalance(value: unknown): bigint {
	return typeof value === "bigint" ? value : 0n;
}
