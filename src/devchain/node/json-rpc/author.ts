import { fromHex, type Hex } from "../../../codec/hex.ts";
import { extrinsicHash } from "../block.ts";
import type { Watcher } from "../pool-entry.ts";
import { rpcErrors } from "../rpc-errors.ts";
import { unsubscribe } from "./chain.ts";
import { bytesAfterLength } from "./extrinsic-bytes.ts";
import type { Method, MethodCall } from "./method-call.ts";
import { invalidParams, parseHash, parseHex } from "./parse-params.ts";

/** `author_*`: submits extrinsics and watches their status. */
export function authorMethods(): Record<string, Method> {
	return {
		author_submitExtrinsic: (call) => submitExtrinsic(call),
		author_submitAndWatchExtrinsic: watch,
		author_unwatchExtrinsic: unsubscribe,
		author_pendingExtrinsics: ({ node }) => node.pool.pending(),
		author_removeExtrinsic: (call) => call.node.pool.remove(parseHashes(call), "invalid"),
	};
}

function watch(call: MethodCall): string {
	const { node, subscriber } = call;
	return subscriber.subscribe("author_extrinsicUpdate", (notify) => {
		const watcher: Watcher = notify;
		submitExtrinsic(call, watcher);
		return () => node.pool.unwatch(watcher);
	});
}

/** Submits the extrinsic at position 0 and returns its hash; throws the error of a transaction pool that refuses it. */
export function submitExtrinsic(call: MethodCall, watcher?: Watcher): Hex {
	return call.node.submit(parseExtrinsic(call), watcher, call.fate);
}

/** Bytes of an extrinsic whose length prefix is right. */
function parseExtrinsic(call: MethodCall): Hex {
	const extrinsic = call.hex(0);
	if (bytesAfterLength(fromHex(extrinsic)) !== 0) throw rpcErrors.badFormat();
	return extrinsic;
}

/** Hashes of `[{ hash } | { extrinsic }]`, or of a single one without the list. */
function parseHashes(call: MethodCall): Hex[] {
	const list = call.param(0);
	return (Array.isArray(list) ? list : [list]).map((item: unknown) => {
		if (typeof item !== "object" || item === null) throw invalidParams("expected { hash } or { extrinsic }");
		const { hash, extrinsic } = item as { hash?: unknown; extrinsic?: unknown };
		return extrinsic === undefined ? parseHash(hash) : extrinsicHash(parseHex(extrinsic));
	});
}
