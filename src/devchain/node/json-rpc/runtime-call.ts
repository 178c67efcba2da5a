import { fromHex, type Hex, toHex } from "../../../codec/hex.ts";
import type { Block } from "../block.ts";
import { StateOverlay } from "../state-overlay.ts";

/** Result of a runtime API, or why there is none. */
export type RuntimeCallResult =
	| { readonly success: true; readonly value: Hex }
	| { readonly success: false; readonly error: string };

/** Calls a runtime API on the state after a block. */
export function callRuntime({ runtime, state }: Block, method: string, parameters: Hex): RuntimeCallResult {
	try {
		const result = runtime.call(new StateOverlay(state), method, fromHex(parameters));
		if (result === undefined) return { success: false, error: `Exported method ${method} is not found` };
		return { success: true, value: toHex(result) };
	} catch (error) {
		return { success: false, error: error instanceof Error ? error.message : String(error) };
	}
}
