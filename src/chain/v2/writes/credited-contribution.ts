import type { Hex } from "../../../codec/hex.ts";
import type { StorageQuery } from "../../../query/storage-query.ts";
import type { OperationDraft } from "../../create-operation.ts";
import { poolNotFound } from "../../loaded-with-writes.ts";
import type { ChainV2 } from "../chain-context.ts";
import { readPoolRecord } from "../loaded-with-pools.ts";
import { buildCall, expectEvent } from "../pallet-api.ts";
import { checkContribution } from "./check-contribution.ts";

/** Drafts a contribution of W-PHA that calls before it credit to `account`. At most four rounds. */
export function* draftCreditedContribution(
	chain: ChainV2,
	pid: number,
	amount: bigint,
	account: Hex,
): StorageQuery<OperationDraft<{ amount: bigint; shares: bigint }>> {
	const record = readPoolRecord(chain, pid);
	const pool = record.from(yield { keys: [record.key] });
	const isVault = pool !== null && "Vault" in pool;
	const { shares, failures } = pool
		? yield* checkContribution(chain, pool, { contributor: account, amount, balance: amount })
		: { shares: null, failures: poolNotFound(pid).failures };
	return {
		calls: [
			isVault
				? buildCall("phalaVault", "contribute", { pid: BigInt(pid), amount })
				: buildCall("phalaStakePoolv2", "contribute", { pid: BigInt(pid), amount, asVault: null }),
		],
		failures,
		expected: () => (shares === null ? null : { amount, shares }),
		outcome(events) {
			const pallet = isVault ? "phalaVault" : "phalaStakePoolv2";
			const { amount: contributed, shares } = expectEvent(events, pallet, "Contribution");
			return { amount: contributed, shares };
		},
	};
}
