/** A frame that a node sends: the answer to a request, or a notification of a subscription. */
export interface Message {
	readonly id?: number;
	readonly method?: string;
	readonly result?: unknown;
	readonly error?: unknown;
	readonly params?: { readonly subscription?: number | string; readonly result?: unknown; readonly error?: unknown };
}

/** A frame as a message; `null` for one that is none. */
export function readMessage(text: string): Message | null {
	try {
		const message: unknown = JSON.parse(text);
		return typeof message === "object" && message !== null ? message : null;
	} catch {
		return null;
	}
}

/** A request as text. `bigint` goes as decimal text; thousands of keys go faster where none is looked for. */
export function encodeRequest(id: number, method: string, params: readonly unknown[], plain: boolean): string {
	const request = { id, jsonrpc: "2.0", method, params };
	return plain ? JSON.stringify(request) : JSON.stringify(request, decimal);
}

/** The result of an answer or a notification. Throws what the node refused, with its `code`. */
export function unwrapResult({ result, error, params }: Message): unknown {
	const refusal = error ?? params?.error;
	if (refusal !== undefined && refusal !== null) throw refused(refusal);
	const found = params ? params.result : result;
	if (found === undefined) throw new Error("the node answered no result");
	return found;
}

function refused(refusal: unknown): Error {
	const { code, message, data } = refusal as { code?: unknown; message?: unknown; data?: unknown };
	const more = data === undefined ? "" : `: ${typeof data === "string" ? data : JSON.stringify(data)}`.slice(0, 256);
	const text = typeof message === "string" ? `${code}: ${message}${more}` : JSON.stringify(refusal);
	return Object.assign(new Error(text), { code, data });
}

function decimal(_: string, value: unknown): unknown {
	return typeof value === "bigint" ? value.toString() : value;
}
