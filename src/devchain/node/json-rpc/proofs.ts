import { rpcErrors } from "../rpc-errors.ts";
import { emptyTrie } from "./child-state.ts";
import type { Method } from "./method-call.ts";

/** Methods that return proofs: answered with an error that says why there are none. */
export function proofMethods(): Record<string, Method> {
	return {
		state_getReadProof: (call) => {
			call.hexes(0);
			call.block(1);
			throw noProof();
		},
		state_getChildReadProof: (call) => {
			call.hexes(1);
			emptyTrie(call, 2, null);
			throw noProof();
		},
	};
}

const noProof = () =>
	rpcErrors.state(
		"a development chain has no proofs: its state root is a hash of the changes of each block, not the root of a trie",
	);
