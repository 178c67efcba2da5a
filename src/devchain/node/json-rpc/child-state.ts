import { rpcErrors } from "../rpc-errors.ts";
import type { Method, MethodCall } from "./method-call.ts";
import { parsePageSize } from "./page-size.ts";

/** `:child_storage:default:`, which keys of child tries start with. */
const CHILD_PREFIX = "0x3a6368696c645f73746f726167653a64656661756c743a";

/** `childstate_*`: these pallets have no child tries, so all are empty. */
export function childStateMethods(): Record<string, Method> {
	const keysPaged: Method = (call) => {
		call.optionalHex(1);
		parsePageSize(call, 2);
		call.optionalHex(3);
		return emptyTrie(call, 4, []);
	};
	const single: Method = (call) => {
		call.hex(1);
		return emptyTrie(call, 2, null);
	};
	return {
		childstate_getKeys: (call) => {
			call.hex(1);
			return emptyTrie(call, 2, []);
		},
		childstate_getKeysPaged: keysPaged,
		childstate_getKeysPagedAt: keysPaged,
		childstate_getStorage: single,
		childstate_getStorageHash: single,
		childstate_getStorageSize: single,
		childstate_getStorageEntries: (call) =>
			emptyTrie(
				call,
				2,
				call.hexes(1).map(() => null),
			),
	};
}

/** Checks the key of the child trie and the block of a call. */
export function emptyTrie<T>(call: MethodCall, blockIndex: number, result: T): T {
	const key = call.hex(0);
	call.block(blockIndex);
	if (!key.startsWith(CHILD_PREFIX)) throw rpcErrors.state("Invalid child storage key");
	return result;
}
