import type { Hex } from "../../../codec/hex.ts";
import { min } from "../../../math/fixed.ts";
import { storageKeys, storageValue } from "../../../query/storage-value.ts";
import { namedAccount } from "../../accounts.ts";
import { createOperation, readValue, transferableOf } from "../../create-operation.ts";
import { ruleFailure } from "../../loaded-with-writes.ts";
import type { DelegatorSubsidy } from "../../model/delegator.ts";
import type { Call, Operation, RuleFailure } from "../../operation.ts";
import { checkOwner } from "../../pool-admin/pool-operation.ts";
import type { ChainV2 } from "../chain-context.ts";
import { buildCall, expectEvent } from "../pallet-api.ts";
import { findStakePool } from "../pool-records.ts";
import { wrappedBalance, wrappedMinimum } from "../reads/share-nft.ts";
import { readSubsidies } from "../reads/subsidies.ts";
import { readUnwrappable, sumTransfers, type UnwrappableBalance } from "./wrap.ts";

/**
 * Claims the whole commission as W-PHA, to `target` (`null`: to the owner). Checks pool, owner, a reward.
 *
 * Unwraps what arrives at the signer in the same transaction, unless votes lock the W-PHA or the PHA behind it, and leaves no
 * rest below the W-PHA minimum, which the chain would burn.
 */
export function claimOwnerReward(chain: ChainV2, pid: number, target: Hex | null): Operation<{ amount: bigint }> {
	return createOperation(chain, "stakePool.claimOwnerReward", function* (account) {
		const minimum = wrappedMinimum(chain);
		const poolCheck = findStakePool(chain, pid);
		const limit = yield* readUnwrappable(chain, account, [minimum, poolCheck]);
		const { pool, failures: missing } = poolCheck.from(limit.response);
		const failures: RuleFailure[] = [...missing];
		const to = target ?? pool?.owner ?? account;
		const calls: Call[] = [buildCall("phalaStakePoolv2", "claimOwnerRewards", { pid: BigInt(pid), target: to })];
		let amount = 0n;
		if (pool) {
			failures.push(...checkOwner(chain, pool.owner, account));
			amount = yield* readValue(wrappedBalance(chain, pool.ownerRewardAccount));
			if (amount === 0n) failures.push(ruleFailure("NO_REWARD", { pid }));
			const unwrapped = to === account ? computeUnwrapped(amount, limit, minimum.from(limit.response)) : 0n;
			if (unwrapped > 0n) calls.push(buildCall("phalaWrappedBalances", "unwrap", { amount: unwrapped }));
		}
		return {
			calls,
			failures,
			outcome: (events) => ({ amount: expectEvent(events, "phalaStakePoolv2", "OwnerRewardsWithdrawn").amount }),
			expected: () => ({ amount }),
		};
	});
}

/** How much of a claimed `amount` to unwrap, pico. */
function computeUnwrapped(amount: bigint, { wrapped, maximum, backing }: UnwrappableBalance, minimum: bigint): bigint {
	const unwrapped = min(amount, min(maximum(amount), backing));
	const rest = wrapped + amount - unwrapped;
	return rest === 0n || rest >= minimum ? unwrapped : unwrapped + rest - minimum;
}

/** The account that pays legacy rewards. */
const SUBSIDY_ACCOUNT = namedAccount("modlphala/pp");

/**
 * Claims a subsidy as PHA, all of it, to `target` (`null`: to the account). Checks a subsidy for that pool, enough PHA in the account that
 * pays, enough for the target to exist.
 */
export function claimSubsidy(
	chain: ChainV2,
	pid: number,
	kind: DelegatorSubsidy["kind"],
	target: Hex | null,
): Operation<{ amount: bigint }> {
	return createOperation(chain, "delegator.claimSubsidy", function* (account) {
		const to = target ?? account;
		const payer = transferableOf(chain, SUBSIDY_ACCOUNT);
		const payee = storageValue(chain.entries.system.account, to);
		const response = yield { keys: storageKeys([payer, payee]) };
		const { free, reserved } = payee.from(response).data;
		const subsidies = yield* readSubsidies(chain, account, kind);
		const owed = subsidies.find((subsidy) => subsidy.pid === pid)?.amount ?? null;
		const args = { pid: BigInt(pid), target: to };
		return {
			calls: [
				kind === "reimbursement"
					? { pallet: "phalaBasePool", method: "claimReimbursement", args }
					: buildCall("phalaStakePoolv2", "claimLegacyRewards", args),
			],
			failures: checkSubsidy(pid, owed, payer.from(response), free + reserved, chain.constants.existentialDeposit),
			// The calls emit no event of their own.
			outcome: (events) => ({ amount: sumTransfers(events, to) }),
			expected: () => ({ amount: owed ?? 0n }),
		};
	});
}

function checkSubsidy(
	pid: number,
	owed: bigint | null,
	available: bigint,
	held: bigint,
	minimum: bigint,
): RuleFailure[] {
	if (owed === null) return [ruleFailure("NO_REWARD", { pid })];
	const tooSmall = held + owed < minimum;
	// The chain reports the same error for both; the second failure names the target as the cause.
	const failures: RuleFailure[] = owed > available || tooSmall ? [ruleFailure("REWARD_POOL_EMPTY", {})] : [];
	return tooSmall ? [...failures, ruleFailure("BALANCE_TOO_SMALL", { minimum })] : failures;
}
