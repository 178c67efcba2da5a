import type { Socket } from "./socket.ts";

/** A JSON text as UTF-8 bytes. Converting a large message to one string is slow, and every slice of it would keep the whole string alive. */
export type RawMessage = Uint8Array;

const DECODER = new TextDecoder();
const ENCODER = new TextEncoder();

/** A message as text. */
export function messageText(message: RawMessage | string): string {
	return typeof message === "string" ? message : DECODER.decode(message);
}

/** A message as bytes. */
export function messageBytes(message: RawMessage | string): RawMessage {
	return typeof message === "string" ? ENCODER.encode(message) : message;
}

/** The part of a message from `start` up to `end`. Neither may be inside a multi-byte character. */
export function messagePart<M extends RawMessage | string>(message: M, start: number, end: number): M {
	return (typeof message === "string" ? message.slice(start, end) : message.subarray(start, end)) as M;
}

/** Messages of fewer bytes are decoded when they arrive. */
const MIN_RAW_BYTES = 4096;

/** Calls `listener` for every message of `socket`. Large messages stay bytes where the platform provides bytes. */
export function onMessage(socket: Pick<Socket, "onmessage">, listener: (message: RawMessage | string) => void): void {
	if (providesBytes(socket)) {
		socket.on("message", (data) => listener(data.length < MIN_RAW_BYTES ? messageText(data) : data));
	} else {
		socket.onmessage = ({ data }) => listener(data instanceof Uint8Array ? data : String(data));
	}
}

interface ByteSocket {
	on(type: "message", listener: (data: Uint8Array) => void): void;
}

/** Whether it is a socket of `ws`, which decodes every message to one string for `onmessage`. */
function providesBytes(socket: object): socket is ByteSocket {
	return "on" in socket && typeof socket.on === "function";
}
