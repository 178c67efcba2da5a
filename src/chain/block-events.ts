import { toHex } from "../codec/hex.ts";
import { decoded } from "./keys/decoded.ts";
import { itemPrefix } from "./keys/hashers.ts";
import { decodeType } from "./metadata/decode.ts";
import type { MetadataScan } from "./metadata/scan.ts";
import type { Answer } from "./read.ts";

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
}

/** Events of the block in the chain's order; {@link EVENTS} has to be in the answer. */
export function blockEvents(scan: MetadataScan, answer: Answer): readonly BlockEvent[] {
	const bytes = answer.value(EVENTS);
	const type = scan.pallets.get("System")?.storage.get("Events")?.value;
	if (bytes === null || type === undefined) return [];
	const records = decoded("System.Events", bytes, () => decodeType(scan, type, bytes)) as readonly {
		readonly event: { readonly [pallet: string]: string | { readonly [name: string]: unknown } };
	}[];
	return records.flatMap(({ event }) =>
		Object.entries(event).flatMap(([pallet, variant]) => {
			if (typeof variant === "string") return [{ pallet, name: variant, data: null }];
			return Object.entries(variant).map(([name, data]) => ({ pallet, name, data }));
		}),
	);
}
