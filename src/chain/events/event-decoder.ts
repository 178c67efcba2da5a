import type { Hex } from "../../codec/hex.ts";
import { invalidArgument } from "../../errors/invalid-argument.ts";
import type { BlockRef } from "../../query/block-ref.ts";
import { Addresses } from "../addresses.ts";
import type { EventPlace } from "./event-place.ts";
import type { PoolEvent } from "./pool-event.ts";

const HEX_BYTES = /^0x(?:[0-9a-f]{2})*$/i;
/** Highest prefix of ss58. */
const MAX_PREFIX = 16_383;
const GENERIC_PREFIX = 42;

/** Decodes the bytes of `System.Events` of one block to the events of Phala's pallets. @public */
export type EventDecoder = (events: string, block: BlockRef) => readonly PoolEvent[];

/** Maps one event that an indexer decoded to the SDK's form; `null`: of a pallet that is not Phala's. @public */
export type EventTranslator = (event: IndexedEvent, place: EventPlace) => PoolEvent | null;

/** An event as an indexer decoded it. @public */
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
 * Creates a decoder for the blocks of one runtime from its metadata. Sends no requests.
 *
 * - Create one per runtime, not per block: parsing metadata takes longer than decoding events
 * - A block belongs to the runtime that executed it: the one in its parent's state
 *
 * @param metadata - SCALE metadata of version 14, hex, as `state_getMetadata` returns it
 * @returns the decoder; it throws `DECODE_FAILED` for bytes of another runtime, `INVALID_ARGUMENT` for anything but hex
 * @throws PhalaError `INVALID_ARGUMENT`, `DECODE_FAILED`
 * @example
 * ```ts
 * import { eventDecoder, type Hex } from "phala-stakepool";
 * export async function eventsIn(metadata: string, bytes: string, hash: Hex) {
 * 	const decode = await eventDecoder(metadata);
 * 	return decode(bytes, { hash, number: 11, timestampMs: 1_700_000_000_000 });
 * }
 * ```
 * @public
 */
export async function eventDecoder(metadata: string): Promise<EventDecoder> {
	// Loaded late: a client without history needs none of this.
	const [{ scanMetadata }, { constant }, { decodeEvents }, { mapPoolEvent }] = await Promise.all([
		import("../metadata/scan.ts"),
		import("../metadata/decode.ts"),
		import("../metadata/decode-events.ts"),
		import("./map-event.ts"),
	]);
	const scan = scanMetadata(parseBytes("metadata", metadata));
	const prefix = constant(scan, "System", "SS58Prefix");
	const addresses = new Addresses(typeof prefix === "number" ? prefix : GENERIC_PREFIX);
	return (events, block) => {
		const { hash, number, timestampMs } = block;
		const at = Object.freeze({ hash, number, timestampMs });
		return decodeEvents(scan, parseBytes("events", events)).flatMap((event) => {
			const { extrinsic, index } = event;
			return mapPoolEvent(event, { block: at, extrinsic, index }, addresses) ?? [];
		});
	};
}

/**
 * Creates a translator for events that an indexer decoded. Sends no requests, needs no metadata.
 *
 * @param options - `ss58Prefix`: prefix of the addresses in the result; 30 on Phala and Khala
 * @returns the translator; it throws `DECODE_FAILED` for an event with other fields than the pallets have
 * @throws PhalaError `INVALID_ARGUMENT`
 * @example
 * ```ts
 * import { type EventPlace, eventTranslator } from "phala-stakepool";
 * export async function capChange(place: EventPlace) {
 * 	const translate = await eventTranslator({ ss58Prefix: 30 });
 * 	return translate({ name: "PhalaStakePool.PoolCapacitySet", args: { pid: "7", cap: "5000000000000" } }, place);
 * }
 * ```
 * @public
 */
export async function eventTranslator({ ss58Prefix }: { readonly ss58Prefix: number }): Promise<EventTranslator> {
	if (!Number.isInteger(ss58Prefix) || ss58Prefix < 0 || ss58Prefix > MAX_PREFIX)
		throw invalidArgument("ss58Prefix", ss58Prefix, `an integer from 0 to ${MAX_PREFIX}`);
	const { mapPoolEvent } = await import("./map-event.ts");
	const addresses = new Addresses(ss58Prefix);
	return ({ name, args }, place) => {
		const [pallet = "", event = ""] = name.split(".");
		return mapPoolEvent({ pallet, name: event, data: args ?? null }, place, addresses);
	};
}

function parseBytes(name: string, value: string): Hex {
	if (typeof value === "string" && HEX_BYTES.test(value)) return value.toLowerCase() as Hex;
	throw invalidArgument(name, typeof value === "string" ? value.slice(0, 20) : value, "hex with 0x");
}
