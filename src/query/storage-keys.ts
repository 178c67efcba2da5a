import type { Hex } from "../codec/hex.ts";
import type { ConcurrencyLimit } from "./concurrency-limit.ts";
import { malformedResponse, type RpcRequests } from "./storage-values.ts";

/** Keys in one response, as many as nodes allow. */
export const PAGE_SIZE = 1000;
/** Keys that a range is meant to hold: so much less than a page that chance hardly ever makes it more than one. */
const RANGE_SIZE = 860;
/** Places in the space of hashes: of its first bytes, as many as a number tells exactly. */
const DIGITS = 12;
const POSITIONS = 16 ** DIGITS;
/** Pages that a list is believed to have at most: keys of which one fills less of the space are no hashes. */
const BELIEVED = 1000;
/** How far from even the keys of the first page may lie: six times what chance does. */
const UNEVEN = 0.08;

const METHOD = "state_getKeysPaged";

/**
 * All keys below `prefix` at the block `hash`, in order.
 *
 * Keys follow each other page by page. Where they are hashed they lie evenly: how far the first page reaches then tells how many there
 * are, and the rest is read in ranges side by side. Where they are not, that only costs time, and a few requests for nothing.
 *
 * @param lanes - what goes on at the same time, of this list and others
 * @throws PhalaError what the requests throw; `RPC_FAILED` for keys that are foreign or out of order
 */
export async function listKeys(
	requests: RpcRequests,
	prefix: Hex,
	hash: Hex,
	lanes: ConcurrencyLimit,
	signal: AbortSignal | undefined,
): Promise<readonly Hex[]> {
	const page = (after: Hex | null) => lanes.run(() => requestKeys(requests, prefix, PAGE_SIZE, after, hash, signal));
	const first = await page(null);
	const last = first.at(-1);
	if (first.length < PAGE_SIZE || last === undefined) return first;
	const step = (RANGE_SIZE * (keyPosition(last, prefix) + 1)) / first.length;
	const parts: (readonly Hex[])[] = [first];
	let after: Hex | null = last;
	let even = liesEvenly(first, prefix);
	const side = async () => {
		while (after !== null) {
			const start = after;
			const end = even ? keyAt(prefix, keyPosition(start, prefix) + step) : null;
			const index = parts.push([]) - 1;
			after = end;
			const found = await readRange(page, start, end);
			parts[index] = found;
			if (found.length < RANGE_SIZE / 4) even = false;
		}
	};
	const left = POSITIONS - keyPosition(last, prefix);
	await Promise.all(Array.from({ length: Math.min(lanes.count, Math.ceil(left / step)) }, side));
	return parts.flat();
}

/** Keys past `after`, up to `end` and with it; to the last one where that is `null`. */
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
 * At most `count` keys below a prefix, past `after`, in the chain's order.
 *
 * @param hash - of the block; `null`: the best one
 * @throws PhalaError what the request throws; `RPC_FAILED` for keys that are foreign or out of order
 */
export async function requestKeys(
	requests: RpcRequests,
	prefix: Hex,
	count: number,
	after: Hex | null,
	hash: Hex | null,
	signal: AbortSignal | undefined,
): Promise<readonly Hex[]> {
	const page = await requests.request(METHOD, [prefix, count, after, ...(hash === null ? [] : [hash])], signal);
	if (!Array.isArray(page)) throw malformedResponse(METHOD, "no list of keys");
	let last = after ?? "";
	for (const key of page as readonly unknown[]) {
		if (typeof key !== "string" || !key.startsWith(prefix)) throw malformedResponse(METHOD, `the foreign key ${key}`);
		// Out of order the next page could not start where this one ends.
		if (key <= last) throw malformedResponse(METHOD, "keys out of order");
		last = key;
	}
	return page as readonly Hex[];
}

/** Whether quarters of the page's keys take quarters of the space up to its end, as hashes do. */
function liesEvenly(page: readonly Hex[], prefix: Hex): boolean {
	const place = (part: number) => keyPosition(page[Math.ceil(part * page.length) - 1] ?? prefix, prefix);
	const end = place(1);
	return end * BELIEVED > POSITIONS && [0.25, 0.5, 0.75].every((part) => Math.abs(place(part) / end - part) < UNEVEN);
}

function keyPosition(key: Hex, prefix: Hex): number {
	return Number.parseInt(key.slice(prefix.length, prefix.length + DIGITS).padEnd(DIGITS, "0"), 16);
}

/** What sorts like a key at that place; `null` past the last one. */
function keyAt(prefix: Hex, place: number): Hex | null {
	return place >= POSITIONS ? null : `${prefix}${Math.floor(place).toString(16).padStart(DIGITS, "0")}`;
}
