import type { GenericCall } from "@polkadot/types";
import { blake2AsHex } from "@polkadot/util-crypto";
import type { Hex } from "../../../codec/hex.ts";
import { toPlain } from "../../../codec/to-plain.ts";
import { type Bounds, isDecodable, type PlainCall } from "./call.ts";
import type { PalletLayout } from "./pallet-layout.ts";

/** SCALE of a plain call. */
export const encodeCall = (layout: PalletLayout, call: PlainCall): Uint8Array =>
	layout.codec("Call").encode(callInput(layout, call));

/** blake2-256 of a call, by which `Proxy` and `Multisig` name it. */
export const hashCall = (layout: PalletLayout, call: PlainCall): Hex => blake2AsHex(encodeCall(layout, call)) as Hex;

/** Decodes a call; `null` if the bytes are not one that the runtime can decode. */
export function decodeCall({ registry }: PalletLayout, bytes: Uint8Array, bounds: Bounds): PlainCall | null {
	try {
		const call = registry.createTypeUnsafe<GenericCall>("Call", [bytes]);
		return call.encodedLength === bytes.length && isDecodable(call, bounds) ? (toPlain(call) as PlainCall) : null;
	} catch {
		return null;
	}
}

/** A call as `@polkadot/types` takes it. Plain arguments are in the order of the metadata. */
function callInput(layout: PalletLayout, { pallet, method, args }: PlainCall): unknown {
	const input = (value: unknown): unknown => {
		if (Array.isArray(value)) return value.map(input);
		if (typeof value === "object" && value !== null && "pallet" in value) return callInput(layout, value as PlainCall);
		return value;
	};
	return { callIndex: layout.callIndex(pallet, method), args: Object.values(args).map(input) };
}
