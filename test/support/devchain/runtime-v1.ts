import { type Hex, toHex } from "../../../src/codec/hex.ts";
import { GATEKEEPER, keyOf, type MadeBlock, pairOf, RuntimeChain } from "./runtime-harness.ts";
import { UPDATE_TYPES } from "./update-types.ts";

/** Pico in a PHA. */
export const PHA = 10n ** 12n;
/** Existential deposit. */
export const ED = 10_000_000_000n;
/** `phala/sp`. */
export const LOCK_ID: Hex = "0x7068616c612f7370";
/** Account that pays rewards. */
export const SUBSIDY: Hex = toHex(new TextEncoder().encode("modlphala/pp".padEnd(32, "\0")));
/** Account that receives dust and fees. */
export const TREASURY: Hex = toHex(new TextEncoder().encode("modlpy/trsry".padEnd(32, "\0")));

/** A key of a worker by its number. */
export const workerKey = (i: number): Hex => `0x${i.toString(16).padStart(64, "0")}`;

/** A delegator's record. */
export interface Position {
	readonly locked: bigint;
	readonly shares: bigint;
	readonly availableRewards: bigint;
	readonly rewardDebt: bigint;
}

/** Fields of a pool's record that tests read. */
export interface Pool {
	readonly totalShares: bigint;
	readonly totalStake: bigint;
	readonly freeStake: bigint;
	readonly releasingStake: bigint;
	readonly ownerReward: bigint;
	readonly rewardAcc: bigint;
	readonly workers: readonly Hex[];
	readonly withdrawQueue: readonly { readonly user: Hex; readonly shares: bigint; readonly startTime: bigint }[];
}

/** A chain of generation 1 on which Alice owns pools. */
export class Mining extends RuntimeChain {
	#sequence = 0;

	constructor() {
		super({ generation: 1 });
		this.block();
	}

	/** A call of `PhalaStakePool`. */
	pool(uri: string, method: string, args: readonly unknown[], timestampMs?: number): MadeBlock {
		return this.submit(uri, "phalaStakePool", method, args, timestampMs);
	}

	/** A new pool of Alice's, with so many workers in it. */
	create(workers = 0): void {
		const pid = this.query("phalaStakePool", "poolCount");
		this.pool("//Alice", "create", []);
		for (let i = 1; i <= workers; i++) {
			this.register(workerKey(i));
			this.pool("//Alice", "addWorker", [pid, workerKey(i)]);
		}
	}

	/** Registers a worker of Alice. */
	register(worker: Hex, initialScore: number | null = 400): void {
		const operator = keyOf("//Alice");
		const info = { pubkey: worker, ecdhPubkey: worker, operator, confidenceLevel: 1, initialScore };
		this.write("phalaRegistry", "workers", [worker], info);
	}

	/** Sends one gatekeeper message: U64F64 bits of payouts and treasury parts. */
	settle(list: readonly { worker: Hex; payout: bigint; treasury?: bigint }[]): MadeBlock {
		const { registry } = this.runtime.layout;
		const settle = list.map(({ worker, payout, treasury = 0n }) => ({ pubkey: worker, v: 1n, payout, treasury }));
		const update = {
			blockNumber: this.number,
			timestampMs: this.now() + this.slotMs,
			offline: [],
			recovered: [],
			settle,
		};
		const sender = { Gatekeeper: null };
		registry.register(UPDATE_TYPES);
		const payload = registry.createTypeUnsafe("PhalaComputingUpdate", [update]).toHex();
		const message = { sender, destination: toHex(new TextEncoder().encode("^phala/mining/update")), payload };
		const sequence = this.#sequence++;
		const bytes = registry.createTypeUnsafe("PhalaMqMessage", [message]).toU8a();
		const signed = new Uint8Array([...bytes, ...registry.createType("u64", sequence).toU8a()]);
		const signature = toHex(pairOf(GATEKEEPER).sign(signed));
		return this.submit("//Relay", "phalaMq", "syncOffchainMessage", [{ message, sequence, signature }]);
	}

	/** Record of a pool. */
	stored(pid = 0): Pool {
		return this.query("phalaStakePool", "stakePools", pid) as Pool;
	}

	/** Record of a delegator. */
	position(uri: string, pid = 0): Position {
		return this.query("phalaStakePool", "poolStakers", [pid, keyOf(uri)]) as Position;
	}

	/** Locks of an account, and the frozen balances in its record. */
	locked(uri: string) {
		const { consumers, data } = this.query("system", "account", keyOf(uri)) as {
			consumers: number;
			data: { miscFrozen: bigint; feeFrozen: bigint };
		};
		const locks = this.query("balances", "locks", keyOf(uri));
		return { locks, consumers, miscFrozen: data.miscFrozen, feeFrozen: data.feeFrozen };
	}
}

/** Names of a block's events of Phala's pallets and of balances, without fees. */
export const eventNames = ({ events }: MadeBlock): string[] =>
	events
		.filter(({ pallet, name }) => /^(phala|balances)/.test(pallet) && name !== "Withdraw" && name !== "Deposit")
		.map(({ name }) => name);
