import type { Hex } from "../codec/hex.ts";
import type { Officials } from "./accounts.ts";
import { gatekeeperExtrinsic, type Settlement, settlementBits, type Update } from "./gatekeeper/settlement-message.ts";
import type { Block } from "./node/block.ts";
import type { DevNode } from "./node/node.ts";
import { mapGet } from "./node/persistent-map.ts";
import {
	accountHex,
	fundAccount,
	registeredKey,
	registerWorkerEdits,
	type WorkerRegistration,
	workerKey,
} from "./storage-edits/accounts-and-workers.ts";
import { type ReferendumOptions, referendumOpening } from "./storage-edits/referenda.ts";

/**
 * How much time to let pass.
 *
 * @public
 */
export interface Advance {
	/** Seconds, added to `days`. */
	readonly seconds?: number;
	/** Days of 86 400 seconds. */
	readonly days?: number;
	/** Blocks to spread it over; one when left out. Without a time they are one block time apart. */
	readonly blocks?: number;
}

const DAY_SECONDS = 86_400;

/** What the world around a chain does to it: money arrives, workers attest, gatekeepers report, time passes. */
export class DevControls {
	readonly #node: DevNode;
	readonly #officials: Officials;
	#workers = 0;

	/**
	 * @param node - on which chain
	 * @param officials - who signs
	 */
	constructor(node: DevNode, officials: Officials) {
		this.#node = node;
		this.#officials = officials;
	}

	/** Adds `amount` pico PHA to an account, in a block of its own. */
	fund(address: string, amount: bigint): Block {
		if (amount < 0n) throw new RangeError(`an amount to fund is not negative; not ${amount}`);
		this.#node.edit(fundAccount(this.#node, accountHex(address), amount));
		return this.#node.newBlock({ transactions: [] });
	}

	/** Puts a worker into the registry, in a block of its own; answers its public key. */
	registerWorker(worker: WorkerRegistration): Hex {
		const key = worker.publicKey === undefined ? this.#freeKey() : workerKey(worker.publicKey);
		this.#node.edit(registerWorkerEdits(this.#node, key, worker));
		this.#node.newBlock({ transactions: [] });
		return key;
	}

	/** Pays workers by one gatekeeper message, in a block of its own. */
	settle(list: readonly Settlement[]): Block {
		return this.deliver({ settle: list.map((one) => settlementBits(this.#node, one)) });
	}

	/** Brings one gatekeeper message to the chain, in a block of its own. */
	deliver(update: Update): Block {
		const extrinsic = gatekeeperExtrinsic(this.#node, this.#officials, update);
		const block = this.#node.newBlock({ transactions: [extrinsic] });
		if (block.body.includes(extrinsic)) return block;
		throw new Error(`the gatekeeper's message did not fit into block ${block.header.number}`);
	}

	/** Opens a referendum, in a block of its own; answers its index. */
	openReferendum(options: ReferendumOptions): number {
		const { index, edits } = referendumOpening(this.#node, options);
		this.#node.edit(edits);
		this.#node.newBlock({ transactions: [] });
		return index;
	}

	/** Lets time pass; answers the head after it. */
	advance({ seconds = 0, days = 0, blocks }: Advance): Block {
		const ms = Math.round((seconds + days * DAY_SECONDS) * 1000);
		const count = blocks ?? 1;
		if (!(ms >= 0) || !Number.isSafeInteger(count) || count < 1 || (ms === 0 && blocks === undefined)) {
			throw new RangeError("advance by { seconds }, { days } or { blocks }, all of them above 0");
		}
		const node = this.#node;
		const start = node.nextTimestamp() - node.slotMs;
		for (let i = 1; i <= count; i++) {
			const later = ms === 0 ? i * node.slotMs : Math.round((ms * i) / count);
			node.newBlock({ timestampMs: start + later });
		}
		return node.head;
	}

	#freeKey(): Hex {
		for (;;) {
			const key = workerKey(`0x${(++this.#workers).toString(16).padStart(64, "0")}`);
			if (mapGet(this.#node.head.state, registeredKey(this.#node, key)) === undefined) return key;
		}
	}
}
