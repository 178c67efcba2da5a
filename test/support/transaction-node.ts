import type { ApiPromise } from "@polkadot/api";
import { EVENTS_KEY } from "../../src/chain/events/block-events.ts";
import { itemPrefix } from "../../src/chain/storage/hashers.ts";
import { type Hex, toHex } from "../../src/codec/hex.ts";
import { type FakeBlock, type StorageChanges, timestampOf } from "./fake-block.ts";
import { rpcError } from "./fake-chain-rpc.ts";
import { FakeNode } from "./fake-node.ts";
import { littleEndian } from "./little-endian.ts";
import { type EventTuple, encodeBlockEvents } from "./transaction-events.ts";

/** The method that sends a transaction and subscribes to its statuses. */
export const SUBMIT = "author_submitAndWatchExtrinsic";
const STATUS = "author_extrinsicUpdate";
const ACCOUNT_PREFIX = toHex(itemPrefix("System", "Account"));

/** Nonce of every account at the start. */
const FIRST_NONCE = 5;

/** A fake node with a transaction pool, whose blocks contain transactions and their events. Starts with 11 blocks; 9 is final. */
export class TransactionNode extends FakeNode {
	readonly api: ApiPromise;
	/** Nonces of blocks by hash. */
	readonly #nonces = new Map<Hex, number>();
	/** Bytes of accepted transactions, in order. */
	readonly submitted: Hex[] = [];
	/** Bytes of all transactions, including the refused ones. */
	readonly received: Hex[] = [];
	/** Errors of the next submissions, in order. */
	readonly refusals: Error[] = [];
	/** Nonce of every account in the newest block, and in those that follow. */
	chainNonce = FIRST_NONCE;
	/** Next nonce of every account, as the node counts it; `null`: after the accepted transactions. */
	nextNonce: unknown = null;
	/** Extrinsics in the pool; `null`: the node does not return them. */
	pool: readonly string[] | null = null;
	/** Fee of every transaction, pico PHA. */
	fee = 100n;

	constructor(api: ApiPromise) {
		super();
		this.api = api;
		for (let number = 1; number <= 10; number++) this.addBlock(...this.#blockContent([], []));
		this.finalizedNumber = 9;
	}

	/** Number of transactions whose statuses are subscribed to. */
	get statusSubscriptions(): number {
		return this.countSubscriptions(STATUS);
	}

	/** Produces a block with the newest transaction and its events. */
	includeTransaction(...events: readonly EventTuple[]): FakeBlock {
		const transaction = this.received.at(-1);
		if (!transaction) throw new Error("No transaction was received.");
		this.chainNonce += 1;
		return this.#produce(transaction, events);
	}

	/** Produces a block without transactions. */
	produceEmptyBlock(): FakeBlock {
		return this.#produce(null, []);
	}

	/** Produces the blocks after which a transaction is final that is in the newest block. */
	finalize(): void {
		this.finalizedNumber = this.head.number;
		this.produceEmptyBlock();
	}

	override revertBlocks(depth: number): void {
		super.revertBlocks(depth);
		this.chainNonce = this.#nonceAt(this.head.hash);
	}

	/** Fees that were asked for. */
	get feeEstimates(): number {
		return this.requests.filter(({ params }) => params[0] === "TransactionPaymentApi_query_info").length;
	}

	/** Sends transaction statuses to their subscriptions. A block that is reported as final is. */
	reportStatus(...statuses: readonly unknown[]): void {
		for (const status of statuses) {
			const { finalized } = Object(status) as { finalized?: string };
			if (finalized) this.finalizedNumber = this.block(finalized).number;
		}
		for (const status of statuses) this.notify(STATUS, status);
	}

	/** Ends the subscriptions to transaction statuses. */
	endStatusSubscriptions(): void {
		this.failSubscriptions(STATUS);
	}

	override defaultResponse(method: string, params: readonly unknown[]): unknown {
		switch (method) {
			case SUBMIT:
				return this.#submit(params[0] as Hex);
			case "system_accountNextIndex":
				return this.nextNonce ?? FIRST_NONCE + new Set(this.submitted).size;
			case "author_submitExtrinsic":
				return this.#submit(params[0] as Hex);
			case "author_pendingExtrinsics":
				if (this.pool) return this.pool;
				throw rpcError(-32601, "Method not found");
			case "state_call":
				if (params[0] === "AccountNonceApi_account_nonce") return this.#encodeNonce(params[2] as Hex);
				// `RuntimeDispatchInfo`: weight, class, fee.
				return `0x0000${littleEndian(this.fee, 16).slice(2)}`;
			case "state_getStorage":
				if (String(params[0]).startsWith(ACCOUNT_PREFIX)) return this.#encodeNonce(params[1] as Hex);
				return super.defaultResponse(method, params);
			default:
				return super.defaultResponse(method, params);
		}
	}

	#submit(bytes: Hex): null {
		this.received.push(bytes);
		const refusal = this.refusals.shift();
		if (refusal) throw refusal;
		this.submitted.push(bytes);
		return null;
	}

	#encodeNonce(block: Hex): string {
		this.block(block);
		return littleEndian(this.#nonceAt(block), 4);
	}

	#nonceAt(block: Hex): number {
		return this.#nonces.get(block) ?? FIRST_NONCE;
	}

	#produce(transaction: Hex | null, events: readonly EventTuple[]): FakeBlock {
		const block = this.addBlock(...this.#blockContent(transaction ? [transaction] : [], events));
		this.#nonces.set(block.hash, this.chainNonce);
		this.announce(block);
		return block;
	}

	/** Changes and extrinsics of the next block: the inherent that sets its time, and these transactions with their events. */
	#blockContent(transactions: readonly Hex[], events: readonly EventTuple[]): [StorageChanges, undefined, Hex[]] {
		const inherent = this.api.tx.timestamp?.set?.(timestampOf(this.head.number + 1)).toHex();
		if (!inherent) throw new Error("no call timestamp.set");
		return [{ [EVENTS_KEY]: encodeBlockEvents(events) }, undefined, [inherent, ...transactions]];
	}
}
