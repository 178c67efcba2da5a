import { parseOptions } from "../../errors/parse-options.ts";
import { throwNotLoaded } from "../../errors/throw-not-loaded.ts";
import type { EventDecoder, EventTranslator } from "./decode-pool-events.ts";

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
	const { createEventDecoder } = await import("./decode-pool-events.ts").catch(throwNotLoaded);
	return createEventDecoder(metadata);
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
export async function eventTranslator(options: { readonly ss58Prefix: number }): Promise<EventTranslator> {
	const { ss58Prefix } = parseOptions(options);
	const { createEventTranslator } = await import("./decode-pool-events.ts").catch(throwNotLoaded);
	return createEventTranslator(ss58Prefix);
}
