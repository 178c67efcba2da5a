import type { BlockRef } from "../../query/block-ref.ts";
import type { EventPlace, PoolEvent } from "./pool-event.ts";

/** Turns the bytes of `System.Events` of one block into events of Phala's pallets. @public */
export type EventDecoder = (events: string, block: BlockRef) => readonly PoolEvent[];

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
	return (await import("./decode-pool-events.ts")).createEventDecoder(metadata);
}

/**
 * A translator for events that an indexer has decoded already: asks no node, needs no metadata.
 *
 * @param options - `ss58Prefix`: of the addresses that it writes; 30 on Phala and Khala
 * @returns the translator; it throws `DECODE_FAILED` for an event with other fields than the pallets have
 * @throws {@link PhalaError} `INVALID_ARGUMENT`
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
	return (await import("./decode-pool-events.ts")).createEventTranslator(ss58Prefix);
}
