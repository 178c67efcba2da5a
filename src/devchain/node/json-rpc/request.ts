import { RpcError } from "../rpc-errors.ts";
import { errorResponse, type Response } from "./response.ts";

/** A request as it was received; `method` is `null` for anything else. */
export interface Request {
	/** `undefined` for a notification, which gets no response. */
	readonly id: unknown;
	readonly method: string | null;
	/** By position or by name. */
	readonly params: unknown;
}

/** The requests of one message. */
export interface Frame {
	readonly requests: readonly Request[];
	readonly isBatch: boolean;
	/** The methods of the requests. */
	readonly methods: readonly string[];
}

/** Most requests of a batch. */
const MAX_BATCH = 10_000;

/** Error of a request that is not one. */
export const invalidRequest = (): RpcError => new RpcError(-32600, "Invalid request");

/** Parses a message of a client; returns the response to one that holds no requests. */
export function parseFrame(text: string): Frame | Response {
	let message: unknown;
	try {
		message = JSON.parse(text);
	} catch {
		return errorResponse(null, new RpcError(-32700, "Parse error"));
	}
	const isBatch = Array.isArray(message);
	const items: readonly unknown[] = Array.isArray(message) ? message : [message];
	if (items.length === 0) return errorResponse(null, invalidRequest());
	if (items.length > MAX_BATCH) {
		return errorResponse(
			null,
			new RpcError(-32010, "The batch request was too large", `Exceeded max limit of ${MAX_BATCH}`),
		);
	}
	const requests = items.map(toRequest);
	return { requests, isBatch, methods: requests.flatMap(({ method }) => (method === null ? [] : [method])) };
}

function toRequest(value: unknown): Request {
	const { id, method, params } = (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;
	const isId = id === undefined || id === null || typeof id === "string" || typeof id === "number";
	return isId && typeof method === "string" ? { id, method, params } : { id: null, method: null, params: undefined };
}
