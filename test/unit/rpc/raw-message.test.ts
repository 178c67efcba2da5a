import type { WebSocket } from "@polkadot/x-ws";
import { describe, expect, it } from "vitest";
import { type LazyText, onText, part, whole } from "../../../src/rpc/raw-message.ts";

const LARGE = `["${"ab".repeat(3000)}é"]`;

/** What is told of a message by a socket that hands over its bytes, as `ws` does. */
function fromBytes(message: string): LazyText {
	let told: LazyText = "";
	const on = (_: string, listener: (data: Buffer) => void) => listener(Buffer.from(message));
	onText({ on } as unknown as WebSocket, (text) => {
		told = text;
	});
	return told;
}

describe("a message", () => {
	it("is bytes where the socket has them and it is large, a string otherwise", () => {
		expect(fromBytes("[1]")).toBe("[1]");
		expect(fromBytes(LARGE)).not.toBeTypeOf("string");
		const browser: { onmessage?: (event: { data: unknown }) => void } = {};
		const told: LazyText[] = [];
		onText(browser as unknown as WebSocket, (text) => told.push(text));
		browser.onmessage?.({ data: LARGE });
		expect(told).toEqual([LARGE]);
	});

	it.each([
		["of bytes", fromBytes(LARGE)],
		["that is a string", LARGE],
	])("%s gives the same text, whole and in parts", (_, text) => {
		expect(whole(text)).toBe(LARGE);
		expect(text.slice(0, 4)).toBe('["ab');
		const inner = part(text, 1, text.length - 1);
		expect(whole(inner)).toBe(LARGE.slice(1, -1));
		expect(inner.slice(1, 5)).toBe("abab");
		expect(whole(part(inner, 0, 3))).toBe('"ab');
	});
});
