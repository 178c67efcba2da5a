import type { Hex } from "../../codec/hex.ts";

import { decodeWith } from "../storage/decode-error.ts";
import { decodeType } from "./decode.ts";
import type { MetadataScan } from "./scan.ts";

/** The value of `System.Events`, event by event. Throws `DECODE_FAILED`. */
export function decodeEvents(scan: MetadataScan, bytes: Hex): readonly BlockEvent[] {
	const type = scan.pallets.get("System")?.storage.get("Events")?.value;
	if (type === undefined) return [];
	const records = decodeWith("System.Events", bytes, () => decodeType(scan, type, bytes)) as readonly {
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
