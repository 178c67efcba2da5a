import type { Hex } from "../codec/hex.ts";
import { Reader } from "../codec/reader.ts";
import { isPhalaError, type PhalaError } from "../errors/error.ts";
import { messageText, type RawMessage } from "../rpc/raw-message.ts";
import { excerpt } from "../rpc/redact.ts";
import { rpcFailed } from "../rpc/transport-errors.ts";
import { isBytes, scanStorageResponse, type ValuesAtBlock } from "./raw/storage-response-scanner.ts";
import type { ValueList } from "./storage-query.ts";

/** Sends JSON-RPC requests. */
export interface RpcTransport {
	request(method: string, params: readonly unknown[], signal?: AbortSignal): Promise<unknown>;
	/** Resolves to the result as JSON text; to `null`, without sending, if that is not available. */
	requestRaw?(method: string, params: readonly unknown[], signal?: AbortSignal): Promise<RawMessage | null>;
}

const METHOD = "state_queryStorageAt";

/** How nodes report a response larger than their limit, 15 MB by default. */
const TOO_BIG_CODES: readonly (number | null)[] = [-32008, -32702];
const TOO_BIG = /response is too (big|large)|oversized|exceeded max limit/i;

/**
 * Requests values of up to 1000 keys at the block `hash`. Splits the request if the node reports that the response is too big.
 *
 * @returns values in the order of the keys
 * @throws PhalaError what the transport throws; `RPC_FAILED` for a response that is incomplete or of another block
 */
export async function requestValues(
	transport: RpcTransport,
	keys: readonly Hex[],
	hash: Hex,
	signal: AbortSignal | undefined,
): Promise<ValueList> {
	try {
		return (await requestValuesOnce(transport, keys, hash, signal)).values;
	} catch (error) {
		if (keys.length < 2 || !isTooBig(error)) throw error;
		const half = Math.ceil(keys.length / 2);
		const halves = [keys.slice(0, half), keys.slice(half)];
		return concatValues(await Promise.all(halves.map((part) => requestValues(transport, part, hash, signal))));
	}
}

function isTooBig(error: unknown): boolean {
	if (!isPhalaError(error, "RPC_FAILED")) return false;
	return TOO_BIG_CODES.includes(error.details.rpcCode) || TOO_BIG.test(error.details.rpcMessage);
}

/**
 * Requests values of up to 1000 keys at the best block when the node responds: the first request of a query.
 *
 * @returns `null` if the node reports that the response is too big
 * @throws PhalaError what the transport throws; `RPC_FAILED` for an incomplete response
 */
export async function requestNewest(
	transport: RpcTransport,
	keys: readonly Hex[],
	signal: AbortSignal | undefined,
): Promise<ValuesAtBlock | null> {
	try {
		return await requestValuesOnce(transport, keys, null, signal);
	} catch (error) {
		if (isTooBig(error)) return null;
		throw error;
	}
}

/** @param hash - `null`: the best block */
async function requestValuesOnce(
	transport: RpcTransport,
	keys: readonly Hex[],
	hash: Hex | null,
	signal: AbortSignal | undefined,
): Promise<ValuesAtBlock> {
	const params = hash === null ? [keys] : [keys, hash];
	const raw = (await transport.requestRaw?.(METHOD, params, signal)) ?? null;
	if (raw === null) return collectValues(await transport.request(METHOD, params, signal), keys, hash);
	return scanStorageResponse(raw, keys, hash) ?? collectValues(parseJson(messageText(raw)), keys, hash);
}

/** Values from a parsed response, in whatever order it has them. */
function collectValues(sets: unknown, keys: readonly Hex[], expectedHash: Hex | null): ValuesAtBlock {
	const valuesByKey = new Map<string, Hex | null>();
	if (!Array.isArray(sets) || sets.length === 0) throw malformedResponse(METHOD, "no list of changes");
	const hash = expectedHash ?? readHash(METHOD, sets[0]?.block);
	for (const set of sets as readonly { block?: unknown; changes?: unknown }[]) {
		if (set?.block !== hash) throw malformedResponse(METHOD, `values of another block than ${hash}`);
		if (!Array.isArray(set.changes)) throw malformedResponse(METHOD, "no list of changes");
		for (const change of set.changes as readonly unknown[]) {
			const [key, value] = Array.isArray(change) ? (change as readonly unknown[]) : [];
			if (typeof key !== "string" || !(value === null || isBytes(value))) {
				throw malformedResponse(METHOD, "a value that is not hex");
			}
			valuesByKey.set(key, value);
		}
	}
	const values = keys.map((key) => {
		const value = valuesByKey.get(key);
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

/** Concatenates lists; all but the last must have the same length. */
export function concatValues(lists: readonly ValueList[]): ValueList {
	const [first] = lists;
	if (first === undefined || lists.length === 1) return first ?? [];
	const size = first.length;
	const listAt = (index: number) => lists[Math.floor(index / size)] ?? [];
	return {
		length: lists.reduce((length, list) => length + list.length, 0),
		at: (index) => listAt(index).at(index % size),
		read: (index) => readAt(listAt(index), index % size),
	};
}

/** A value of a list before it is converted to hex. The reader is valid until the next call. */
export function readAt(list: ValueList, index: number): Reader | null {
	if (list.read) return list.read(index) ?? null;
	const value = list.at(index) ?? null;
	return value === null ? null : new Reader(value);
}

/** `length` values of a list from `start` on. */
export function sliceValues(list: ValueList, start: number, length: number): ValueList {
	if (start === 0 && length === list.length) return list;
	return {
		length,
		at: (index) => (index < length ? list.at(start + index) : null),
		read: (index) => (index < length ? readAt(list, start + index) : null),
	};
}

/** A block hash from a response, lower-case. Throws `RPC_FAILED` for anything else. */
export function readHash(method: string, response: unknown): Hex {
	if (typeof response === "string" && /^0x[0-9a-f]{64}$/i.test(response)) return response.toLowerCase() as Hex;
	throw malformedResponse(method, "no block hash");
}

/** The node's response does not have the expected form. */
export function malformedResponse(method: string, content: string): PhalaError<"RPC_FAILED"> {
	return rpcFailed(method, { message: `malformed response: ${excerpt(content, 200)}` });
}
