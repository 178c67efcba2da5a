import { fromHex, type Hex, toHex } from "../../codec/hex.ts";
import { ScaleReader } from "../runtime/frame/scale-buffers.ts";

/** Time that a sender counts, ms. */
const WINDOW_MS = 2000;
/** Bytes of the version and the address at the start of a signed extrinsic. */
const SENDER_BYTES = 34;

/** Counts the accounts that sent transactions lately. */
export class RecentSenders {
	/** Time of the last transaction, by sender; the oldest first. */
	readonly #lastSeen = new Map<Hex, number>();

	/** Adds the sender of an extrinsic, at a time in ms. */
	add(extrinsic: Hex, nowMs: number): void {
		const bytes = fromHex(extrinsic);
		const from = new ScaleReader(bytes);
		from.compact();
		const sender = toHex(bytes.subarray(from.offset, from.offset + SENDER_BYTES));
		this.#lastSeen.delete(sender);
		this.#lastSeen.set(sender, nowMs);
	}

	/** Number of senders at a time in ms. */
	count(nowMs: number): number {
		for (const [sender, seenMs] of this.#lastSeen) {
			if (nowMs - seenMs <= WINDOW_MS) break;
			this.#lastSeen.delete(sender);
		}
		return this.#lastSeen.size;
	}
}
