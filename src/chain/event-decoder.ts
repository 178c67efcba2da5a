import type { Hex } from "../codec/hex.ts";
import { wrongArgument } from "../errors/argument.ts";
import { Addresses } from "./addresses.ts";
import { eventsIn } from "./block-events.ts";
import type { EventPlace, PoolEvent } from "./events.ts";
import { constant } from "./metadata/decode.ts";
import { scanMetadata } from "./metadata/scan.ts";
import type { BlockRef } from "./types.ts";

const BYTES = /^0x(?:[0-9a-f]{2})*$/i;
/** The highest prefix that ss58 has. */
const MAX_PREFIX = 16_383;
const GENERIC_PREFIX = 42;

/** Turns the bytes of `System.Events` of one block into events of Phala's pallets. @public */
export type EventDecoder = (events: string, block: BlockRef & { readonly timestampMs: number }) => readonly PoolEvent[];

/** Turns one event that an indexer decoded into the SDK's form; `null`: of none of Phala's pallets. @public */
export type EventTranslator = (event: IndexedEvent, place: EventPlace) => PoolEvent | null;

/** An event as an indexer has decoded it. @public */
export interface IndexedEvent {
	/** `Pallet.Name` as in metadata, e.g. `PhalaStakePoolv2.Contribution`. */
	readonly name: string;
	/**
	 * Its fields by name, in camelCase or snake_case; a list where the runtime does not name them, the bare value where there is one
	 * such. Integers as `bigint`, `number` or decimal text, bytes as hex.
	 */
	readonly args: unknown;
}

/**
 * A decoder for blocks of one runtime, from its metadata alone: asks no node.
 *
 * - Make one per runtime, not per block: reading metadata takes longer than reading events
 * - A block is of the runtime that made it: the one that its parent carries
 *
 * @param metadata - SCALE metadata of version 14, hex, as `state_getMetadata` answers it
 * @returns the decoder; it throws `DECODE_FAILED` for bytes of another runtime, and `INVALID_ARGUMENT` for what is no hex
 * @throws {@link PhalaError} `INVALID_ARGUMENT`, `DECODE_FAILED`
 * @example
 * import { eventDecoder } from "phala-stakepool";
 * export async function eventsIn(metadata: string, bytes: string, hash: string) {
 * 	const decode = await eventDecoder(metadata);
 * 	return decode(bytes, { hash, number: 11, timestampMs: 1_700_000_000_000 });
 * }
 * @public
 */
export async function eventDecoder(metadata: string): Promise<EventDecoder> {
	const { poolEvent } = await import("./pool-events.ts");
	const scan = scanMetadata(hexOf("metadata", metadata));
	const prefix = constant(scan, "System", "SS58Prefix");
	const addresses = new Addresses(typeof prefix === "number" ? prefix : GENERIC_PREFIX);
	return (events, { hash, number, timestampMs }) => {
		const block = Object.freeze({ hash, number });
		return eventsIn(scan, hexOf("events", events)).flatMap(
			(event) =>
				poolEvent(event, { block, timestampMs, extrinsic: event.extrinsic, index: event.index }, addresses) ?? [],
		);
	};
}

/**
 * A translator for events that an indexer has decoded already: asks no node, needs no metadata.
 *
 * @param options - `ss58Prefix`: of the addresses that it writes; 30 on Phala and Khala
 * @returns the translator; it throws `DECODE_FAILED` for an event with other fields than the pallets have
 * @throws {@link PhalaError} `INVALID_ARGUMENT`
 * @example
 * import { type EventPlace, eventTranslator } from "phala-stakepool";
 * export async function capChange(place: EventPlace) {
 * 	const translate = await eventTranslator({ ss58Prefix: 30 });
 * 	return translate({ name: "PhalaStakePool.PoolCapacitySet", args: { pid: "7", cap: "5000000000000" } }, place);
 * }
 * @public
 */
export async function eventTranslator({ ss58Prefix }: { readonly ss58Prefix: number }): Promise<EventTranslator> {
	if (!Number.isInteger(ss58Prefix) || ss58Prefix < 0 || ss58Prefix > MAX_PREFIX)
		throw wrongArgument("ss58Prefix", ss58Prefix, `an integer from 0 to ${MAX_PREFIX}`);
	const { poolEvent } = await import("./pool-events.ts");
	const addresses = new Addresses(ss58Prefix);
	return ({ name, args }, place) => {
		const [pallet = "", event = ""] = name.split(".");
		return poolEvent({ pallet, name: event, data: args ?? null }, place, addresses);
	};
}

function hexOf(name: string, value: string): Hex {
	if (typeof value === "string" && BYTES.test(value)) return value.toLowerCase() as Hex;
	throw wrongArgument(name, typeof value === "string" ? value.slice(0, 20) : value, "hex with 0x");
}
