import type { Hex } from "../../codec/hex.ts";
import type { BlockEvent } from "../events/block-events.ts";
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
