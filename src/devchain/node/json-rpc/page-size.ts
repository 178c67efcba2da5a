import { RpcError } from "../rpc-errors.ts";
import type { MethodCall } from "./method-call.ts";

/** Maximum number of keys per page, as on Substrate nodes. */
const MAX_PAGE = 1000;

/** Number of keys of a page at a position; throws for more than nodes return. */
export function parsePageSize(call: MethodCall, index: number): number {
	const count = call.u32(index);
	if (count > MAX_PAGE) throw new RpcError(4002, `count exceeds maximum value. value: ${count}, max: ${MAX_PAGE}`);
	return count;
}
