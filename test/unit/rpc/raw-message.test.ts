import { describe, expect, it } from "vitest";
import { messageBytes, messagePart, messageText, onMessage, type RawMessage } from "../../../src/rpc/raw-message.ts";
import type { Socket } from "../../../src/rpc/socket.ts";

const LARGE = `["${"ab".repeat(3000)}é"]`;

/** A message as received from a socket that provides bytes, as `ws` does. */
function fromBytes(message: string): RawMessage | string {
	let received: RawMessage | string = "";
	const on = (_: string, listener: (data: Buffer) => void) => listener(Buffer.from(message));
	onMessage({ on } as unknown as Socket, (text) => {
		received = text;
	});
	return received;
}

describe("a raw message", () => {
	it("stays bytes if it is large and the socket provides bytes, and is a string otherwise", () => {
		expect(fromBytes("[1]")).toBe("[1]");
		expect(fromBytes(LARGE)).not.toBeTypeOf("string");
		const browser: { onmessage?: (event: { data: unknown }) => void } = {};
		const received: (RawMessage | string)[] = [];
		onMessage(browser as unknown as Socket, (text) => received.push(text));
		browser.onmessage?.({ data: LARGE });
		expect(received).toEqual([LARGE]);
	});

	it.each([
		["of bytes", fromBytes(LARGE)],
		["that is a string", LARGE],
	])("%s gives the same text, whole and in parts", (_, text) => {
		expect(messageText(text)).toBe(LARGE);
		expect(messageText(messagePart(text, 0, 4))).toBe('["ab');
		const inner = messagePart(text, 1, text.length - 1);
		expect(messageText(inner)).toBe(LARGE.slice(1, -1));
		expect(messageText(messagePart(inner, 0, 3))).toBe('"ab');
		expect(messageText(messageBytes(inner))).toBe(LARGE.slice(1, -1));
		expect(messageBytes(text)).toBeInstanceOf(Uint8Array);
	});
});
