import type { ApiPromise } from "@polkadot/api";
import { EVENTS_KEY } from "../../src/chain/events/block-events.ts";
import type { Hex } from "../../src/codec/hex.ts";
import { type FakeBlock, type StorageChanges, timestampOf } from "./fake-block.ts";
import { FakeNode } from "./fake-node.ts";
import { littleEndian } from "./little-endian.ts";
import { type EventTuple, encodeBlockEvents } from "./transaction-events.ts";

/** The method that sends a transaction and subscribes to its statuses. */
export const SUBMIT = "author_submitAndWatchExtrinsic";
const STATUS = "author_extrinsicUpdate";

/** A fake node with a transaction pool, whose blocks contain transactions and their events. Starts with 11 blocks; 9 is final. */
export class TransactionNode extends FakeNode {
	readonly api: ApiPromise;
	/** Bytes of accepted transactions, in order. */
	readonly submitted: Hex[] = [];
	/** Bytes of all transactions, including the refused ones. */
	readonly received: Hex[] = [];
	/** Errors of the next submissions, in order. */
	readonly refusals: Error[] = [];
	/** Next nonce of every account. */
	nextNonce = 5;
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
		return this.produceBlock(...this.#blockContent([transaction], events));
	}

	/** Produces a block without transactions. */
	produceEmptyBlock(): FakeBlock {
		return this.produceBlock(...this.#blockContent([], []));
	}

	/** Sends transaction statuses to their subscriptions. */
	reportStatus(...statuses: readonly unknown[]): void {
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
				return this.nextNonce;
			case "state_call":
				// `RuntimeDispatchInfo`: weight, class, fee.
				return `0x0000${littleEndian(this.fee, 16).slice(2)}`;
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

	/** Changes and extrinsics of the next block: the inherent that sets its time, and these transactions with their events. */
	#blockContent(transactions: readonly Hex[], events: readonly EventTuple[]): [StorageChanges, undefined, Hex[]] {
		const inherent = this.api.tx.timestamp?.set?.(timestampOf(this.head.number + 1)).toHex();
		if (!inherent) throw new Error("no call timestamp.set");
		return [{ [EVENTS_KEY]: encodeBlockEvents(events) }, undefined, [inherent, ...transactions]];
	}
}
