import type { WebSocket } from "@polkadot/x-ws";

/**
 * A text that is made a string only where it is looked at; strings are such texts.
 *
 * @public
 */
export interface RawMessage {
	/** In whatever units `slice` counts in. */
	readonly length: number;
	/** What is between two places, counted from the start. */
	slice(start: number, end: number): string;
}

/** What is used of a `Buffer`. */
interface Utf8Decoder {
	readonly length: number;
	subarray(start: number, end: number): Utf8Decoder;
	toString(encoding: "utf8", start: number, end: number): string;
}

/** UTF-8 as it came. Counted in bytes; a letter of several bytes must not be cut. */
class ByteMessage implements RawMessage {
	readonly #utf8: Utf8Decoder;

	constructor(utf8: Utf8Decoder) {
		this.#utf8 = utf8;
	}

	get length(): number {
		return this.#utf8.length;
	}

	slice(start: number, end: number): string {
		return this.#utf8.toString("utf8", start, end);
	}

	/** As {@link ByteMessage.slice}, and still no string. */
	part(start: number, end: number): RawMessage {
		return new ByteMessage(this.#utf8.subarray(start, end));
	}
}

/** All of a text. */
export function messageText(text: RawMessage): string {
	return text.slice(0, text.length);
}

/** What is between two places of a text. */
export function messagePart(text: RawMessage, start: number, end: number): RawMessage {
	return text instanceof ByteMessage ? text.part(start, end) : text.slice(start, end);
}

/**
 * Tells of every message of `socket`. Large ones as bytes where the platform has them: one string of hundreds of KB is dear to make,
 * and what is read out of it keeps all of it in memory.
 */
export function onMessage(socket: WebSocket, take: (text: RawMessage) => void): void {
	if (!hasBytes(socket)) socket.onmessage = ({ data }) => take(String(data));
	else
		socket.on("message", (data) =>
			take(data.length < SMALL ? data.toString("utf8", 0, data.length) : new ByteMessage(data)),
		);
}

const SMALL = 4096;

interface BytesSocket {
	on(type: "message", listener: (data: Utf8Decoder) => void): void;
}

/** Whether it is a socket of `ws`, which makes one string of every message for those who set `onmessage`. */
function hasBytes(socket: object): socket is BytesSocket {
	return "on" in socket && typeof socket.on === "function";
}
