import type { Hex } from "../../src/codec/hex.ts";
import type { RuntimeChain } from "../support/devchain/runtime-harness.ts";
import type { Vector } from "../support/vectors.ts";
import { type Generation, type Row, recorded } from "./generation.ts";

/** A state with the fields of the recordings, in their form; `pha` holds balances as if calls were free. */
export function snapshot(
	chain: RuntimeChain,
	generation: Generation,
	accounts: readonly Hex[],
	feesPaid: ReadonlyMap<string, bigint>,
): Row {
	const { pallet, online } = generation.computing;
	const balances = accounts.map((account) => {
		const { data } = chain.query("system", "account", account) as { data: { free: bigint; reserved: bigint } };
		const free = String(data.free + (feesPaid.get(account) ?? 0n));
		return [account, { free, reserved: String(data.reserved), ...generation.balance(chain, account) }];
	});
	return {
		...generation.state(chain),
		sessions: sessions(chain, generation),
		onlineWorkers: recorded(chain.query(pallet, online)),
		nextSessionId: recorded(chain.query(pallet, "nextSessionId")),
		pha: Object.fromEntries(balances),
	};
}

/** A recorded state in the same form: balances as if calls were free. */
export function withoutFees(state: Vector["initial"]["state"]): Row {
	const pha = Object.entries(state.pha).map(([account, { feesPaid, ...row }]) => [
		account,
		{ ...row, free: String(BigInt(row.free) + BigInt(feesPaid)) },
	]);
	return { ...state, pha: Object.fromEntries(pha) };
}

function sessions(chain: RuntimeChain, { computing }: Generation): Row {
	const { pallet, sessions: item } = computing;
	const workers = new Map(chain.entries(pallet, "workerBindings").map(([[key], value]) => [value, key]));
	const rows = chain.entries(pallet, item).map(([[session], info]) => [
		session,
		{
			...(recorded(info) as Row),
			stake: recorded(chain.query(pallet, "stakes", session)),
			boundWorker: workers.get(session) ?? null,
		},
	]);
	return Object.fromEntries(rows);
}
