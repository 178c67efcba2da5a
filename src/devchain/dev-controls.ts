import type { Hex } from "../codec/hex.ts";
import { invalidArgument } from "../errors/invalid-argument.ts";
import type { SystemAccounts } from "./dev-signers.ts";
import {
	buildGatekeeperExtrinsic,
	type GatekeeperUpdate,
	messageRejected,
	type Settlement,
	toSettlementBits,
} from "./gatekeeper/settlement-message.ts";
import { takeOverEdits } from "./gatekeeper/take-over.ts";
import type { Block, Edits } from "./node/block.ts";
import type { DevNode } from "./node/node.ts";
import { readTogether, stateGet } from "./node/state-map.ts";
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
		return this.#newBlock(() => fundEdits(this.#node, key, parseAmount("amount", amount)));
	}

	/** Registers a worker, produces a block, and returns the worker's public key. */
	registerWorker(worker: WorkerRegistration): Hex {
		const { publicKey } = parseObject("worker", worker);
		if (publicKey !== undefined) {
			const key = parsePublicKey("publicKey", publicKey);
			this.#newBlock(() => registerWorkerEdits(this.#node, key, worker));
			return key;
		}
		const number = this.#unusedNumber();
		const key = workerKey(number);
		this.#newBlock(() => registerWorkerEdits(this.#node, key, worker));
		this.lastWorkerNumber = number;
		return key;
	}

	/** Pays workers by one gatekeeper message and produces a block. */
	settle(settlements: readonly Settlement[]): Block {
		const { state } = this.#node.head;
		const bits = readTogether(state, () => settlements.map((settlement) => toSettlementBits(this.#node, settlement)));
		return this.sendUpdate({ settlements: bits });
	}

	/** Sends one gatekeeper message and produces a block with it. */
	sendUpdate(update: GatekeeperUpdate): Block {
		const extrinsic = buildGatekeeperExtrinsic(this.#node, this.#systemAccounts, update);
		const edits = takeOverEdits(this.#node, this.#systemAccounts);
		const block = this.#node.newBlock({ edits, transactions: [extrinsic] });
		if (block.body.includes(extrinsic)) return block;
		throw messageRejected(block);
	}

	/** Opens a referendum, produces a block, and returns the referendum's index. */
	openReferendum(options: ReferendumOptions): number {
		const { index, edits } = readTogether(this.#node.head.state, () => openReferendumEdits(this.#node, options));
		this.#newBlock(() => edits);
		return index;
	}

	/**
	 * Produces blocks over an amount of time and returns the last one.
	 *
	 * @param once - runs each step, see {@link MethodCall.once}
	 */
	advance(by: Advance, once: <T>(step: () => T) => T = (step) => step()): Block {
		for (const step of once(() => this.advanceSteps(by))) once(step);
		return this.#node.head;
	}

	/** Steps that produce one block each, over an amount of time from now on. Throws for a wrong time. */
	advanceSteps(by: Advance): (() => Block)[] {
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
		return Array.from({ length: count }, (_, i) => () => {
			const elapsedMs = ms === 0 ? (i + 1) * node.slotMs : Math.round((ms * (i + 1)) / count);
			return node.newBlock({ timestampMs: Math.max(start + elapsedMs, node.nextTimestamp() - node.slotMs) });
		});
	}

	/** Writes storage, and produces a block. */
	#newBlock(read: () => Edits): Block {
		const edits = readTogether(this.#node.head.state, read);
		return this.#node.newBlock({ edits, transactions: [] });
	}

	/** The lowest number above the last one whose key is not registered. */
	#unusedNumber(): number {
		for (let number = this.lastWorkerNumber + 1; ; number++) {
			const key = workerStorageKey(this.#node, workerKey(number));
			if (stateGet(this.#node.head.state, key) === undefined) return number;
		}
	}
}

/** Key of a worker that was registered without one. */
const workerKey = (number: number): Hex => `0x${number.toString(16).padStart(64, "0")}`;
