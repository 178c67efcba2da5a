import { type Hex, toHex } from "../codec/hex.ts";
import { decoded } from "./keys/decoded.ts";
import { itemPrefix } from "./keys/hashers.ts";
import { decodeType } from "./metadata/decode.ts";
import type { MetadataScan } from "./metadata/scan.ts";
import type { Answer, Read, Snapshot } from "./read.ts";

/** All events of one block. */
export interface BlockEvents {
	readonly at: Snapshot;
	/** In the chain's order. */
	readonly events: readonly BlockEvent[];
}

/** The key of `System.Events`: all events of a block, its own and those of its extrinsics. */
export const EVENTS = toHex(itemPrefix("System", "Events"));

/** One event of a block, decoded by metadata. */
export interface BlockEvent {
	/** Pallet as in metadata, e.g. `PhalaStakePoolv2`. */
	readonly pallet: string;
	/** Name in that pallet. */
	readonly name: string;
	/** Fields by camelCase name; a list where they have no names, the bare value where there is one such, `null` without any. */
	readonly data: unknown;
	/** Index of the extrinsic that caused it; `null`: the block itself did. */
	readonly extrinsic: number | null;
	/** Index among all events of the block. */
	readonly index: number;
}

/** Events of the block in the chain's order; {@link EVENTS} has to be in the answer. */
export function blockEvents(scan: MetadataScan, answer: Answer): readonly BlockEvent[] {
	const bytes = answer.value(EVENTS);
	return bytes === null ? [] : eventsIn(scan, bytes);
}

/** The value of `System.Events`, event by event. Throws `DECODE_FAILED`. */
export function eventsIn(scan: MetadataScan, bytes: Hex): readonly BlockEvent[] {
	const type = scan.pallets.get("System")?.storage.get("Events")?.value;
	if (type === undefined) return [];
	const records = decoded("System.Events", bytes, () => decodeType(scan, type, bytes)) as readonly {
		readonly phase: string | { readonly ApplyExtrinsic?: number };
		readonly event: { readonly [pallet: string]: string | { readonly [name: string]: unknown } };
	}[];
	return records.flatMap(({ phase, event }, index) => {
		const extrinsic = typeof phase === "object" ? (phase.ApplyExtrinsic ?? null) : null;
		return Object.entries(event).flatMap(([pallet, variant]) => {
			if (typeof variant === "string") return [{ pallet, name: variant, data: null, extrinsic, index }];
			return Object.entries(variant).map(([name, data]) => ({ pallet, name, data, extrinsic, index }));
		});
	});
}

/** One round: all events of the block, and when it was. Metadata is wanted once the block has told its runtime, not before. */
export function* readEvents(chain: { readonly scan: MetadataScan }): Read<BlockEvents> {
	const answer = yield { keys: [EVENTS] };
	return { at: answer.block, events: blockEvents(chain.scan, answer) };
}
