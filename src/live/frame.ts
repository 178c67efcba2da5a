import type { WebSocket } from "@polkadot/x-ws";

/** A message as the platform hands it over: as text, or as the bytes of text. */
export type Frame = string | FrameBytes;

/** What is used of a `Buffer`. */
interface FrameBytes {
	readonly length: number;
	indexOf(text: string, from: number): number;
	toString(encoding: "utf8", start: number, end: number): string;
}

/** Where parts may end. V8 keeps texts from 128 KB on where memory costs many times as much. */
const BETWEEN = "],[";
const PART = 1 << 16;

/** Tells of every message of `socket`. */
export function onFrame(socket: WebSocket, take: (frame: Frame) => void): void {
	if (hasBytes(socket)) socket.on("message", take);
	else socket.onmessage = ({ data }) => take(String(data));
}

/** Text of a frame, between two places in what it is made of; to its ends where left out or past them. */
export function textOf(frame: Frame, start = 0, end = frame.length): string {
	const from = Math.max(start, 0);
	return typeof frame === "string" ? frame.slice(from, end) : frame.toString("utf8", from, end);
}

/** The same in parts, which are short where the text is of many short lists, as values of storage are. */
export function partsOf(frame: Frame, start: number, end: number): readonly string[] {
	if (typeof frame === "string") return [frame.slice(start, end)];
	const parts: string[] = [];
	for (let at = start; at < end; ) {
		const between = end - at > PART ? frame.indexOf(BETWEEN, at + PART) : -1;
		const next = between < 0 || between > end ? end : between + 1;
		parts.push(frame.toString("utf8", at, next));
		at = next;
	}
	return parts;
}

interface BytesSocket {
	on(type: "message", listener: (data: FrameBytes) => void): void;
}

/** Whether it is a socket of `ws`, which makes one text of every message for those who set `onmessage`. */
function hasBytes(socket: object): socket is BytesSocket {
	return "on" in socket && typeof socket.on === "function";
}
