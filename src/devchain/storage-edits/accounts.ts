import type { Hex } from "../../codec/hex.ts";
import type { DevNode } from "../node/node.ts";
import { stateGet } from "../node/state-map.ts";
import { entryKey, entryValue } from "../node/storage-by-name.ts";

/** Storage that adds `amount` pico PHA to an account's free balance and to the total issuance. */
export function fundEdits(node: DevNode, account: Hex, amount: bigint): Map<Hex, Uint8Array> {
	const { runtime, head } = node;
	const accountKey = entryKey(runtime, "System", "Account", [account]);
	const info = entryValue(runtime, "System", "Account", stateGet(head.state, accountKey)).toJSON() as {
		providers: number;
		data: { free: number | string };
	};
	const free = BigInt(info.data.free) + amount;
	const data = { ...info.data, free };
	const issuanceKey = entryKey(runtime, "Balances", "TotalIssuance");
	const issuance = BigInt(
		entryValue(runtime, "Balances", "TotalIssuance", stateGet(head.state, issuanceKey)).toString(),
	);
	return new Map([
		[accountKey, entryValue(runtime, "System", "Account", { ...info, providers: info.providers || 1, data }).toU8a()],
		[issuanceKey, entryValue(runtime, "Balances", "TotalIssuance", issuance + amount).toU8a()],
	]);
}
