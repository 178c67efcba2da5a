import type { Hex } from "../codec/hex.ts";
import { NOW_KEY, NUMBER_KEY } from "../query/execute-query.ts";
import { isBytes } from "../query/raw/storage-response-scanner.ts";
import type { Connection, SubscriptionTopic } from "../rpc/connection.ts";

/** What one block brought of the keys that are watched. */
export interface StorageChangeSet {
	/** Hash of the block. */
	readonly block: Hex;
	/** New values; the first note of a subscription has those of all its keys. */
	readonly changes: ReadonlyMap<Hex, Hex | null>;
	/** Stands for the subscription: the same object in all its notes. */
	readonly from: object;
}

const STORAGE_TOPIC: SubscriptionTopic = {
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
 * @param next - told of every note
 * @param lost - called at most once, when no further note will come; a malformed note ends them all, because what it was to bring is
 * missing
 * @throws PhalaError as {@link Connection.subscribe}
 */
export async function subscribeStorage(
	connection: Connection,
	keys: readonly Hex[],
	begin: (from: object) => void,
	next: (note: StorageChangeSet) => void,
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
			const note = parseChangeSet(message, from);
			if (!note) onLost();
			else if (!over) next(note);
		};
		const off = await connection.subscribe(STORAGE_TOPIC, [[NUMBER_KEY, ...chunk]], onNote, onLost);
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

const HASH = /^0x[0-9a-f]{64}$/i;
/** Bytes of the values that live sets read themselves. */
const SIZES: ReadonlyMap<string, number> = new Map([
	[NUMBER_KEY, 4],
	[NOW_KEY, 8],
]);

/** A notification as a note; `null` for one that is malformed. */
function parseChangeSet(message: unknown, from: object): StorageChangeSet | null {
	const { block, changes } = (message ?? {}) as { block?: unknown; changes?: unknown };
	if (typeof block !== "string" || !HASH.test(block) || !Array.isArray(changes) || !changes.every(isChange))
		return null;
	return { block: block.toLowerCase() as Hex, changes: new Map(changes), from };
}

function isChange(change: unknown): change is [Hex, Hex | null] {
	const [key, value] = (Array.isArray(change) ? change : []) as readonly unknown[];
	if (!isBytes(key)) return false;
	const size = SIZES.get(key);
	return value === null || (isBytes(value) && (size === undefined || value.length === 2 + 2 * size));
}
