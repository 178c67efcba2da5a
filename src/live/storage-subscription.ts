import type { Hex } from "../codec/hex.ts";
import { NUMBER } from "../query/execute-query.ts";
import type { Connection, Topic } from "../rpc/connection.ts";

/** What one block brought of the keys that are watched. */
export interface StorageNote {
	/** Hash of the block. */
	readonly block: Hex;
	/** New values; the first note of a subscription has those of all its keys. */
	readonly changes: ReadonlyMap<Hex, Hex | null>;
	/** Stands for the subscription: the same object in all its notes. */
	readonly from: object;
}

const TOPIC: Topic = {
	type: "state_storage",
	subscribe: "state_subscribeStorage",
	unsubscribe: "state_unsubscribeStorage",
};
/** Keys in one subscription, besides the one that changes with every block. */
const CHUNK = 999;

/**
 * Watches keys on the best chain, a subscription for each 999, until the returned function is called. Every subscription notes
 * every block, because the block's number is among its keys: so that it can be told when a block has been noted by all of them.
 *
 * @param begin - told at once of each subscription, as its notes name it
 * @param next - told of every note; one that is none is left out: whoever misses it hears of the next
 * @param lost - called at most once, when no further note will come
 * @throws PhalaError as {@link Connection.subscribe}
 */
export async function watchStorage(
	connection: Connection,
	keys: readonly Hex[],
	begin: (from: object) => void,
	next: (note: StorageNote) => void,
	lost: () => void,
): Promise<() => void> {
	const ends: (() => void)[] = [];
	let over = false;
	const end = () => {
		over = true;
		for (const each of ends.splice(0)) each();
	};
	const onLost = () => {
		if (over) return;
		end();
		lost();
	};
	const chunks: (readonly Hex[])[] = [];
	for (let i = 0; i < keys.length; i += CHUNK) chunks.push(keys.slice(i, i + CHUNK));
	const subscribe = async (chunk: readonly Hex[]) => {
		const from = {};
		begin(from);
		const onNote = (message: unknown) => {
			const note = readNote(message, from);
			if (note && !over) next(note);
		};
		const off = await connection.subscribe(TOPIC, [[NUMBER, ...chunk]], onNote, onLost);
		if (over) off();
		else ends.push(off);
	};
	try {
		await Promise.all(chunks.map(subscribe));
	} catch (error) {
		end();
		throw error;
	}
	return end;
}

function readNote(message: unknown, from: object): StorageNote | null {
	const { block, changes } = (message ?? {}) as { block?: unknown; changes?: unknown };
	if (typeof block !== "string" || !Array.isArray(changes)) return null;
	return { block: block.toLowerCase() as Hex, changes: new Map(changes as readonly [Hex, Hex | null][]), from };
}
