import type { Addresses } from "../chain/addresses.ts";
import type { RecognizeWrite, WritesModule } from "../chain/chain-adapter.ts";
import { resolvedQuery } from "../chain/create-operation.ts";
import type { Generation } from "../chain/model/network.ts";
import { deriveMultisig } from "../chain/multisigs/multisig-account.ts";
import { Multisigs, type PendingCall } from "../chain/multisigs/multisigs.ts";
import type { ChainEvent, ExtrinsicPlace, RuleFailure } from "../chain/operation.ts";
import { ruleFailure } from "../chain/rules/rule-failure.ts";
import { deepEqual } from "../codec/deep-equal.ts";
import { hash256 } from "../codec/hash-256.ts";

import { fromHex, type Hex } from "../codec/hex.ts";
import type { DispatchInfo } from "../errors/codes.ts";
import { parallel, type StorageQuery } from "../query/storage-query.ts";
import { actingOperation } from "./acting-operation.ts";
import { type Approval, findExecuted, readApproval } from "./approval-events.ts";
import { splitBatchEvents } from "./batch-events.ts";
import { decodeItem } from "./batch-item.ts";
import { operationOfCall } from "./call-operation.ts";
import { type ActingChain, loadActingChain } from "./call-operation-deps.ts";
import type { BatchNode, CallTree, MultisigNode, OtherNode, ProxyNode, WriteNode } from "./call-tree.ts";
import type { PlanContext } from "./plan-context.ts";
import { splitProxyEvents } from "./proxy-operation.ts";
import {
	OPERATION_NAMES,
	type SubmittedOperation,
	type SubmittedResult,
	toSubmittedCalls,
} from "./submitted-result.ts";

/** The chain of a transaction. */
export interface SubmittedChain extends ActingChain {
	readonly addresses: Addresses;
	readonly generation: Generation;
	readonly recognize: RecognizeWrite;
}

/** The chain of transactions of one runtime. */
export async function loadSubmittedChain(
	{ addresses, generation }: Pick<PlanContext, "addresses" | "generation">,
	chain: WritesModule,
	recognize: RecognizeWrite,
): Promise<SubmittedChain> {
	return { ...(await loadActingChain(chain)), addresses, generation, recognize };
}

/** Calls that were prepared for the decoding of their result. */
export interface PreparedCalls {
	readonly failures: readonly RuleFailure[];
	/** As that of a prepared plan. */
	refusal?(events: readonly ChainEvent[]): DispatchInfo | null;
	outcome(events: readonly ChainEvent[], at?: ExtrinsicPlace): SubmittedResult;
}

/**
 * Prepares the decoding of what calls of a transaction did: by the operations of plans, on the state before the block that holds the
 * transaction.
 *
 * @param account - the account that the calls act for
 */
export function prepareCalls(tree: CallTree, account: Hex, chain: SubmittedChain): StorageQuery<PreparedCalls> {
	switch (tree.type) {
		case "write":
			return prepareWrite(tree, account, chain);
		case "batch":
			return prepareBatch(tree, account, chain);
		case "proxy":
			return prepareProxy(tree, chain);
		case "multisig":
			return prepareMultisig(tree, account, chain);
		default:
			return prepareOther(tree, account, chain);
	}
}

function* prepareWrite(
	{ write, calls }: WriteNode,
	account: Hex,
	{ addresses }: SubmittedChain,
): StorageQuery<PreparedCalls> {
	const { failures, outcome } = yield* write.operation.prepare(account);
	const parts = { account: addresses.format(account), calls: toSubmittedCalls(calls) };
	const operation = OPERATION_NAMES[write.write];
	return {
		failures,
		// The table types the result of each name.
		outcome: (events, at) => ({ ...parts, operation, result: outcome(events, at) }) as SubmittedOperation,
	};
}

function* prepareBatch(
	{ mode, items, calls }: BatchNode,
	account: Hex,
	chain: SubmittedChain,
): StorageQuery<PreparedCalls> {
	const prepared = yield* parallel<readonly PreparedCalls[]>(
		items.map(({ tree }) => prepareCalls(tree, account, chain)),
	);
	const parts = { account: chain.addresses.format(account), calls: toSubmittedCalls(calls) };
	return {
		failures: prepared.flatMap(({ failures }) => failures),
		outcome(events, at) {
			const segments = splitBatchEvents(calls[0], events);
			const results = items.map(({ start, length }, i) => {
				const item = prepared[i] as PreparedCalls;
				const own = segments.slice(start, start + length);
				const [first] = own;
				if (mode === "all" && first) {
					const merged = { ...first, events: own.flatMap((segment) => segment.events) };
					return decodeItem({ prepared: item, failures: item.failures }, merged, start, chain, at);
				}
				return decodeItem({ prepared: item, failures: item.failures }, first ?? null, start, chain, at);
			});
			return { ...parts, operation: "batch", mode, items: results };
		},
	};
}

/** A call inside acts for the account, and its result is that account's. */
function* prepareProxy({ real, inner }: ProxyNode, chain: SubmittedChain): StorageQuery<PreparedCalls> {
	const prepared = yield* prepareCalls(inner, real, chain);
	return {
		failures: prepared.failures,
		refusal(events) {
			const { refusal, events: own } = splitProxyEvents(events);
			return refusal ?? prepared.refusal?.(own) ?? null;
		},
		outcome: (events, at) => prepared.outcome(splitProxyEvents(events).events, at),
	};
}

/** As {@link prepareProxy}, once it is executed. */
function* prepareMultisig(
	{ threshold, otherSignatories, timepoint, wrapped, inner }: MultisigNode,
	signer: Hex,
	chain: SubmittedChain,
): StorageQuery<PreparedCalls> {
	const { codec, metadata, generation, addresses } = chain;
	const multisig = deriveMultisig([signer, ...otherSignatories], threshold);
	const bytes = codec.encodeCall(wrapped);
	const callHash = hash256(fromHex(bytes));
	const [pending, prepared] = yield* parallel<[PendingCall | null, PreparedCalls]>([
		threshold === 1 ? resolvedQuery(null) : new Multisigs(metadata, generation).read(multisig.account, callHash),
		prepareCalls(inner, multisig.account, chain),
	]);
	const approval: Approval = { multisig, callHash, call: bytes, pending, signer };
	const parts = { account: addresses.format(multisig.account), calls: toSubmittedCalls(inner.calls) };
	const isChanged = !deepEqual(timepoint, pending?.when ?? null);
	return {
		failures: [...(isChanged ? [ruleFailure("MULTISIG_CHANGED", {})] : []), ...prepared.failures],
		refusal(events) {
			const executed = findExecuted(approval, events);
			return executed && (executed.refusal ?? prepared.refusal?.(executed.events) ?? null);
		},
		outcome(events, at) {
			const executed = findExecuted(approval, events);
			if (executed) return prepared.outcome(executed.events, at);
			return { ...parts, operation: "multisig.approve", result: readApproval(approval, events, at) };
		},
	};
}

function prepareOther({ calls }: OtherNode, account: Hex, submitted: SubmittedChain): StorageQuery<PreparedCalls> {
	const { addresses } = submitted;
	const deps = { ...submitted, chain: submitted, rules: null };
	const acting = actingOperation(calls[0], deps, (kept) => operationOfCall(kept, deps));
	if (acting) return acting.prepare(account);
	const parts = { account: addresses.format(account), calls: toSubmittedCalls(calls) };
	return resolvedQuery({ failures: [], outcome: (events) => ({ ...parts, operation: null, events }) });
}
