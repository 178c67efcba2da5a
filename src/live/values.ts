import type { Hex } from "../codec/hex.ts";
import { isPhalaError, type PhalaError } from "../errors/error.ts";
import { rpcFailed } from "./calls.ts";

/** What reading needs of a connection. */
export interface Requests {
	request(method: string, params: readonly unknown[], signal?: AbortSignal): Promise<unknown>;
	/** The answer as JSON text, cut into parts in any way; `null` where that cannot be had. */
	requestRaw?(method: string, params: readonly unknown[], signal?: AbortSignal): Promise<readonly string[] | null>;
}

/** Stored values in the order of the keys asked for; `null`: nothing there. */
export type Values = readonly (Hex | null)[];

/** Values, and the block that they are of. */
interface Found {
	readonly hash: Hex;
	readonly values: Values;
}

const METHOD = "state_queryStorageAt";
const START = /^\[\{"block":"(0x[0-9a-f]{64})","changes":\[/;
const BYTES = /^0x(?:[0-9a-f]{2})*$/i;

/** How nodes say that an answer passes their limit, 15 MB as a rule. */
const TOO_BIG_CODES: readonly (number | null)[] = [-32008, -32702];
const TOO_BIG = /response is too (big|large)|oversized|exceeded max limit/i;

/**
 * Values of up to 1000 keys at the block `hash`, by one request, or by several where the node finds the answer too big.
 *
 * @throws PhalaError what the request throws; `RPC_FAILED` for answers that are incomplete or of another block
 */
export async function requestValues(
	requests: Requests,
	keys: readonly Hex[],
	hash: Hex,
	signal: AbortSignal | undefined,
): Promise<Values> {
	try {
		return (await requestOnce(requests, keys, hash, signal)).values;
	} catch (error) {
		if (keys.length < 2 || !isTooBig(error)) throw error;
		const half = Math.ceil(keys.length / 2);
		const parts = [keys.slice(0, half), keys.slice(half)].map((part) => requestValues(requests, part, hash, signal));
		return (await Promise.all(parts)).flat();
	}
}

function isTooBig(error: unknown): boolean {
	if (!isPhalaError(error, "RPC_FAILED")) return false;
	return TOO_BIG_CODES.includes(error.details.rpcCode) || TOO_BIG.test(error.details.rpcMessage);
}

/**
 * Values of up to 1000 keys at the block that is best when the node answers, by one request: for beginning to read.
 *
 * @returns `null` where the node finds the answer too big
 * @throws PhalaError what the request throws; `RPC_FAILED` for answers that are incomplete
 */
export async function requestNewest(
	requests: Requests,
	keys: readonly Hex[],
	signal: AbortSignal | undefined,
): Promise<Found | null> {
	try {
		return await requestOnce(requests, keys, null, signal);
	} catch (error) {
		if (isTooBig(error)) return null;
		throw error;
	}
}

/** @param hash - `null`: the best block */
async function requestOnce(
	requests: Requests,
	keys: readonly Hex[],
	hash: Hex | null,
	signal: AbortSignal | undefined,
): Promise<Found> {
	const params = hash === null ? [keys] : [keys, hash];
	const parts = (await requests.requestRaw?.(METHOD, params, signal)) ?? null;
	if (parts === null) return collected(await requests.request(METHOD, params, signal), keys, hash);
	return scanned(parts, keys, hash) ?? collected(parsed(parts.join("")), keys, hash);
}

/**
 * Values out of the answer's text as nodes write it: one list of changes, in the order of the keys. Several times faster than
 * parsing, because the keys, which are most of the text, are compared where they stand. Parts end between two changes, if anywhere.
 *
 * @returns `null` for a text of any other form, which may be as right
 */
function scanned(parts: readonly string[], keys: readonly Hex[], wanted: Hex | null): Found | null {
	let [text = ""] = parts;
	let part = 0;
	const start = START.exec(text.slice(0, 128));
	const hash = start?.[1] as Hex | undefined;
	if (!start || !hash || (wanted !== null && hash !== wanted)) return null;
	const values: (Hex | null)[] = [];
	let at = start[0].length;
	for (const key of keys) {
		if (at === text.length && part + 1 < parts.length) {
			text = parts[++part] ?? "";
			at = 0;
		}
		if (values.length > 0 && text.charCodeAt(at++) !== COMMA) return null;
		if (!text.startsWith('["', at) || !text.startsWith(key, at + 2)) return null;
		at += 2 + key.length;
		if (text.startsWith('",null]', at)) {
			values.push(null);
			at += 7;
		} else {
			if (!text.startsWith('","', at)) return null;
			const end = text.indexOf('"', at + 3);
			if (end < 0 || text.charCodeAt(end + 1) !== CLOSE) return null;
			const value = text.slice(at + 3, end);
			if (!BYTES.test(value)) return null;
			values.push(value as Hex);
			at = end + 2;
		}
	}
	return part + 1 === parts.length && text.slice(at) === "]}]" ? { hash, values } : null;
}

const COMMA = 0x2c;
const CLOSE = 0x5d;

/** Values out of the answer in whatever order it is. */
function collected(sets: unknown, keys: readonly Hex[], wanted: Hex | null): Found {
	const found = new Map<string, Hex | null>();
	if (!Array.isArray(sets) || sets.length === 0) throw malformed(METHOD, "no list of changes");
	const hash = wanted ?? readHash(METHOD, sets[0]?.block);
	for (const set of sets as readonly { block?: unknown; changes?: unknown }[]) {
		if (set?.block !== hash) throw malformed(METHOD, `values of block ${set?.block} instead of ${hash}`);
		if (!Array.isArray(set.changes)) throw malformed(METHOD, "no list of changes");
		for (const change of set.changes as readonly unknown[]) {
			const [key, value] = Array.isArray(change) ? (change as readonly unknown[]) : [];
			if (typeof key !== "string" || !(value === null || (typeof value === "string" && BYTES.test(value)))) {
				throw malformed(METHOD, "a value that is no hex");
			}
			found.set(key, value as Hex | null);
		}
	}
	const values = keys.map((key) => {
		const value = found.get(key);
		if (value === undefined) throw malformed(METHOD, `no answer for key ${key}`);
		return value;
	});
	return { hash, values };
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}

/** A block hash that the node answered, lower-case. Throws `RPC_FAILED` for anything else. */
export function readHash(method: string, answer: unknown): Hex {
	if (typeof answer === "string" && /^0x[0-9a-f]{64}$/i.test(answer)) return answer.toLowerCase() as Hex;
	throw malformed(method, "no block hash");
}

/** An answer that is none. */
export function malformed(method: string, what: string): PhalaError<"RPC_FAILED"> {
	return rpcFailed(method, { message: `the node answered ${what}` });
}
