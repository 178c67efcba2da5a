import type { Hex } from "../../codec/hex.ts";

import { decodeWith } from "../storage/decode-error.ts";
import { decodeType } from "./decode.ts";
import type { MetadataScan } from "./scan.ts";

/** The value of `System.Events`, event by event. Throws `DECODE_FAILED`. */
export function decodeEvents(scan: MetadataScan, bytes: Hex): readonly BlockEvent[] {
	const type = scan.pallets.get("System")?.storage.get("Events")?.value;
	if (type === undefined) return [];
	return decodeWith("System.Events", bytes, () =>
		(decodeType(scan, type, bytes) as readonly unknown[]).flatMap(toEvent),
	);
}

function toEvent(record: unknown, index: number): BlockEvent[] {
	const { phase, event } = (record ?? {}) as Readonly<Record<string, unknown>>;
	const extrinsic = readPhase(phase);
	return Object.entries(event ?? missing("event")).flatMap(([pallet, variant]) => {
		if (typeof variant === "string") return [{ pallet, name: variant, data: null, extrinsic, index }];
		return Object.entries(variant ?? missing("event")).map(([name, data]) => ({
			pallet,
			name,
			data,
			extrinsic,
			index,
		}));
	});
}

/** Index of the extrinsic; `null`: the block itself. */
function readPhase(phase: unknown): number | null {
	if (phase === "Finalization" || phase === "Initialization") return null;
	const { ApplyExtrinsic: index } = (phase ?? {}) as { readonly ApplyExtrinsic?: unknown };
	return typeof index === "number" ? index : missing("phase");
}

function missing(field: string): never {
	throw new RangeError(`event records without ${field}`);
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
