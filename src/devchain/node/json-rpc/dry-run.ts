import { openNext } from "../block.ts";
import { RpcError } from "../rpc-errors.ts";
import { readTogether } from "../state-map.ts";
import { decodeError, isExtrinsic } from "./extrinsic-bytes.ts";
import type { Method } from "./method-call.ts";
import { callRuntime } from "./runtime-call.ts";

const FAILED = "Unable to dry run extrinsic.";

/** `system_dryRun`: applies an extrinsic as the first one of the next block, and writes nothing. */
export function dryRunMethods(): Record<string, Method> {
	const dryRun: Method = (call) => {
		const extrinsic = call.hex(0);
		const block = call.block(1);
		if (!isExtrinsic(extrinsic)) throw decodeError(FAILED);
		const timestampMs = call.node.nextTimestamp(block);
		const result = readTogether(block.state, () =>
			callRuntime(block, "BlockBuilder_apply_extrinsic", extrinsic, openNext(block, { timestampMs }).overlay),
		);
		if (!result.success) throw new RpcError(1, FAILED, result.error);
		return result.value;
	};
	return { system_dryRun: dryRun, system_dryRunAt: dryRun };
}
