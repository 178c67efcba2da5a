import { hash256 } from "../../../codec/hash-256.ts";
import type { Hex } from "../../../codec/hex.ts";
import type { PalletLayout } from "./pallet-layout.ts";
import type { PlainCall } from "./plain-call.ts";

/** blake2-256 of a call, by which `Proxy` and `Multisig` name it. */
export const hashCall = (layout: PalletLayout, call: PlainCall): Hex => hash256(layout.encodeCall(call));
