import { fromHex, type Hex, toHex } from "../../../codec/hex.ts";
import type { State } from "../../runtime/runtime.ts";
import { rethrowMissing } from "../../runtime/storage-missing.ts";
import type { Block } from "../block.ts";
import { readTogether } from "../state-map.ts";
import { StateOverlay } from "../state-overlay.ts";

/** Result of a runtime API, or why there is none, in the words of Substrate nodes. */
export type RuntimeCallResult =
	| { readonly success: true; readonly value: Hex }
	| { readonly success: false; readonly error: string };

/**
 * Calls a runtime API.
 *
 * @param state - state to call it on, by default that after the block
 */
export function callRuntime(
	block: Block,
	method: string,
	parameters: Hex,
	state: State = new StateOverlay(block.state),
): RuntimeCallResult {
	try {
		const result = readTogether(block.state, () => block.runtime.call(state, method, fromHex(parameters)));
		if (result === undefined) return failed(`Other: Exported method ${method} is not found`);
		return { success: true, value: toHex(result) };
	} catch (error) {
		rethrowMissing(error);
		return failed(`Execution aborted due to panic: ${error instanceof Error ? error.message : String(error)}`);
	}
}

const failed = (reason: string): RuntimeCallResult => ({ success: false, error: `Execution failed: ${reason}` });
