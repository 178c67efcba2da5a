import { encodeCompact, encodeInteger } from "../../../codec/encode-integer.ts";
import { concatBytes, type Hex } from "../../../codec/hex.ts";
import type { State } from "../runtime.ts";
import { defineItem, type Item } from "./define-item.ts";
import type { PalletLayout } from "./pallet-layout.ts";
import { ScaleReader } from "./scale-buffers.ts";
import { StorageItem } from "./storage-item.ts";

/** Phase of an event: an extrinsic, or the start or end of the block. */
export type Phase = { readonly ApplyExtrinsic: number } | "Finalization" | "Initialization";

/** Access of pallets to a state in plain values, and to the events of one phase. */
export class Chain {
	readonly layout: PalletLayout;
	/** What the chain reads and writes. */
	protected readonly state: State;
	readonly #phase: Phase;
	readonly #encodedPhase: Uint8Array;
	readonly #events: Uint8Array[] = [];
	#unspentWeight = 0n;

	/**
	 * @param layout - layout of the runtime
	 * @param state - state to read and write
	 * @param phase - phase of the deposited events
	 */
	constructor(layout: PalletLayout, state: State, phase: Phase) {
		this.layout = layout;
		this.state = state;
		this.#phase = phase;
		this.#encodedPhase = encodePhase(phase);
	}

	/** Index of the extrinsic in its block; 0 outside of one. */
	get extrinsicIndex(): number {
		return typeof this.#phase === "object" ? this.#phase.ApplyExtrinsic : 0;
	}

	/** Weight of the extrinsic, in picoseconds, that no fee is due for. */
	get unspentWeight(): bigint {
		return this.#unspentWeight;
	}

	/** Adds to {@link Chain.unspentWeight}: weight that was charged before the call ran and then not used. */
	refundWeight(weight: bigint): void {
		this.#unspentWeight += weight;
	}

	/** Writes a raw storage entry; removes it for `null`. */
	writeRaw(key: Hex, value: Uint8Array | null): void {
		if (value === null) this.state.delete(key);
		else this.state.set(key, value);
	}

	/** Raw keys that start with `prefix`, in storage order. */
	rawKeys(prefix: Hex): readonly Hex[] {
		return this.state.keys(prefix);
	}

	/** A storage item of this state. */
	at<Keys extends readonly unknown[], Value>(item: Item<Keys, Value>): StorageItem<Keys, Value> {
		return new StorageItem(this.layout.item(item.pallet, item.name, item.undescribed), this.state);
	}

	/** Plain value of a constant of the runtime. */
	constant<T>(pallet: string, name: string): T {
		return this.layout.constant<T>(pallet, name);
	}

	/** Records an event, camelCase pallet and fields; it reaches the state with {@link Chain.flush}. */
	deposit(pallet: string, name: string, data: Readonly<Record<string, unknown>> = {}): void {
		const { index, fields } = this.layout.event(pallet, name);
		const values = fields.map((field) => {
			if (!(field.name in data)) throw new Error(`${pallet}.${name} needs ${field.name}`);
			return field.codec.encode(data[field.name]);
		});
		const noTopics = new Uint8Array([0]);
		this.#events.push(concatBytes([this.#encodedPhase, new Uint8Array(index), ...values, noTopics]));
	}

	/** Runs `body`; reverts its writes, events and refunds if it throws. */
	transaction<T>(body: () => T): T {
		const before = this.#events.length;
		const unspent = this.#unspentWeight;
		try {
			return this.state.transaction(body);
		} catch (error) {
			this.#events.length = before;
			this.#unspentWeight = unspent;
			throw error;
		}
	}

	/** Appends the recorded events to those of the block. */
	flush(): void {
		if (this.#events.length === 0) return;
		const key = this.at(EVENTS).key([]);
		const stored = this.state.get(key) ?? new Uint8Array([0]);
		const reader = new ScaleReader(stored);
		const total = Number(reader.compact()) + this.#events.length;
		const before = stored.subarray(reader.offset);
		this.state.set(key, concatBytes([encodeCompact(BigInt(total)), before, ...this.#events]));
		this.at(EVENT_COUNT).set(total);
		this.#events.length = 0;
	}
}

/** SCALE of `frame_system::Phase`. */
function encodePhase(phase: Phase): Uint8Array {
	if (typeof phase === "string") return Uint8Array.of(phase === "Finalization" ? 1 : 2);
	return concatBytes([Uint8Array.of(0), encodeInteger(BigInt(phase.ApplyExtrinsic), 4)]);
}

/** Never decoded here: events are appended as bytes. */
const EVENTS = defineItem<[], never>("system", "events");
const EVENT_COUNT = defineItem<[], number>("system", "eventCount");
