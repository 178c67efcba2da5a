import { excerpt } from "./redact.ts";

/** A JSON-RPC frame from a node: a response, or a notification of a subscription. */
export interface Message {
	readonly id?: number;
	readonly method?: string;
	readonly result?: unknown;
	readonly error?: unknown;
	readonly params?: { readonly subscription?: number | string; readonly result?: unknown; readonly error?: unknown };
}

/** Parses a frame; `null` if it is not a JSON object. */
export function readMessage(text: string): Message | null {
	try {
		const message: unknown = JSON.parse(text);
		return typeof message === "object" && message !== null ? message : null;
	} catch {
		return null;
	}
}

/**
 * Encodes a request. Encodes `bigint` as decimal text.
 *
 * @param isPlain - `params` contain no `bigint`: thousands of keys are encoded faster without looking for any
 */
export function encodeRequest(id: number, method: string, params: readonly unknown[], isPlain: boolean): string {
	const request = { id, jsonrpc: "2.0", method, params };
	return isPlain ? JSON.stringify(request) : JSON.stringify(request, bigintAsText);
}

/**
 * The result of a response or notification.
 *
 * @throws Error the node's error, with its `code` and `data`
 */
export function unwrapResult({ result, error, params }: Message): unknown {
	const nodeError = error ?? params?.error;
	if (nodeError !== undefined && nodeError !== null) throw asError(nodeError);
	const value = params ? params.result : result;
	if (value === undefined) throw new Error("the response has no result");
	return value;
}

function asError(nodeError: unknown): Error {
	const { code, message, data } = nodeError as { code?: unknown; message?: unknown; data?: unknown };
	const suffix = data === undefined ? "" : `: ${typeof data === "string" ? data : JSON.stringify(data)}`;
	const text =
		typeof message === "string"
			? `${code}: ${message}${excerpt(suffix, 256)}`
			: excerpt(JSON.stringify(nodeError), 256);
	return Object.assign(new Error(text), { code, data });
}

function bigintAsText(_: string, value: unknown): unknown {
	return typeof value === "bigint" ? value.toString() : value;
}
