import type { Hex } from "../codec/hex.ts";
import { invalidArgument } from "../errors/invalid-argument.ts";
import type { SystemAccounts } from "./accounts.ts";
import {
	buildGatekeeperExtrinsic,
	type GatekeeperUpdate,
	messageRejected,
	type Settlement,
	toSettlementBits,
} from "./gatekeeper/settlement-message.ts";
import type { Block } from "./node/block.ts";
import type { DevNode } from "./node/node.ts";
import { mapGet } from "./node/persistent-map.ts";
import { fundEdits } from "./storage-edits/accounts.ts";
import { openReferendumEdits, type ReferendumOptions } from "./storage-edits/referenda.ts";
import { registerWorkerEdits, type WorkerRegistration, workerStorageKey } from "./storage-edits/workers.ts";
import { type AccountLike, parseAccount, parseAmount, parseObject, parsePublicKey } from "./validate.ts";

/**
 * An amount of time, on the chain's clock.
 *
 * @public
 */
export interface Advance {
	/** Seconds, added to `days`. */
	readonly seconds?: number | undefined;
	/** Days of 86 400 seconds. */
	readonly days?: number | undefined;
	/**
	 * Number of blocks to produce, spread evenly over the time; without a time they are one block time apart.
	 *
	 * @defaultValue 1
	 */
	readonly blocks?: number | undefined;
}

const DAY_SECONDS = 86_400;
const ADVANCE = "{ seconds }, { days } or { blocks }, all > 0";

/** Test controls: fund accounts, register workers, send gatekeeper messages, advance time. */
export class DevControls {
	/** Number of the last worker that was registered without a key. */
	lastWorkerNumber = 0;
	readonly #node: DevNode;
	readonly #systemAccounts: SystemAccounts;

	/**
	 * @param node - the node to control
	 * @param systemAccounts - sign gatekeeper messages
	 */
	constructor(node: DevNode, systemAccounts: SystemAccounts) {
		this.#node = node;
		this.#systemAccounts = systemAccounts;
	}

	/** Adds `amount` pico PHA to an account and produces a block. */
	fund(account: AccountLike, amount: bigint): Block {
		const key = parseAccount("account", account);
		this.#node.edit(fundEdits(this.#node, key, parseAmount("amount", amount)));
		return this.#node.newBlock({ transactions: [] });
	}

	/** Registers a worker, produces a block, and returns the worker's public key. */
	registerWorker(worker: WorkerRegistration): Hex {
		const { publicKey } = parseObject("worker", worker);
		const key = publicKey === undefined ? this.#unusedKey() : parsePublicKey("publicKey", publicKey);
		this.#node.edit(registerWorkerEdits(this.#node, key, worker));
		this.#node.newBlock({ transactions: [] });
		return key;
	}

	/** Pays workers by one gatekeeper message and produces a block. */
	settle(settlements: readonly Settlement[]): Block {
		return this.sendUpdate({ settlements: settlements.map((settlement) => toSettlementBits(this.#node, settlement)) });
	}

	/** Sends one gatekeeper message and produces a block with it. */
	sendUpdate(update: GatekeeperUpdate): Block {
		const extrinsic = buildGatekeeperExtrinsic(this.#node, this.#systemAccounts, update);
		const block = this.#node.newBlock({ transactions: [extrinsic] });
		if (block.body.includes(extrinsic)) return block;
		throw messageRejected(block);
	}

	/** Opens a referendum, produces a block, and returns the referendum's index. */
	openReferendum(options: ReferendumOptions): number {
		const { index, edits } = openReferendumEdits(this.#node, options);
		this.#node.edit(edits);
		this.#node.newBlock({ transactions: [] });
		return index;
	}

	/** Produces blocks over an amount of time and returns the last one. */
	advance(by: Advance): Block {
		for (const _ of this.advanceByBlocks(by));
		return this.#node.head;
	}

	/** Produces blocks over an amount of time, one per iteration. Throws at the first one for a wrong time. */
	*advanceByBlocks(by: Advance): Generator<Block> {
		const { seconds = 0, days = 0, blocks } = parseObject("time", by);
		if (typeof seconds !== "number" || typeof days !== "number") throw invalidArgument("time", by, ADVANCE);
		const ms = Math.round((seconds + days * DAY_SECONDS) * 1000);
		const count = blocks ?? 1;
		if (
			!(Number.isSafeInteger(ms) && ms >= 0) ||
			!Number.isSafeInteger(count) ||
			count < 1 ||
			(ms === 0 && blocks === undefined)
		) {
			throw invalidArgument("time", by, ADVANCE);
		}
		const node = this.#node;
		const start = node.nextTimestamp() - node.slotMs;
		for (let i = 1; i <= count; i++) {
			const elapsedMs = ms === 0 ? i * node.slotMs : Math.round((ms * i) / count);
			yield node.newBlock({ timestampMs: Math.max(start + elapsedMs, node.nextTimestamp() - node.slotMs) });
		}
	}

	#unusedKey(): Hex {
		for (;;) {
			const key: Hex = `0x${(++this.lastWorkerNumber).toString(16).padStart(64, "0")}`;
			if (mapGet(this.#node.head.state, workerStorageKey(this.#node, key)) === undefined) return key;
		}
	}
}
