import type { ApiPromise } from "@polkadot/api";
import type { Hex } from "../../src/codec/hex.ts";
import { moduleError } from "./dev-api.ts";
import { encodeEvents } from "./encode-events.ts";
import { v2 } from "./metadata/specimens.ts";

/** An event: camelCase pallet, name, fields in order. */
export type EventTuple = readonly [pallet: string, name: string, ...fields: unknown[]];

const DISPATCH_INFO = { weight: { refTime: 0, proofSize: 0 }, class: "Normal" };

/** The last event of a transaction that succeeded. */
export const SUCCESS: EventTuple = ["system", "ExtrinsicSuccess", DISPATCH_INFO];

/** An event of another transaction, which results must not include. */
const UNRELATED: EventTuple = ["phalaStakePoolv2", "PoolCapacitySet", 77, 77];

/** The last event of a transaction that the chain refused with a dispatch error. */
export function dispatchFailure(error: object): EventTuple {
	return ["system", "ExtrinsicFailed", error, DISPATCH_INFO];
}

/** The last event of a transaction that the chain refused with an error of a pallet. */
export function moduleFailure(api: ApiPromise, pallet: string, name: string): EventTuple {
	return dispatchFailure({ Module: moduleError(api, pallet, name) });
}

/** `System.Events` of a block: those of the inherent, `events` of the transaction after it, and one of another transaction. */
export function encodeBlockEvents(events: readonly EventTuple[]): Hex {
	return encodeEvents(v2, [
		toEncoded(0, SUCCESS),
		...events.map((event) => toEncoded(1, event)),
		toEncoded(2, UNRELATED),
	]);
}

function toEncoded(extrinsic: number, [pallet, name, ...data]: EventTuple) {
	return { pallet, name, data, extrinsic };
}
