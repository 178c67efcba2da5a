import type { Hex } from "../../../codec/hex.ts";
import { rpcErrors } from "../rpc-errors.ts";
import type { Method, MethodCall } from "./method-call.ts";
import { invalidParams } from "./parse-params.ts";

const KINDS = ["PERSISTENT", "LOCAL"];

/** `offchain_*`: a store of the node beside the chain, which no off-chain worker uses here. */
export function offchainMethods(): Record<string, Method> {
	const values = new Map<Hex, Hex>();
	return {
		offchain_localStorageSet: (call) => {
			values.set(persistentKey(call), call.hex(2));
			return null;
		},
		offchain_localStorageGet: (call) => values.get(persistentKey(call)) ?? null,
		offchain_localStorageClear: (call) => {
			values.delete(persistentKey(call));
			return null;
		},
	};
}

function persistentKey(call: MethodCall): Hex {
	const kind = call.text(0);
	const key = call.hex(1);
	if (!KINDS.includes(kind)) {
		throw invalidParams(`unknown variant \`${kind}\`, expected \`PERSISTENT\` or \`LOCAL\``);
	}
	if (kind === "LOCAL") throw rpcErrors.unavailableStorageKind();
	return key;
}
