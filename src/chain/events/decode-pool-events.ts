import type { Hex } from "../../codec/hex.ts";
import { invalidArgument } from "../../errors/invalid-argument.ts";
import { Addresses } from "../addresses.ts";
import { constant } from "../metadata/decode.ts";
import { decodeEvents } from "../metadata/decode-events.ts";
import { scanMetadata } from "../metadata/scan.ts";
import type { EventDecoder, EventTranslator } from "./event-decoder.ts";
import { mapPoolEvent } from "./map-event.ts";

const BYTES = /^0x(?:[0-9a-f]{2})*$/i;
/** The highest prefix that ss58 has. */
const MAX_PREFIX = 16_383;
const GENERIC_PREFIX = 42;

/** A decoder for one runtime. Throws `INVALID_ARGUMENT`, `DECODE_FAILED`. */
export function createEventDecoder(metadata: string): EventDecoder {
	const scan = scanMetadata(parseBytes("metadata", metadata));
	const prefix = constant(scan, "System", "SS58Prefix");
	const addresses = new Addresses(typeof prefix === "number" ? prefix : GENERIC_PREFIX);
	return (events, { hash, number, timestampMs }) => {
		const block = Object.freeze({ hash, number, timestampMs });
		return decodeEvents(scan, parseBytes("events", events)).flatMap((event) => {
			const { extrinsic, index } = event;
			return mapPoolEvent(event, { block, extrinsic, index }, addresses) ?? [];
		});
	};
}

/** A translator for one network. Throws `INVALID_ARGUMENT`. */
export function createEventTranslator(ss58Prefix: number): EventTranslator {
	if (!Number.isInteger(ss58Prefix) || ss58Prefix < 0 || ss58Prefix > MAX_PREFIX)
		throw invalidArgument("ss58Prefix", ss58Prefix, `an integer from 0 to ${MAX_PREFIX}`);
	const addresses = new Addresses(ss58Prefix);
	return ({ name, args }, place) => {
		const [pallet = "", event = ""] = name.split(".");
		return mapPoolEvent({ pallet, name: event, data: args ?? null }, place, addresses);
	};
}

function parseBytes(name: string, value: string): Hex {
	if (typeof value === "string" && BYTES.test(value)) return value.toLowerCase() as Hex;
	throw invalidArgument(name, typeof value === "string" ? value.slice(0, 20) : value, "hex with 0x");
}
