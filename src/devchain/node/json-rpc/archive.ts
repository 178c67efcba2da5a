import { toHex } from "../../../codec/hex.ts";
import type { Block } from "../block.ts";
import { encodeHeader } from "../header.ts";
import { archiveStorageMethods } from "./archive-storage.ts";
import type { Method, MethodCall } from "./method-call.ts";
import { callRuntime } from "./runtime-call.ts";

/** `archive_v1_*`: blocks of any age. */
export function archiveMethods(): Record<string, Method> {
	return {
		archive_v1_genesisHash: ({ node }) => node.blockTree.genesis.hash,
		archive_v1_finalizedHeight: ({ node }) => node.blockTree.finalized.header.number,
		archive_v1_hashByHeight: hashByHeight,
		archive_v1_header: (call) => {
			const block = find(call);
			return block === undefined ? null : toHex(encodeHeader(block.header));
		},
		archive_v1_body: (call) => find(call)?.body ?? null,
		archive_v1_call: (call) => {
			const block = find(call);
			const [method, parameters] = [call.text(1), call.hex(2)];
			return block === undefined ? null : callRuntime(block, method, parameters);
		},
		...archiveStorageMethods(),
	};
}

const find = (call: MethodCall): Block | undefined => call.node.blockTree.block(call.hash(0));

function hashByHeight(call: MethodCall): string[] {
	const height = call.u64(0);
	const { blockTree } = call.node;
	const blocks =
		height > blockTree.finalized.header.number
			? blockTree.unfinalized.filter(({ header }) => header.number === height)
			: [blockTree.at(height)];
	return blocks.flatMap((block) => block?.hash ?? []);
}
