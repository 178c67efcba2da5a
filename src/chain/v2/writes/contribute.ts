import { storageKeys, sumBy } from "../../../query/storage-value.ts";
import { createOperation, transferableOf } from "../../create-operation.ts";
import { checkEverything, computeEverything } from "../../fee-reserve.ts";
import { poolNotFound, ruleFailure } from "../../loaded-with-writes.ts";
import type { Operation } from "../../operation.ts";
import type { ChainV2 } from "../chain-context.ts";
import { readPoolRecord } from "../loaded-with-pools.ts";
import { buildCall, eventsNamed, expectEvent } from "../pallet-api.ts";
import { wrappedAssetExists, wrappedBalance, wrappedMinimum } from "../reads/share-nft.ts";
import { checkContribution } from "./check-contribution.ts";
import { checkAsset, checkCredit, checkRest, checkWrapBurn } from "./wrap-checks.ts";

/**
 * Contributes to a stake pool or vault, and wraps the W-PHA that the account lacks in the same transaction, all or nothing.
 *
 * Checks PHA for the wrap, the W-PHA asset; pool, minimum, W-PHA, a pool that is not bankrupt, whitelist; of a stake pool the cap once the
 * queue is paid. The client checks, after all checks of the chain, for W-PHA that the chain would burn, and for shares that could never be
 * withdrawn.
 *
 * - `"all"`: all W-PHA, and all transferable PHA but the {@link FEE_RESERVE}
 */
export function contribute(
	chain: ChainV2,
	pid: number,
	amount: bigint | "all",
): Operation<{ amount: bigint; shares: bigint; wrapped: bigint }> {
	return createOperation(chain, "delegator.contribute", function* (account) {
		const transferable = transferableOf(chain, account);
		const wrapped = wrappedBalance(chain, account);
		const wrapMinimum = wrappedMinimum(chain);
		const asset = wrappedAssetExists(chain);
		const record = readPoolRecord(chain, pid);
		const response = yield { keys: storageKeys([transferable, wrapped, wrapMinimum, asset, record]) };
		const balance = wrapped.from(response);
		const minimum = wrapMinimum.from(response);
		const available = transferable.from(response);
		const contributed = amount === "all" ? computeEverything(balance, available) : amount;
		const missing = contributed > balance ? contributed - balance : 0n;
		const covered = missing <= available;
		const wrapBurn = checkWrapBurn(chain, missing, balance, minimum);
		const funded = covered && wrapBurn.length === 0;
		const pool = record.from(response);
		const pallet = pool && "Vault" in pool ? "phalaVault" : "phalaStakePoolv2";
		const contribution =
			pallet === "phalaVault"
				? buildCall(pallet, "contribute", { pid: BigInt(pid), amount: contributed })
				: buildCall(pallet, "contribute", { pid: BigInt(pid), amount: contributed, asVault: null });
		const check = pool
			? yield* checkContribution(chain, pool, {
					contributor: account,
					amount: contributed,
					balance: funded ? contributed : null,
				})
			: { shares: null, failures: poolNotFound(pid).failures };
		const short = ruleFailure("INSUFFICIENT_BALANCE", { available: balance + available, required: contributed });
		return {
			calls:
				missing > 0n ? [buildCall("phalaWrappedBalances", "wrap", { amount: missing }), contribution] : [contribution],
			failures: [
				...(covered ? [] : [short]),
				...(missing > 0n ? checkAsset(asset.from(response)) : []),
				...checkCredit(chain, missing, balance, minimum),
				...(amount === "all" ? checkEverything(chain.constants, contributed, balance + available) : []),
				...check.failures,
				...wrapBurn,
				...checkRest(balance - contributed, minimum),
			],
			spends: missing,
			outcome(events) {
				// Of the pallet that was called, also where the pool was created in the same transaction.
				const [inVault] = eventsNamed(events, "phalaVault", "Contribution");
				const { amount: contributed, shares } = inVault ?? expectEvent(events, "phalaStakePoolv2", "Contribution");
				const wraps = eventsNamed(events, "phalaWrappedBalances", "Wrapped");
				return { amount: contributed, shares, wrapped: sumBy(wraps, (wrap) => wrap.amount) };
			},
			expected: () => (check.shares === null ? null : { amount: contributed, shares: check.shares, wrapped: missing }),
		};
	});
}
