import { type Hex, toHex } from "../../../../codec/hex.ts";
import type { Block } from "../../block.ts";
import { encodeHeader } from "../../header.ts";
import { RpcError } from "../../rpc-errors.ts";
import type { Method, MethodCall } from "../method-call.ts";
import { parseHash } from "../parse-params.ts";
import { callRuntime } from "../runtime-call.ts";
import { findStorage, parseStorageItems, readStorage, type StorageItem, type StorageResult } from "../storage-items.ts";
import { SubscriptionTable } from "../subscription-table.ts";
import { Follow } from "./follow.ts";
import { type OperationEvent, WAITING } from "./operations.ts";

/** Most follow subscriptions of a connection, as on Substrate nodes. */
const MAX_FOLLOWS = 4;
/** Entries of an event, after which the client has to ask for more. */
const PAGE = 1000;
const LIMIT_REACHED = { result: "limitReached" };

/** `chainHead_v1_*`: follows the head of the chain and reads blocks near it. */
export function chainHeadMethods(): Record<string, Method> {
	const follows = new SubscriptionTable<Follow>("chainHead_v1_followEvent");
	const find = (call: MethodCall): Follow | undefined => follows.get(call.subscriber, call.text(0));
	return {
		chainHead_v1_follow: (call) => {
			const withRuntime = call.boolean(0);
			if (follows.count(call.subscriber) >= MAX_FOLLOWS) {
				throw new RpcError(-32800, "Maximum number of chainHead_follow has been reached");
			}
			return follows.open(call.subscriber, (notify, close) => {
				const follow = new Follow(call.node.blockTree, withRuntime, notify, close);
				return { value: follow, end: () => follow.end() };
			});
		},
		chainHead_v1_unfollow: (call) => {
			follows.close(call.subscriber, call.text(0));
			return null;
		},
		chainHead_v1_unpin: (call) => {
			const follow = find(call);
			const hashes = call.param(1);
			const list = (Array.isArray(hashes) ? hashes : [hashes]).map((hash) => parseHash(hash));
			follow?.unpin(list);
			return null;
		},
		chainHead_v1_header: (call) => {
			const follow = find(call);
			const hash = call.hash(1);
			return follow === undefined ? null : toHex(encodeHeader(follow.block(hash).header));
		},
		chainHead_v1_body: (call) => startOperation(call, find(call), 1, bodyEvents),
		chainHead_v1_call: (call) => {
			const follow = find(call);
			const [method, parameters] = [call.text(2), call.hex(3)];
			if (follow?.withRuntime) callRuntime(follow.block(call.hex(1)), method, parameters);
			return startOperation(call, follow, 1, (block) => {
				if (!follow?.withRuntime) throw new RpcError(-32802, "Invalid runtime call: the subscription has no runtimes");
				return callEvents(block, method, parameters);
			});
		},
		chainHead_v1_storage: (call) => {
			const follow = find(call);
			const items = parseStorageItems(call.param(2), 2);
			// There are no child tries, so nothing is found in one.
			const isMain = call.optionalHex(3) === undefined;
			const accepted = items.slice(0, follow?.operations.free ?? 0);
			if (items.length > 0 && accepted.length === 0) {
				if (follow !== undefined) follow.block(call.hash(1));
				return LIMIT_REACHED;
			}
			if (follow !== undefined && isMain) readStorage(follow.block(call.hex(1)).state, accepted);
			const started = startOperation(call, follow, accepted.length, (block) =>
				storageEvents(block, isMain ? accepted : []),
			);
			return started === LIMIT_REACHED ? started : { ...started, discardedItems: items.length - accepted.length };
		},
		chainHead_v1_continue: (call) => {
			const operations = find(call)?.operations;
			const id = call.text(1);
			if (operations?.resume(id)) call.subscriber.afterResponse(() => operations.run(id));
			return null;
		},
		chainHead_v1_stopOperation: (call) => {
			const follow = find(call);
			follow?.operations.stop(call.text(1));
			return null;
		},
	};
}

/** Starts an operation on the pinned block at position 1; its events follow after the response. */
function startOperation(
	call: MethodCall,
	follow: Follow | undefined,
	weight: number,
	events: (block: Block) => Iterator<OperationEvent>,
): object {
	const hash = call.hash(1);
	if (follow === undefined) return LIMIT_REACHED;
	const { operations } = follow;
	const iterator = events(follow.block(hash));
	if (operations.free < weight) return LIMIT_REACHED;
	const operationId = operations.start(iterator, weight);
	call.subscriber.afterResponse(() => operations.run(operationId));
	return { result: "started", operationId };
}

function* bodyEvents({ body }: Block): Generator<OperationEvent> {
	yield { event: "operationBodyDone", value: body };
}

function* callEvents(block: Block, method: string, parameters: Hex): Generator<OperationEvent> {
	const result = callRuntime(block, method, parameters);
	if (result.success) yield { event: "operationCallDone", output: result.value };
	else yield { event: "operationError", error: result.error };
}

function* storageEvents({ state }: Block, items: readonly StorageItem[]): Generator<OperationEvent> {
	let page: StorageResult[] = [];
	for (const item of findStorage(state, items)) {
		if (page.length === PAGE) {
			yield { event: "operationStorageItems", items: page };
			yield WAITING;
			page = [];
		}
		page.push(item);
	}
	if (page.length > 0) yield { event: "operationStorageItems", items: page };
	yield { event: "operationStorageDone" };
}
