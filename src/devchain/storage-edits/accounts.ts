import type { Hex } from "../../codec/hex.ts";
import type { DevNode } from "../node/node.ts";
import { encodePlain, plainKey, readPlain } from "../node/plain-storage.ts";

interface AccountInfo {
	readonly providers: number;
	readonly data: { readonly free: bigint };
}

/** Storage that adds `amount` pico PHA to an account's free balance and to the total issuance. */
export function fundEdits(node: DevNode, account: Hex, amount: bigint): Map<Hex, Uint8Array> {
	const { runtime, head } = node;
	const info = readPlain<AccountInfo>(runtime, head.state, "System", "Account", account);
	const data = { ...info.data, free: info.data.free + amount };
	const issuance = readPlain<bigint>(runtime, head.state, "Balances", "TotalIssuance");
	return new Map([
		[
			plainKey(runtime, "System", "Account", account),
			encodePlain(runtime, "System", "Account", { ...info, providers: info.providers || 1, data }),
		],
		[
			plainKey(runtime, "Balances", "TotalIssuance"),
			encodePlain(runtime, "Balances", "TotalIssuance", issuance + amount),
		],
	]);
}
