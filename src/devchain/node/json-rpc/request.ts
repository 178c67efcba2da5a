import { RpcError } from "../rpc-errors.ts";
import { errorResponse, type Response } from "./response.ts";

/** A request as it was received; `method` is `null` for anything else. */
export interface Request {
	/** `undefined` for a notification, which nodes ignore. */
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
const parseError = (): RpcError => new RpcError(-32700, "Parse error");

/** Parses a message of a client as Substrate nodes do; returns the response to one that holds no requests. */
export function parseFrame(text: string): Frame | Response {
	let message: unknown;
	try {
		message = JSON.parse(text);
	} catch {
		return errorResponse(null, parseError());
	}
	const isBatch = Array.isArray(message);
	if (!isBatch && !hasId(message) && !isNotification(message)) return errorResponse(null, parseError());
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
	const id = hasId(value) ? value.id : undefined;
	if (isNotification(value)) return { id, method: value.method, params: value.params };
	return { id: id ?? null, method: null, params: undefined };
}

/** A request without regard to its id. */
function isNotification(value: unknown): value is { readonly method: string; readonly params?: unknown } {
	if (typeof value !== "object" || value === null) return false;
	const { jsonrpc, method } = value as Record<string, unknown>;
	return jsonrpc === "2.0" && typeof method === "string";
}

/** Whether a value has an id that nodes accept: a text, an integer ≥ 0 or `null`. Other ids count as none. */
function hasId(value: unknown): value is { readonly id: string | number | null } {
	if (typeof value !== "object" || value === null || !("id" in value)) return false;
	const { id } = value;
	return id === null || typeof id === "string" || (typeof id === "number" && Number.isInteger(id) && id >= 0);
}
