import type { Contender } from "../contender.ts";
import type { Totals } from "../state/facts.ts";
import { HandDecoder, type HandPool, type HandSession } from "../wire/hand-decoder.ts";
import { PAGE } from "../wire/keys.ts";
import { PREFIXES } from "../wire/prefixes.ts";
import { type RawAnswer, RawSocket } from "../wire/raw-socket.ts";
import { addUp } from "./add-up.ts";

const CHANGES = '"changes":[';
const [QUOTE, BRACKET, COMMA] = [34, 91, 44];

/** Receives the end of a key's digits, and start and end of its value's digits. */
type Sink = (message: Buffer, keyEnd: number, start: number, end: number) => void;

/** The lower bound: a bare socket, no JSON, decoders for exactly these values. */
export const floor: Contender<Totals> = {
	title: "floor, by hand",
	connect: async (url) => {
		const socket = await RawSocket.open(url);
		const decoder = new HandDecoder();
		return {
			read: async () => {
				const pools: HandPool[] = [];
				const bindings = new Map<string, string>();
				const sessions = new Map<string, HandSession>();
				const stakes = new Map<string, bigint>();
				const account = (message: Buffer, end: number) => `0x${message.latin1Slice(end - 64, end)}`;
				await Promise.all([
					readMap(socket, PREFIXES.pools, (message, _, start, end) => {
						pools.push(decoder.load(message, start, end).pool());
					}),
					readMap(socket, PREFIXES.workerBindings, (message, keyEnd, start, end) => {
						bindings.set(account(message, keyEnd), `0x${message.latin1Slice(start, end)}`);
					}),
					readMap(socket, PREFIXES.sessions, (message, keyEnd, start, end) => {
						sessions.set(account(message, keyEnd), decoder.load(message, start, end).session());
					}),
					readMap(socket, PREFIXES.stakes, (message, keyEnd, start, end) => {
						stakes.set(account(message, keyEnd), decoder.load(message, start, end).u128());
					}),
				]);
				return addUp(
					pools,
					(worker) => bindings.get(worker),
					(session) => sessions.get(session)?.v,
					(session) => stakes.get(session),
				);
			},
			close: async () => socket.close(),
		};
	},
};

/** Reads a map: pages of keys one after another, the values of each page meanwhile. The text of a page is sent as the request of its values. */
async function readMap(socket: RawSocket, prefix: string, sink: Sink): Promise<void> {
	const values: Promise<void>[] = [];
	let after = "";
	for (;;) {
		const { message, start } = await socket.send("state_getKeysPaged", `["${prefix}",${PAGE}${after}]`);
		const keys = message.latin1Slice(start, message.length - 1);
		if (keys.length > 2) {
			values.push(socket.send("state_queryStorageAt", `[${keys}]`).then((answer) => scan(answer, sink)));
		}
		const keyLength = keys.indexOf('"', 2) + 1;
		if (keys.length < 3 || Math.round((keys.length - 1) / keyLength) < PAGE) break;
		after = `,${keys.slice(-keyLength, -1)}`;
	}
	await Promise.all(values);
}

/** Scans a list of `["0x…","0x…"]` and `["0x…",null]`. */
function scan({ message, start }: RawAnswer, sink: Sink): void {
	let at = message.indexOf(CHANGES, start) + CHANGES.length;
	while (message[at] === BRACKET) {
		const keyEnd = message.indexOf(QUOTE, at + 2);
		if (message[keyEnd + 2] === QUOTE) {
			const valueStart = keyEnd + 5;
			const valueEnd = message.indexOf(QUOTE, valueStart);
			sink(message, keyEnd, valueStart, valueEnd);
			at = valueEnd + 2;
		} else at = keyEnd + '",null]'.length;
		if (message[at] === COMMA) at++;
	}
}
