import type { RecognizedWrite, RecognizeWrite } from "../chain/chain-adapter.ts";
import { batchedCalls, wrappedCall } from "../chain/inner-calls.ts";
import type { Call, ExtrinsicPlace } from "../chain/operation.ts";
import { laterName } from "../chain/signing/call-names.ts";
import type { Hex } from "../codec/hex.ts";
import type { BatchMode } from "./batch-operation.ts";

/** Calls of a transaction by what they are in the public API. */
export type CallTree = WriteNode | BatchNode | ProxyNode | MultisigNode | OtherNode;

/** Calls that are one write. */
export interface WriteNode {
	readonly type: "write";
	readonly write: RecognizedWrite;
	readonly calls: readonly Call[];
}

/** A batch of several. */
export interface BatchNode {
	readonly type: "batch";
	readonly mode: BatchMode;
	readonly items: readonly BatchNodeItem[];
	readonly calls: readonly [batch: Call];
}

/** A part of a batch. */
export interface BatchNodeItem {
	readonly tree: CallTree;
	/** Index of its first call in the batch. */
	readonly start: number;
	/** Number of its calls. */
	readonly length: number;
}

/** A call by proxy. */
export interface ProxyNode {
	readonly type: "proxy";
	/** The account that the call inside acts for. */
	readonly real: Hex;
	/** The call that is executed. */
	readonly wrapped: Call;
	readonly inner: CallTree;
	readonly calls: readonly [call: Call];
}

/** An approval of a call by multisig. */
export interface MultisigNode {
	readonly type: "multisig";
	readonly threshold: number;
	/** The signatories but the signer. */
	readonly otherSignatories: readonly Hex[];
	/** The place of the first approval; `null`: it is the first, or the only one. */
	readonly timepoint: ExtrinsicPlace | null;
	/** The call that is approved. */
	readonly wrapped: Call;
	readonly inner: CallTree;
	readonly calls: readonly [call: Call];
}

/** A call that the SDK has no write for. */
export interface OtherNode {
	readonly type: "other";
	readonly calls: readonly [call: Call];
}

const MODES: Readonly<Record<string, BatchMode>> = {
	"utility.batchAll": "all",
	"utility.batch": "best-effort",
	"utility.forceBatch": "force",
};

/** Recognizes the writes in a call. */
export function parseCallTree(call: Call, recognize: RecognizeWrite): CallTree {
	const write = recognize([call]);
	if (write) return { type: "write", write, calls: [call] };
	const inner = batchedCalls(call);
	const mode = MODES[laterName(`${call.pallet}.${call.method}`)];
	if (inner === null || mode === undefined) return parseActing(call, recognize) ?? { type: "other", calls: [call] };
	if (mode !== "all") {
		const items = inner.map((each, start) => ({ tree: parseCallTree(each, recognize), start, length: 1 }));
		return { type: "batch", mode, items, calls: [call] };
	}
	const items = parseSequence(inner, recognize);
	const [only] = items;
	// One write that takes several calls.
	if (items.length === 1 && only && only.length > 1 && only.tree.type === "write")
		return { ...only.tree, calls: [call] };
	return { type: "batch", mode, items, calls: [call] };
}

/** A call that another account executes; `null` for any other call. */
function parseActing(call: Call, recognize: RecognizeWrite): ProxyNode | MultisigNode | null {
	const { pallet, args } = call;
	const wrapped = pallet === "proxy" || pallet === "multisig" ? wrappedCall(call) : null;
	if (wrapped === null) return null;
	const inner = parseCallTree(wrapped, recognize);
	if (pallet === "multisig") {
		const {
			threshold = 1,
			otherSignatories,
			maybeTimepoint: timepoint = null,
		} = args as Partial<MultisigArgs> as MultisigArgs;
		return { type: "multisig", threshold, otherSignatories, timepoint, wrapped, inner, calls: [call] };
	}
	const { real } = args;
	const account = typeof real === "string" ? real : Reflect.get(Object(real), "Id");
	return typeof account === "string" ? { type: "proxy", real: account as Hex, wrapped, inner, calls: [call] } : null;
}

/** Arguments of `multisig.asMulti`, and of `asMultiThreshold1`, which has neither threshold nor place. */
interface MultisigArgs {
	readonly threshold?: number;
	readonly otherSignatories: readonly Hex[];
	readonly maybeTimepoint?: ExtrinsicPlace | null;
}

/** Recognizes the writes in calls that succeed or fail together: each as many calls as it takes. */
function parseSequence(calls: readonly Call[], recognize: RecognizeWrite): readonly BatchNodeItem[] {
	const items: BatchNodeItem[] = [];
	for (let start = 0; start < calls.length; ) {
		const [call, ...rest] = calls.slice(start);
		if (call === undefined) break;
		const write = recognize([call, ...rest]);
		const length = write?.length ?? 1;
		const tree: CallTree = write
			? { type: "write", write, calls: calls.slice(start, start + length) }
			: parseCallTree(call, recognize);
		items.push({ tree, start, length });
		start += length;
	}
	return items;
}
