import { NEVER, Subject } from "rxjs";
import { Addresses } from "../../src/chain/addresses.ts";
import type { WritesModule } from "../../src/chain/chain-adapter.ts";
import type { BlockEvent } from "../../src/chain/metadata/decode-events.ts";
import type { ChainEvent, Prepared, RuleFailure } from "../../src/chain/operation.ts";
import type { SignedExtrinsic } from "../../src/chain/signing/transaction-codec.ts";
import { type Hex, toHex } from "../../src/codec/hex.ts";
import type { AccountTransactions } from "../../src/plan/account-transactions.ts";
import { ClientTransactions } from "../../src/plan/client-transactions.ts";
import type { PlanContext } from "../../src/plan/plan-context.ts";
import type { CheckedPlan, SubmissionPreparer } from "../../src/plan/plan-preparer.ts";
import type { PreparationPoint } from "../../src/plan/preparation-point.ts";
import type { Draft } from "../../src/plan/send-job.ts";
import type { SigningCodec } from "../../src/plan/signers/signature-request.ts";
import type { SignerPayload, TransactionOptions, UnsignedTransaction } from "../../src/plan/signing-payload.ts";
import type { FakeBlock } from "./fake-block.ts";
import { FakeNode } from "./fake-node.ts";
import { littleEndian } from "./little-endian.ts";
import { loadLateCode } from "./load-late-code.ts";
import { planRpc } from "./plan-rpc.ts";
import { signedExtrinsic } from "./signed-extrinsic.ts";
import { remark } from "./test-operation.ts";

// Otherwise the first plan and the first signature load it, for longer than `settle` waits.
await loadLateCode();

export const SUBMIT = "author_submitAndWatchExtrinsic";
export const COUNT = "system_accountNextIndex";
const ACCOUNT_PREFIX = "0x26aa394eea5630e07c48ae0c9558cef7b99d880ec681799c0cf30e8886371da9";
const END: BlockEvent = { pallet: "System", name: "ExtrinsicSuccess", data: null, extrinsic: 0, index: 0 };

/** Bytes that keys sign in these tests. */
export const SIGNABLE: Hex = "0x010203";
/** The call of every transaction. */
const CALL: Hex = "0x0700";

/** A node with a pool, and 11 blocks of which number 9 is final. Every account has nonce 5 at first. */
export class SendingNode extends FakeNode {
	chainNonce = 5;
	/** Bytes that the pool accepted, in order. */
	readonly submitted: Hex[] = [];
	/** Errors of the next submissions, in order. */
	readonly refusals: Error[] = [];

	constructor() {
		super();
		for (let number = 1; number <= 10; number++) this.addBlock();
		this.finalizedNumber = 9;
	}

	/** Adds a block with the newest transaction. */
	include(): FakeBlock {
		this.chainNonce += 1;
		return this.addBlock({}, undefined, this.submitted.slice(-1));
	}

	override defaultResponse(method: string, params: readonly unknown[]): unknown {
		switch (method) {
			case SUBMIT: {
				const refusal = this.refusals.shift();
				if (refusal) throw refusal;
				this.submitted.push(params[0] as Hex);
				return "id";
			}
			case "author_submitExtrinsic":
				this.submitted.push(params[0] as Hex);
				return "0x00";
			case COUNT:
				return 5 + new Set(this.submitted).size;
			case "author_pendingExtrinsics":
				return this.submitted;
			case "state_call":
				return littleEndian(this.chainNonce, 4);
			case "state_getStorage":
				return String(params[0]).startsWith(ACCOUNT_PREFIX) ? littleEndian(this.chainNonce, 4) : "0x04";
			case "state_getRuntimeVersion":
				return { specVersion: 1 };
			default:
				return super.defaultResponse(method, params);
		}
	}
}

/** Where a plan is prepared without a check. */
type UncheckedPoint = Pick<PreparationPoint, "at" | "earlier">;

/** Prepares a plan as the test says, and records how it is asked. */
export class FakePreparer implements SubmissionPreparer<string> {
	/** Points at which the plan was prepared, and whether it was checked. */
	readonly calls: { readonly point: UncheckedPoint & Partial<PreparationPoint>; readonly isChecked: boolean }[] = [];
	/** What payloads were built for. */
	readonly payloads: { readonly nonce: number; readonly at: Hex; readonly options: TransactionOptions }[] = [];
	failures: readonly RuleFailure[] = [];
	fixedCalls = true;

