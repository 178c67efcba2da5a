import { rpcErrors } from "../rpc-errors.ts";
import type { Method } from "./method-call.ts";

/** Methods about the node's keys, peers and logs, of which there are none here, and traces of WebAssembly. */
const DENIED = [
	"author_hasKey",
	"author_hasSessionKeys",
	"author_insertKey",
	"author_rotateKeys",
	"state_traceBlock",
	"system_addLogFilter",
	"system_addReservedPeer",
	"system_removeReservedPeer",
	"system_resetLogFilter",
	"system_unstable_networkState",
];

/** Methods that nodes deny to clients from outside: answered with the error of `--rpc-methods safe`. */
export function deniedMethods(): Record<string, Method> {
	const deny: Method = () => {
		throw rpcErrors.unsafe();
	};
	return Object.fromEntries(DENIED.map((method) => [method, deny]));
}
