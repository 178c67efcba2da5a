import { compactFromU8a } from "@polkadot/util";
import { fromHex, type Hex } from "../../../codec/hex.ts";
import { RpcError } from "../rpc-errors.ts";

/** Whether bytes start with a length that they have at least: all that nodes check before they call the runtime. */
export function isExtrinsic(extrinsic: Hex): boolean {
	const bytes = fromHex(extrinsic);
	if (bytes.length === 0) return false;
	const [prefix, length] = compactFromU8a(bytes);
	return length.toNumber() <= bytes.length - prefix;
}

/** Error of `payment_*` and `system_dryRun` for other bytes. */
export const decodeError = (message: string): RpcError => new RpcError(2, message, "Not enough data to fill buffer");