	get prepared(): Prepared<string> {
		const { failures, fixedCalls } = this;
		const outcome = (events: readonly ChainEvent[]) => events.map(({ name }) => name).join();
		const foreseen = { expected: () => (failures.length > 0 ? null : "expected"), forecasts: () => [] };
		return { calls: [remark("0x01")], fixedCalls, failures, transferable: 1000n, spends: 0n, outcome, ...foreseen };
	}

	async prepare(_account: Hex, point: UncheckedPoint): Promise<Prepared<string>> {
		this.calls.push({ point, isChecked: false });
		return this.prepared;
	}

	async prepareAndCheck(_account: Hex, point: PreparationPoint): Promise<CheckedPlan<string>> {
		this.calls.push({ point, isChecked: true });
		return { prepared: this.prepared, failures: this.failures, fee: 100n };
	}

	async encode(): Promise<Hex> {
		return CALL;
	}

	async buildPayload(
		call: Hex,
		account: Hex,
		{ view, nonce }: Pick<Draft<string>, "view" | "nonce">,
		options: TransactionOptions,
	): Promise<UnsignedTransaction> {
		this.payloads.push({ nonce, at: view.block.hash, options });
		return unsignedTransaction(account, nonce, call, options.tip);
	}
}

/** A transaction to sign, of an account. */
export function unsignedTransaction(account: Hex, nonce: number, method: Hex = CALL, tip = 0n): UnsignedTransaction {
	return {
		payload: {
			address: account,
			era: "0x1503",
			nonce: toHex(Uint8Array.of(nonce)),
			tip: `0x${tip.toString(16)}`,
			signedExtensions: [] as string[],
		} as Partial<SignerPayload> as SignerPayload,
		bytes: "0x0a",
		signable: SIGNABLE,
		method,
		callHash: "0x00",
		nonce,
		lastValidBlock: 72,
		draftedAt: { hash: "0x01", number: 8, earlier: [] },
	};
}

/** Encodes the signer, the nonce and the call. Decodes nothing: signers of these tests return signatures alone. */
export const fakeCodec: SigningCodec = {
	encodeExtrinsic: ({ account, nonce, call }: SignedExtrinsic) => signedExtrinsic({ signer: account, nonce, call }),
	decodeExtrinsic: notUsed,
	encodePayload: notUsed,
	encodeExtensions: notUsed,
	constant: notUsed,
};

function notUsed(): never {
	throw new Error("not used");
}

/** What a submission needs, on a node of its own. */
export interface SendingClient {
	readonly node: SendingNode;
	readonly context: PlanContext;
	readonly chain: WritesModule;
	readonly transactions: ClientTransactions;
	readonly preparer: FakePreparer;
	/** Emits at every block. */
	readonly head$: Subject<never>;
	/** Transactions of the account. */
	readonly own: AccountTransactions;
}

/** @param account - whose transactions `own` are */
export function startSending(account: Hex): SendingClient {
	const node = new SendingNode();
	const head$ = new Subject<never>();
	const rpc = planRpc(node);
	const context: PlanContext = {
		generation: 2,
		network: { specVersion: 1, genesisHash: node.genesisHash },
		addresses: new Addresses(30),
		loadRuntime: () => Promise.reject(new Error("not read")),
		loadWrites: () => Promise.reject(new Error("not used")),
		execute: () => Promise.reject(new Error("not used")),
		api: () => Promise.reject(new Error("not used")),
		rpc,
		head$,
		finalizedHead$: NEVER,
		closed$: new Subject(),
		session: {},
	};
	const chain = {
		codec: fakeCodec,
		metadata: { blockTimestampMs: () => 1, events: () => [END] },
		loadErrorCode: async () => () => "DISPATCH_FAILED",
		hasKnownEffects: () => false,
	} as unknown as WritesModule;
	const transactions = new ClientTransactions(rpc, head$, NEVER);
	return { node, context, chain, transactions, preparer: new FakePreparer(), head$, own: transactions.of(account) };
}

/** Waits until everything that can run has run. */
export async function settle(): Promise<void> {
	for (let i = 0; i < 5; i++) await new Promise(setImmediate);
}
