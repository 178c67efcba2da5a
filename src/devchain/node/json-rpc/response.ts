import { RpcError } from "../rpc-errors.ts";

/** A JSON-RPC 2.0 response. */
export type Response = { readonly jsonrpc: "2.0"; readonly id: unknown } & (
	| { readonly result: unknown }
	| { readonly error: { readonly code: number; readonly message: string; readonly data?: string } }
);

/** Most characters of a message to a client, as on Substrate nodes. */
export const MAX_RESPONSE = 15 * 1024 * 1024;

/** The response to a request that failed. */
export function errorResponse(id: unknown, error: unknown): Response {
	return { jsonrpc: "2.0", id, error: errorJson(error) };
}

/** The response as text; an error in place of one that is too large. */
export function responseText(response: Response): string {
	const text = JSON.stringify(response);
	if (text.length <= MAX_RESPONSE) return text;
	return JSON.stringify(
		errorResponse(response.id, new RpcError(-32008, "Response is too big", `Exceeded max limit of ${MAX_RESPONSE}`)),
	);
}

/** Collects the responses to a batch. */
export class BatchResponse {
	readonly #texts: string[] = [];
	#length = 0;

	/** Whether there are no responses. */
	get isEmpty(): boolean {
		return this.#texts.length === 0;
	}

	/** Whether the responses are too large to be sent, so that more of them would be in vain. */
	get isTooLarge(): boolean {
		return this.#length > MAX_RESPONSE;
	}

	/** Adds the text of a response. */
	add(text: string): void {
		this.#length += text.length + 1;
		if (!this.isTooLarge) this.#texts.push(text);
	}

	/** All responses as one text; an error in place of those that are too large. */
	text(): string {
		if (!this.isTooLarge) return `[${this.#texts.join(",")}]`;
		const error = new RpcError(-32011, "The batch response was too large", `Exceeded max limit of ${MAX_RESPONSE}`);
		return JSON.stringify(errorResponse(null, error));
	}
}

function errorJson(error: unknown): { code: number; message: string; data?: string } {
	if (!(error instanceof RpcError)) {
		return { code: -32603, message: "Internal error", data: error instanceof Error ? error.message : String(error) };
	}
	const { code, message, data } = error;
	return data === undefined ? { code, message } : { code, message, data };
}
