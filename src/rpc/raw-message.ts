import type { WebSocket } from "@polkadot/x-ws";

/**
 * A text whose parts are decoded on demand. Strings are raw messages.
 *
 * Converting a large message to one string is slow, and every slice of it would keep the whole string alive.
 */
export interface RawMessage {
	/** Length in the unit of `slice`: UTF-16 code units or bytes. */
	readonly length: number;
	/** Decodes the part from `start` up to `end`. Neither may be inside a multi-byte character. */
	slice(start: number, end: number): string;
}

/** The members of `Buffer` that are used. */
interface Utf8Decoder {
	readonly length: number;
	subarray(start: number, end: number): Utf8Decoder;
	toString(encoding: "utf8", start: number, end: number): string;
}

/** A message as UTF-8 bytes. */
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

	/** As {@link ByteMessage.slice}, without decoding. */
	part(start: number, end: number): RawMessage {
		return new ByteMessage(this.#utf8.subarray(start, end));
	}
}

/** Decodes a whole message. */
export function messageText(message: RawMessage): string {
	return message.slice(0, message.length);
}

/** The part of a message from `start` up to `end`, not decoded. */
export function messagePart(message: RawMessage, start: number, end: number): RawMessage {
	return message instanceof ByteMessage ? message.part(start, end) : message.slice(start, end);
}

/** Messages of fewer bytes are decoded when they arrive. */
const MIN_RAW_BYTES = 4096;

/** Calls `listener` for every message of `socket`. Large messages stay bytes where the platform provides bytes. */
export function onMessage(socket: WebSocket, listener: (message: RawMessage) => void): void {
	if (providesBytes(socket)) {
		socket.on("message", (data) =>
			listener(data.length < MIN_RAW_BYTES ? data.toString("utf8", 0, data.length) : new ByteMessage(data)),
		);
	} else {
		socket.onmessage = ({ data }) => listener(String(data));
	}
}

interface ByteSocket {
	on(type: "message", listener: (data: Utf8Decoder) => void): void;
}

/** Whether it is a socket of `ws`, which decodes every message to one string for `onmessage`. */
function providesBytes(socket: object): socket is ByteSocket {
	return "on" in socket && typeof socket.on === "function";
}
