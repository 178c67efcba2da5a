import { HandDecoder, type HandPool } from "../wire/hand-decoder.ts";
import { NOW_KEY, NUMBER_KEY } from "../wire/keys.ts";
import { RawSocket } from "../wire/raw-socket.ts";
import type { Emit, LiveContender, LiveInput } from "./live.ts";

/** One subscription by hand, its notifications decoded, and that of headers, which show reorganisations. */
export const floor: LiveContender = {
	title: "floor, by hand",
	connect: async (url, input) => {
		const socket = await RawSocket.open(url);
		return {
			follow: async (emit) => {
				const rows = new Rows(socket, input, emit);
				socket.onNote = (message) => rows.take(JSON.parse(message.toString()) as Note);
				await socket.json("chain_subscribeNewHeads");
				return socket.json("state_subscribeStorage", [NUMBER_KEY, NOW_KEY, ...input.keys]);
			},
			close: async () => socket.close(),
		};
	},
};

interface Header {
	readonly number: string;
	readonly parentHash: string;
}

type Changes = readonly (readonly [key: string, value: string])[];

interface ChangeSet {
	readonly block: string;
	readonly changes: Changes;
}

type Note = { readonly params: { readonly result: Header | ChangeSet } };

/** The block of a row. */
interface Block {
	readonly hash: string;
	readonly number: number;
	readonly timestampMs: number;
}

/** What is reported of a pool. */
interface Row extends HandPool {
	readonly capGap: bigint | null;
	readonly sharePrice: bigint | null;
	readonly block: Block;
}

const PICO = 10n ** 12n;
/** An amount as U64F64 bits, as the chain rounds it. */
const fixed = (amount: bigint): bigint => ((amount << 48n) / PICO) << 16n;
const valueAt = (changes: Changes, key: string): string => changes.find((change) => change[0] === key)?.[1] ?? "0x";

/**
 * The pools at one block. A block is taken once both its header and its changes have arrived: changes are relative to the parent, so
 * if that is another block than the present one, all pools are read again.
 */
class Rows {
	readonly #socket: RawSocket;
	readonly #keys: readonly string[];
	readonly #pidOf: ReadonlyMap<string, number>;
	readonly #emit: Emit;
	readonly #decoder = new HandDecoder();
	readonly #rows = new Map<number, Row>();
	/** Changes by block number whose header has not arrived. */
	readonly #early = new Map<number, ChangeSet>();
	#header: Header | undefined;
	#block = "";
	#isReading = false;

	constructor(socket: RawSocket, { pids, keys }: LiveInput, emit: Emit) {
		this.#socket = socket;
		this.#keys = [NUMBER_KEY, NOW_KEY, ...keys];
		this.#pidOf = new Map(keys.map((key, i) => [key, pids[i] ?? -1]));
		this.#emit = emit;
	}

	/** Takes a notification of either subscription. */
	take({ params: { result } }: Note): void {
		if ("parentHash" in result) {
			this.#header = result;
			this.#advance();
		} else if (this.#block === "") this.#apply(result);
		else this.#add(result);
	}

	#add(set: ChangeSet): void {
		const number = this.#decoder.take(valueAt(set.changes, NUMBER_KEY)).u32();
		// Two blocks of one height: only their hashes say which of them the header is of.
		if (this.#early.has(number)) this.#read();
		else {
			this.#early.set(number, set);
			this.#advance();
		}
	}

	#advance(): void {
		if (this.#header === undefined || this.#isReading) return;
		const number = Number(this.#header.number);
		const set = this.#early.get(number);
		if (set === undefined) return;
		this.#early.clear();
		if (set.block === this.#block) return;
		if (this.#header.parentHash === this.#block) this.#apply(set);
		else this.#read();
	}

	/** Reads all values again, of the newest block. */
	async #read(): Promise<void> {
		this.#early.clear();
		if (this.#isReading) return;
		this.#isReading = true;
		const [set] = await this.#socket.json<[ChangeSet]>("state_queryStorageAt", this.#keys);
		this.#isReading = false;
		this.#apply(set);
		this.#advance();
	}

	#apply({ block: hash, changes }: ChangeSet): void {
		this.#block = hash;
		const decoder = this.#decoder;
		const number = decoder.take(valueAt(changes, NUMBER_KEY)).u32();
		const block = { hash, number, timestampMs: decoder.take(valueAt(changes, NOW_KEY)).u64() };
		for (const [key, value] of changes) {
			const pid = this.#pidOf.get(key);
			if (pid === undefined) continue;
			const pool = decoder.take(value).pool();
			const { cap, totalValue, totalShares } = pool;
			const capGap = cap === null ? null : cap > totalValue ? cap - totalValue : 0n;
			const sharePrice = totalShares === 0n ? null : (fixed(totalValue) << 64n) / fixed(totalShares);
			this.#rows.set(pid, { ...pool, capGap, sharePrice, block });
			this.#emit(pid, totalValue);
		}
	}
}
