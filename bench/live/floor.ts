import { HandDecoder } from "../wire/hand-decoder.ts";
import { RawSocket } from "../wire/raw-socket.ts";
import type { LiveContender } from "./live.ts";

/** One subscription by hand, its notifications decoded. */
export const floor: LiveContender = {
	title: "floor, by hand",
	connect: async (url, { pids, keys }) => {
		const socket = await RawSocket.open(url);
		const pidOf = new Map(keys.map((key, i) => [key, pids[i] ?? -1]));
		const decoder = new HandDecoder();
		return {
			follow: (emit) => {
				socket.onNote = (message) => {
					const { params } = JSON.parse(message.toString()) as Note;
					for (const [key, value] of params.result.changes) {
						emit(pidOf.get(key) ?? -1, decoder.take(value).pool().totalValue);
					}
				};
				return socket.json("state_subscribeStorage", keys);
			},
			close: async () => socket.close(),
		};
	},
};

interface Note {
	readonly params: { readonly result: { readonly changes: readonly (readonly [string, string])[] } };
}
