import type { Hex } from "../codec/hex.ts";
import { isPhalaError, type PhalaError } from "../errors/error.ts";
import { messageText, type RawMessage } from "../rpc/raw-message.ts";
import { rpcFailed } from "../rpc/transport-errors.ts";
import { isBytes, scanStorageResponse, type ValuesAtBlock } from "./raw/storage-response-scanner.ts";
import type { ValueList } from "./storage-query.ts";

/** What reading needs of a connection. */
export interface RpcRequests {
	request(method: string, params: readonly unknown[], signal?: AbortSignal): Promise<unknown>;
	/** The response as JSON text; `null` where that cannot be had. */
	requestRaw?(method: string, params: readonly unknown[], signal?: AbortSignal): Promise<RawMessage | null>;
}

const METHOD = "state_queryStorageAt";

/** How nodes say that an response passes their limit, 15 MB as a rule. */
const TOO_BIG_CODES: readonly (number | null)[] = [-32008, -32702];
const TOO_BIG = /response is too (big|large)|oversized|exceeded max limit/i;

/**
 * Values of up to 1000 keys at the block `hash`, in their order, by one request, or by several where the node finds the response too big.
 *
 * @throws PhalaError what the request throws; `RPC_FAILED` for answers that are incomplete or of another block
 */
export async function requestValues(
	requests: RpcRequests,
	keys: readonly Hex[],
	hash: Hex,
	signal: AbortSignal | undefined,
): Promise<ValueList> {
	try {
		return (await requestValuesOnce(requests, keys, hash, signal)).values;
	} catch (error) {
		if (keys.length < 2 || !isTooBig(error)) throw error;
		const half = Math.ceil(keys.length / 2);
		const parts = [keys.slice(0, half), keys.slice(half)].map((part) => requestValues(requests, part, hash, signal));
		return concatValues(await Promise.all(parts));
	}
}

function isTooBig(error: unknown): boolean {
	if (!isPhalaError(error, "RPC_FAILED")) return false;
	return TOO_BIG_CODES.includes(error.details.rpcCode) || TOO_BIG.test(error.details.rpcMessage);
}

/**
 * Values of up to 1000 keys at the block that is best when the node answers, by one request: for beginning to read.
 *
 * @returns `null` where the node finds the response too big
 * @throws PhalaError what the request throws; `RPC_FAILED` for answers that are incomplete
 */
export async function requestNewest(
	requests: RpcRequests,
	keys: readonly Hex[],
	signal: AbortSignal | undefined,
): Promise<ValuesAtBlock | null> {
	try {
		return await requestValuesOnce(requests, keys, null, signal);
	} catch (error) {
		if (isTooBig(error)) return null;
		throw error;
	}
}

/** @param hash - `null`: the best block */
async function requestValuesOnce(
	requests: RpcRequests,
	keys: readonly Hex[],
	hash: Hex | null,
	signal: AbortSignal | undefined,
): Promise<ValuesAtBlock> {
	const params = hash === null ? [keys] : [keys, hash];
	const text = (await requests.requestRaw?.(METHOD, params, signal)) ?? null;
	if (text === null) return collectValues(await requests.request(METHOD, params, signal), keys, hash);
	return scanStorageResponse(text, keys, hash) ?? collectValues(parseJson(messageText(text)), keys, hash);
}

/** Values out of the response in whatever order it is. */
function collectValues(sets: unknown, keys: readonly Hex[], wanted: Hex | null): ValuesAtBlock {
	const found = new Map<string, Hex | null>();
	if (!Array.isArray(sets) || sets.length === 0) throw malformedResponse(METHOD, "no list of changes");
	const hash = wanted ?? readHash(METHOD, sets[0]?.block);
	for (const set of sets as readonly { block?: unknown; changes?: unknown }[]) {
		if (set?.block !== hash) throw malformedResponse(METHOD, `values of block ${set?.block} instead of ${hash}`);
		if (!Array.isArray(set.changes)) throw malformedResponse(METHOD, "no list of changes");
		for (const change of set.changes as readonly unknown[]) {
			const [key, value] = Array.isArray(change) ? (change as readonly unknown[]) : [];
			if (typeof key !== "string" || !(value === null || isBytes(value))) {
				throw malformedResponse(METHOD, "a value that is no hex");
			}
			found.set(key, value);
		}
	}
	const values = keys.map((key) => {
		const value = found.get(key);
		if (value === undefined) throw malformedResponse(METHOD, `no value for key ${key}`);
		return value;
	});
	return { hash, values };
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}

/** Values of one list after the other; all lists but the last have to be of one length. */
export function concatValues(lists: readonly ValueList[]): ValueList {
	const [first] = lists;
	if (first === undefined || lists.length === 1) return first ?? [];
	const size = first.length;
	return {
		length: lists.reduce((length, list) => length + list.length, 0),
		at: (index) => lists[Math.floor(index / size)]?.at(index % size),
	};
}

/** A block hash that the node answered, lower-case. Throws `RPC_FAILED` for anything else. */
export function readHash(method: string, response: unknown): Hex {
	if (typeof response === "string" && /^0x[0-9a-f]{64}$/i.test(response)) return response.toLowerCase() as Hex;
	throw malformedResponse(method, "no block hash");
}

/** An response that is none. */
export function malformedResponse(method: string, what: string): PhalaError<"RPC_FAILED"> {
	return rpcFailed(method, { message: `the node answered ${what}` });
}
