import { fromHex, type Hex } from "../../../codec/hex.ts";
import { ScaleReader } from "../../runtime/frame/scale-buffers.ts";
import { RpcError } from "../rpc-errors.ts";

/** Whether bytes start with a length that they have at least: all that nodes check before they call the runtime. */
export function isExtrinsic(extrinsic: Hex): boolean {
	const left = bytesAfterLength(fromHex(extrinsic));
	return left !== null && left >= 0;
}

/** Number of bytes that follow the length at the start and as many bytes, below 0 for too few; `null` where there is no length. */
export function bytesAfterLength(bytes: Uint8Array): number | null {
	try {
		const from = new ScaleReader(bytes);
		const length = Number(from.compact());
		return bytes.length - from.offset - length;
	} catch {
		return null;
	}
}

/** Error of `payment_*` and `system_dryRun` for other bytes. */
export const decodeError = (message: string): RpcError => new RpcError(2, message, "Not enough data to fill buffer");
