import type { Hex } from "../codec/hex.ts";
import type { ConcurrencyLimit } from "./concurrency-limit.ts";
import { isBytes } from "./raw/storage-response-scanner.ts";
import { malformedResponse, type RpcTransport } from "./storage-values.ts";

/** Keys of one page, as many as nodes allow. */
export const PAGE_SIZE = 1000;
/** Expected keys of a range: so far below a page that random variation rarely makes it more than one page. */
const RANGE_SIZE = 860;
/** Leading hex digits of a hash that locate a key: as many as a number represents exactly. */
const DIGITS = 12;
const POSITIONS = 16 ** DIGITS;
/** Most pages of a list of hashed keys: if the first page spans less of the hash space, the keys are not hashed. */
const MAX_PAGES = 1000;
/** Largest deviation of the first page from an even distribution: six times the random one. */
const MAX_DEVIATION = 0.08;

const METHOD = "state_getKeysPaged";

/**
 * Lists all keys below `prefix` at the block `hash`, in order.
 *
 * Pages can only be read one after the other. Hashed keys are evenly distributed: the span of the first page then gives the number of
 * keys, and the rest is read in concurrent ranges. For other keys that only costs time and a few useless requests.
 *
 * @param limit - shared with other lists of the same round
 * @throws PhalaError what the transport throws; `RPC_FAILED` for keys that are not below the prefix or out of order
 */
export async function listKeys(
	transport: RpcTransport,
	prefix: Hex,
	hash: Hex,
	limit: ConcurrencyLimit,
	signal: AbortSignal | undefined,
): Promise<readonly Hex[]> {
	const page = (after: Hex | null) => limit.run(() => requestKeys(transport, prefix, PAGE_SIZE, after, hash, signal));
	const first = await page(null);
	const last = first.at(-1);
	if (first.length < PAGE_SIZE || last === undefined) return first;
	const step = (RANGE_SIZE * (keyPosition(last, prefix) + 1)) / first.length;
	const parts: (readonly Hex[])[] = [first];
	let after: Hex | null = last;
	let even = isEven(first, prefix);
	const readRanges = async () => {
		while (after !== null) {
			const start = after;
			const end = even ? keyAt(prefix, keyPosition(start, prefix) + step) : null;
			const index = parts.push([]) - 1;
			after = end;
			const keys = await readRange(page, start, end);
			parts[index] = keys;
			if (keys.length < RANGE_SIZE / 4) even = false;
		}
	};
	const rest = POSITIONS - keyPosition(last, prefix);
	await Promise.all(Array.from({ length: Math.min(limit.count, Math.ceil(rest / step)) }, readRanges));
	return parts.flat();
}

/** Keys after `after`, up to and including `end`; `null`: up to the last one. */
async function readRange(
	page: (after: Hex) => Promise<readonly Hex[]>,
	after: Hex,
	end: Hex | null,
): Promise<readonly Hex[]> {
	const parts: (readonly Hex[])[] = [];
	for (let last: Hex = after; ; ) {
		const keys = await page(last);
		last = keys.at(-1) ?? last;
		const isLast = keys.length < PAGE_SIZE || (end !== null && last >= end);
		parts.push(end !== null && last > end ? keys.filter((key) => key <= end) : keys);
		if (isLast) return parts.flat();
	}
}

/**
 * Requests at most `count` keys below a prefix, after `after`, in the order of storage.
 *
 * @param hash - of the block; `null`: the best block
 * @throws PhalaError what the transport throws; `RPC_FAILED` for keys that are not below the prefix or out of order
 */
export async function requestKeys(
	transport: RpcTransport,
	prefix: Hex,
	count: number,
	after: Hex | null,
	hash: Hex | null,
	signal: AbortSignal | undefined,
): Promise<readonly Hex[]> {
	const page = await transport.request(METHOD, [prefix, count, after, ...(hash === null ? [] : [hash])], signal);
	if (!Array.isArray(page)) throw malformedResponse(METHOD, "no list of keys");
	let last = after ?? "";
	for (const key of page as readonly unknown[]) {
		if (!isBytes(key) || !key.startsWith(prefix))
			throw malformedResponse(METHOD, `a key that is not hex below ${prefix}`);
		// The next page starts after the last key of this one.
		if (key <= last) throw malformedResponse(METHOD, "keys out of order");
		last = key;
	}
	return page as readonly Hex[];
}

/** Whether each quarter of the page's keys spans a quarter of the page, as hashed keys do. */
function isEven(page: readonly Hex[], prefix: Hex): boolean {
	const positionAt = (part: number) => keyPosition(page[Math.ceil(part * page.length) - 1] ?? prefix, prefix);
	const end = positionAt(1);
	const deviationAt = (part: number) => Math.abs(positionAt(part) / end - part);
	return end * MAX_PAGES > POSITIONS && [0.25, 0.5, 0.75].every((part) => deviationAt(part) < MAX_DEVIATION);
}

/** Position of a key in the hash space below the prefix, from 0 to {@link POSITIONS}. */
function keyPosition(key: Hex, prefix: Hex): number {
	return Number.parseInt(key.slice(prefix.length, prefix.length + DIGITS).padEnd(DIGITS, "0"), 16);
}

/** A key that sorts at that position; `null` after the last one. */
function keyAt(prefix: Hex, position: number): Hex | null {
	return position >= POSITIONS ? null : `${prefix}${Math.floor(position).toString(16).padStart(DIGITS, "0")}`;
}
