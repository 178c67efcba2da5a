import type { Hex } from "../../../codec/hex.ts";
import { min } from "../../../math/fixed.ts";
import { storageKeys, sumBy } from "../../../query/storage-value.ts";
import { namedAccount } from "../../accounts.ts";
import type { DelegatorSubsidy } from "../../model/delegator.ts";
import type { CheckFailure, Operation } from "../../operation.ts";
import { ruleFailure } from "../../rules/rule-error.ts";
import type { ChainV2 } from "../chain-context.ts";
import { wrappedBalance, wrappedMinimum } from "../reads/share-nft.ts";
import { readSubsidies } from "../reads/subsidies.ts";
import {
	buildCall,
	checkOwner,
	checkStakePool,
	eventsNamed,
	expectEvent,
	readPoolRecord,
	readTransferable,
} from "./common.ts";
import { readUnwrappable, type UnwrappableBalance } from "./wrap.ts";

/**
 * Rules: pool, owner, something to claim. The whole commission goes to `target` as W-PHA.
 *
 * - `null`: to the pool's owner, who alone can claim
 * - What arrives at the signer is unwrapped in the same transaction, as far as votes hold back neither it nor the PHA behind it, and never so
 *   far that a rest below the W-PHA minimum would be burnt
 */
export function claimOwnerReward(chain: ChainV2, pid: number, target: Hex | null): Operation<{ amount: bigint }> {
	return {
		name: "stakePool.claimOwnerReward",
		*prepare(account) {
			const funds = readTransferable(chain, account);
			const minimum = wrappedMinimum(chain);
			const record = readPoolRecord(chain, pid);
			const limit = yield* readUnwrappable(chain, account, [funds, minimum, record]);
			const failures: CheckFailure[] = [];
			const pool = checkStakePool(pid, record.from(limit.response), failures);
			const to = target ?? pool?.basepool.owner ?? account;
			const calls = [buildCall("phalaStakePoolv2", "claimOwnerRewards", { pid: BigInt(pid), target: to })];
			if (pool) {
				checkOwner(chain, account, pool.basepool.owner, failures);
				const owed = wrappedBalance(chain, pool.ownerRewardAccount);
				const amount = owed.from(yield { keys: [owed.key] });
				if (amount === 0n) failures.push(ruleFailure("NO_REWARD", { pid }));
				const part = to === account ? unwrappedAmount(amount, limit, minimum.from(limit.response)) : 0n;
				if (part > 0n) calls.push(buildCall("phalaWrappedBalances", "unwrap", { amount: part }));
			}
			return {
				calls,
				failures,
				transferable: funds.from(limit.response),
				spends: 0n,
				outcome: (events) => ({ amount: expectEvent(events, "phalaStakePoolv2", "OwnerRewardsWithdrawn").amount }),
			};
		},
	};
}

/** How much of a claimed `amount` to unwrap. */
function unwrappedAmount(amount: bigint, { wrapped, most, backing }: UnwrappableBalance, minimum: bigint): bigint {
	const part = min(amount, min(most(amount), backing));
	const rest = wrapped + amount - part;
	return rest === 0n || rest >= minimum ? part : part + rest - minimum;
}

/** The account that legacy rewards are paid from. */
const SUBSIDY_ACCOUNT = namedAccount("modlphala/pp");

/**
 * Rules: something owed for that pool, and enough PHA where it is paid from. All of it goes to `target` as PHA; `null`: to the
 * account itself.
 */
export function claimSubsidy(
	chain: ChainV2,
	pid: number,
	kind: DelegatorSubsidy["kind"],
	target: Hex | null,
): Operation<{ amount: bigint }> {
	return {
		name: "delegator.claimSubsidy",
		*prepare(account) {
			const funds = readTransferable(chain, account);
			const source = readTransferable(chain, SUBSIDY_ACCOUNT);
			const response = yield { keys: storageKeys([funds, source]) };
			const subsidies = yield* readSubsidies(chain, account, kind);
			const owed = subsidies.find((subsidy) => subsidy.pid === pid)?.amount ?? null;
			const failures: CheckFailure[] = [];
			if (owed === null) failures.push(ruleFailure("NO_REWARD", { pid }));
			else if (owed > source.from(response)) failures.push(ruleFailure("REWARD_POOL_EMPTY", {}));
			const to = target ?? account;
			const args = { pid: BigInt(pid), target: to };
			return {
				calls: [
					kind === "reimbursement"
						? { pallet: "phalaBasePool", method: "claimReimbursement", args }
						: buildCall("phalaStakePoolv2", "claimLegacyRewards", args),
				],
				failures,
				transferable: funds.from(response),
				spends: 0n,
				// No event of its own: the PHA that arrives tells.
				outcome: (events) => ({
					amount: sumBy(
						eventsNamed(events, "balances", "Transfer").filter((transfer) => transfer.to === to),
						(transfer) => transfer.amount,
					),
				}),
			};
		},
	};
}
