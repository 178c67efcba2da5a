import { twox } from "../../src/codec/xxh64.ts";
import { HandDecoder } from "../wire/hand-decoder.ts";
import { RawSocket } from "../wire/raw-socket.ts";
import type { FirstContender } from "./first.ts";

/** The lower bound: one request, one value. */
export const record: FirstContender = {
	title: "the record alone, by hand",
	first: async (url, { pid, prefixes }) => {
		const socket = await RawSocket.open(url);
		const bytes = Buffer.alloc(8);
		bytes.writeBigUInt64LE(BigInt(pid));
		const key = `${prefixes.pools}${Buffer.from(twox(bytes, 1)).toString("hex")}${bytes.toString("hex")}`;
		const value = await socket.json<string>("state_getStorage", key);
		return { totalStake: new HandDecoder().take(value).pool().totalValue, freeStake: null, queuedShares: null };
	},
};
