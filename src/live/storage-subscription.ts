import type { Hex } from "../codec/hex.ts";
import { NOW_KEY, NUMBER_KEY } from "../query/execute-query.ts";
import { isBytes } from "../query/raw/storage-response-scanner.ts";
import type { Connection } from "../rpc/connection.ts";
import type { SubscriptionTopic } from "../rpc/open-subscriptions.ts";

/** Changes of one block, from one subscription. */
export interface StorageChangeSet {
	/** Hash of the block. */
	readonly block: Hex;
	/** New values by key; the first set of a subscription has the values of all its keys. */
	readonly changes: ReadonlyMap<Hex, Hex | null>;
	/** Identifies the subscription. */
	readonly source: object;
}

const STORAGE_TOPIC: SubscriptionTopic = {
	type: "state_storage",
	subscribe: "state_subscribeStorage",
	unsubscribe: "state_unsubscribeStorage",
};
/** Keys of one subscription, besides the block number. */
const CHUNK_SIZE = 999;

/**
 * Subscribes to keys on the best chain, 999 per subscription, until the returned function is called. Every subscription includes the
 * block number: it reports every block, so that a block is known to be complete.
 *
 * @param onBegin - called with the source of each subscription before it is requested
 * @param onChanges - called for each notification
 * @param onLost - called at most once, when no more changes will arrive. A malformed notification ends all subscriptions: its changes
 * are missing
 * @throws PhalaError as {@link Connection.subscribe}
 */
export async function subscribeStorage(
	connection: Connection,
	keys: readonly Hex[],
	onBegin: (source: object) => void,
	onChanges: (set: StorageChangeSet) => void,
	onLost: () => void,
): Promise<() => void> {
	const unsubscribes: (() => void)[] = [];
	let isOver = false;
	const end = () => {
		isOver = true;
		for (const unsubscribe of unsubscribes.splice(0)) unsubscribe();
	};
	const lose = () => {
		if (isOver) return;
		end();
		onLost();
	};
	const chunks: (readonly Hex[])[] = [];
	for (let i = 0; i < keys.length; i += CHUNK_SIZE) chunks.push(keys.slice(i, i + CHUNK_SIZE));
	const subscribe = async (chunk: readonly Hex[]) => {
		const source = {};
		onBegin(source);
		const onNotification = (message: unknown) => {
			const set = parseChangeSet(message, source);
			if (!set) lose();
			else if (!isOver) onChanges(set);
		};
		const unsubscribe = await connection.subscribe(STORAGE_TOPIC, [[NUMBER_KEY, ...chunk]], onNotification, lose);
		if (isOver) unsubscribe();
		else unsubscribes.push(unsubscribe);
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
/** Sizes in bytes of the values that are decoded without a query. */
const SIZES: ReadonlyMap<string, number> = new Map([
	[NUMBER_KEY, 4],
	[NOW_KEY, 8],
]);

/** Parses a notification; `null` if it is malformed. */
function parseChangeSet(message: unknown, source: object): StorageChangeSet | null {
	const { block, changes } = (message ?? {}) as { block?: unknown; changes?: unknown };
	if (typeof block !== "string" || !HASH.test(block) || !Array.isArray(changes) || !changes.every(isChange))
		return null;
	return { block: block.toLowerCase() as Hex, changes: new Map(changes), source };
}

function isChange(change: unknown): change is [Hex, Hex | null] {
	const [key, value] = (Array.isArray(change) ? change : []) as readonly unknown[];
	if (!isBytes(key)) return false;
	const size = SIZES.get(key);
	return value === null || (isBytes(value) && (size === undefined || value.length === 2 + 2 * size));
}
