import type { Hex } from "../../../src/codec/hex.ts";
import type { V2StakePool, V2State, V2Vault } from "../vectors.ts";
import { argsOf, callOf, workerOf } from "./operations-v2.ts";
import type { RecordedCall } from "./recorded-v2.ts";
import { toBigInt } from "./shared-operations.ts";

/** A pool of either kind; the name of the call decides which. */
type AnyPool = Omit<V2StakePool, "kind"> & Omit<V2Vault, "kind">;

/** The outcome that a successful call must have, computed from the states before and after it. */
export function outcomeOf(call: RecordedCall): Record<string, unknown> | undefined {
	const { step, before, background } = call;
	const { signer } = step.input;
	const args = argsOf(call);
	const now = step.state;
	const pid = args.pid ?? args.vaultPid ?? "none";
	const [was, is] = [before.pools[pid], now.pools[pid]] as unknown as [AnyPool, AnyPool];
	const vault = args.asVault == null ? undefined : now.pools[args.asVault];
	switch (callOf(call)) {
		case "phalaStakePoolv2.create":
		case "phalaVault.create":
			return { pid: Number(before.poolCount) };
		case "phalaStakePoolv2.setPayoutPref":
			return { commissionPpm: Number(is.payoutCommission) };
		case "phalaVault.setPayoutPref":
			return { commissionPpm: Number(is.commission) };
		case "phalaStakePoolv2.setCap":
			return { cap: toBigInt(is.cap) };
		case "phalaStakePoolv2.contribute":
		case "phalaVault.contribute":
			return { amount: toBigInt(args.amount), shares: entered(call, pid, signer), wrapped: 0n };
		case "phalaStakePoolv2.contribute as vault":
			return { amount: toBigInt(args.amount), shares: entered(call, pid, vault?.poolAccountId ?? "0x") };
		case "phalaStakePoolv2.withdraw":
		case "phalaVault.withdraw":
			return withdrawn(call, pid, signer);
		case "phalaStakePoolv2.withdraw as vault":
			return withdrawn(call, pid, vault?.poolAccountId ?? "0x");
		case "phalaStakePoolv2.startComputing":
		case "phalaStakePoolv2.restartComputing": {
			const session = Object.values(now.sessions).find(({ boundWorker }) => boundWorker === args.worker);
			return { stake: toBigInt(session?.stake), ve: toBigInt(session?.ve) };
		}
		case "phalaStakePoolv2.reclaimPoolWorker":
			return { reclaimed: toBigInt(was.lockedStake) - toBigInt(is.lockedStake) };
		case "phalaStakePoolv2.checkAndMaybeForceWithdraw":
			return { paid: paid(call, was), stopped: is.cdWorkers.filter((worker) => !was.cdWorkers.includes(worker)) };
		case "phalaVault.checkAndMaybeForceWithdraw":
			return { paid: paid(call, was), shutDown: now.vaultLocks.includes(pid) && !before.vaultLocks.includes(pid) };
		case "phalaStakePoolv2.claimOwnerRewards":
			return { amount: toBigInt(was.ownerReward) };
		case "phalaStakePoolv2.claimLegacyRewards":
			return { amount: background.legacyRewards.get(`${signer},${pid}`) };
		case "phalaVault.maybeGainOwnerShares":
			// The chain reports -1 as its largest number.
			return { shares: BigInt.asIntN(128, toBigInt(is.ownerShares) - toBigInt(was.ownerShares)) };
		case "phalaVault.claimOwnerShares":
			return { shares: toBigInt(was.ownerShares) - toBigInt(is.ownerShares) };
		case "phalaComputation.unbind":
			return { publicKey: workerOf(call), stopped: toBigInt(before.onlineWorkers) > toBigInt(now.onlineWorkers) };
		case "phalaStakePoolv2.addWorker":
			return { publicKey: is.workers.at(-1) };
		case "phalaStakePoolv2.removeWorker":
			return { publicKey: was.workers.find((worker) => !is.workers.includes(worker)) };
		case "phalaStakePoolv2.stopComputing":
			return { publicKey: is.cdWorkers.at(-1) };
		case "phalaWrappedBalances.vote":
			return { aye: toBigInt(args.ayeAmount), nay: toBigInt(args.nayAmount) };
		case "phalaWrappedBalances.unlock":
			return undefined;
		case "phalaWrappedBalances.wrap":
			return { amount: toBigInt(before.pha[signer]?.free) - toBigInt(now.pha[signer]?.free) - toBigInt(step.fee) };
		case "phalaWrappedBalances.unwrap":
		case "phalaWrappedBalances.unwrapAll":
			return { amount: toBigInt(now.pha[signer]?.free) - toBigInt(before.pha[signer]?.free) + toBigInt(step.fee) };
		default:
			throw new Error(`nothing is known of ${callOf(call)}`);
	}
}

/** New shares of `who`; shares that were queued or paid meanwhile are included. */
function entered({ step, before }: RecordedCall, pid: string, who: Hex): bigint {
	const paidFor = step.events
		.filter(({ name, data }) => name === "Withdrawal" && data.pid === pid && data.user === who)
		.reduce((sum, { data }) => sum + toBigInt(data.shares), 0n);
	return holding(step.state, pid, who) - holding(before, pid, who) + paidFor;
}

function withdrawn({ step, before }: RecordedCall, pid: string, who: Hex): Record<string, unknown> {
	return {
		requested: toBigInt(step.input.args.shares),
		paid: toBigInt(step.state.wpha.balances[who]) - toBigInt(before.wpha.balances[who]),
		queued: waiting(step.state, pid, who),
	};
}

/** Increase in W-PHA of the queued accounts. */
function paid({ step, before }: RecordedCall, { withdrawQueue }: AnyPool): bigint {
	const users = [...new Set(withdrawQueue.map(({ user }) => user))];
	const of = (state: V2State) => users.reduce((sum, user) => sum + toBigInt(state.wpha.balances[user]), 0n);
	return of(step.state) - of(before);
}

function holding(state: V2State, pid: string, who: Hex): bigint {
	return toBigInt(state.delegations[pid]?.[who]) + waiting(state, pid, who);
}

function waiting(state: V2State, pid: string, who: Hex): bigint {
	return toBigInt(state.pools[pid]?.withdrawQueue.find(({ user }) => user === who)?.shares);
}
