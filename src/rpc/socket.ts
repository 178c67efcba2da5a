import { WebSocket } from "@polkadot/x-ws";

/** A connection to one endpoint: the members of a `WebSocket` that the SDK uses. */
export interface Socket {
	/** As of a `WebSocket`: 1 while it is open. */
	readonly readyState: number;
	onopen: (() => void) | null;
	onmessage: ((event: { readonly data: Uint8Array | string }) => void) | null;
	onerror: ((event: object) => void) | null;
	onclose: ((event: { readonly code: number; readonly reason: string }) => void) | null;
	send(text: string): void;
	close(code?: number): void;
}

/** Opens a socket to a URL. */
export type OpenSocket = (url: string) => Socket;

/** Opens a WebSocket. */
export const openWebSocket: OpenSocket = (url) => new WebSocket(url) as Socket;

/** Whether a URL is one of HTTP. */
export function isHttpUrl(url: unknown): boolean {
	return typeof url === "string" && /^https?:\/\//.test(url);
}
