import type { Hex } from "../../codec/hex.ts";
import { MAX_PREFIX } from "../../codec/ss58.ts";
import type { BlockRef } from "../../query/block-ref.ts";
import { Addresses } from "../addresses.ts";
import { scanMetadata } from "../loaded-with-metadata.ts";
import { invalidArgument, parseOptions } from "../loaded-with-reads.ts";
import { constant } from "../metadata/decode.ts";
import { decodeEvents } from "../metadata/decode-events.ts";
import type { EventPlace } from "./event-place.ts";
import { type IndexedEvent, parseIndexedEvent } from "./indexed-event.ts";
import { mapPoolEvent } from "./map-event.ts";
import type { PoolEvent } from "./pool-event.ts";

const HEX_BYTES = /^0x(?:[0-9a-f]{2})*$/i;
const GENERIC_PREFIX = 42;

/** The decoder of {@link eventDecoder}. Loaded late: a client without history needs none of it. */
export function createEventDecoder(metadata: string): EventDecoder {
	const scan = scanMetadata(parseBytes("metadata", metadata));
	const prefix = constant(scan, "System", "SS58Prefix");
	const addresses = new Addresses(typeof prefix === "number" ? prefix : GENERIC_PREFIX);
	return (events, ref) => {
		const { hash, number, timestampMs } = parseOptions(ref, "block");
		const block = Object.freeze({ hash, number, timestampMs });
		return decodeEvents(scan, parseBytes("events", events)).flatMap((event) => {
			const { extrinsic, index } = event;
			return mapPoolEvent(event, { block, extrinsic, index }, addresses) ?? [];
		});
	};
}

/** The translator of {@link eventTranslator}. */
export function createEventTranslator(ss58Prefix: number): EventTranslator {
	if (!Number.isInteger(ss58Prefix) || ss58Prefix < 0 || ss58Prefix > MAX_PREFIX)
		throw invalidArgument("ss58Prefix", ss58Prefix, `an integer from 0 to ${MAX_PREFIX}`);
	const addresses = new Addresses(ss58Prefix);
	return (event, place) => mapPoolEvent(parseIndexedEvent(event), parseOptions(place, "place"), addresses);
}

function parseBytes(name: string, value: string): Hex {
	if (typeof value === "string" && HEX_BYTES.test(value)) return value.toLowerCase() as Hex;
	throw invalidArgument(name, value, "hex with 0x");
}

/** Decodes the bytes of `System.Events` of one block to the events of Phala's pallets. @public */
export type EventDecoder = (events: string, block: BlockRef) => readonly PoolEvent[];

/** Maps one event that an indexer decoded to the SDK's form; `null`: of a pallet that is not Phala's. @public */
export type EventTranslator = (event: IndexedEvent, place: EventPlace) => PoolEvent | null;
