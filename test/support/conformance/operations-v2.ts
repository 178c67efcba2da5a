import { entries } from "../../../generated/v2/entries.ts";
import { namedAccount, sessionAccount } from "../../../src/chain/accounts.ts";
import type { Operation, Prepared } from "../../../src/chain/operation.ts";
import type { ChainV2 } from "../../../src/chain/v2/chain-context.ts";
import { claimOwnerReward, claimSubsidy } from "../../../src/chain/v2/writes/claim.ts";
import { contribute, contributeAsVault } from "../../../src/chain/v2/writes/contribute.ts";
import { createStakePool, enforceExit, setCap, setCommission } from "../../../src/chain/v2/writes/pool-settings.ts";
import { addWorker, removeWorker, unbindWorker } from "../../../src/chain/v2/writes/pool-workers.ts";
import { reclaimWorker } from "../../../src/chain/v2/writes/reclaim.ts";
import { restartWorker, startWorker, stopWorker } from "../../../src/chain/v2/writes/start-stop-worker.ts";
import {
	claimOwnerShares,
	createVault,
	enforceVaultExit,
	gainOwnerShares,
	setVaultCommission,
} from "../../../src/chain/v2/writes/vault.ts";
import { unlockVotes, vote } from "../../../src/chain/v2/writes/votes.ts";
import { addToWhitelist, removeFromWhitelist, setDescription } from "../../../src/chain/v2/writes/whitelist.ts";
import { withdraw, withdrawAsVault } from "../../../src/chain/v2/writes/withdraw.ts";
import { unwrap, wrap } from "../../../src/chain/v2/writes/wrap.ts";
import { fromHex, type Hex } from "../../../src/codec/hex.ts";
import type { V2State, V2Vault } from "../vectors.ts";
import { readFrom } from "./recorded.ts";
import { type RecordedCall, RUNTIMES, type Runtime, storageBefore } from "./recorded-v2.ts";

type Args = Readonly<Record<string, string | null>>;

/** Arguments of a recorded call. */
export const argsOf = ({ step }: RecordedCall) => step.input.args as Args;

/** A recorded call by pallet and method; one for a vault's account marked so. */
export function callOf(call: RecordedCall): string {
	const { pallet, method } = call.step.input;
	return `${pallet}.${method}${argsOf(call).asVault == null ? "" : " as vault"}`;
}

const BACKING = namedAccount("wpha/");

/** Recorded calls that no operation makes, or makes so, and why. */
export const NOT_OURS: readonly (readonly [why: string, is: (call: RecordedCall) => boolean])[] = [
	[
		"a delegator's call that does not fit the pool: the facade looks first and makes the one that does",
		(call) => isMisplaced(call) && argsOf(call).asVault == null,
	],
	[
		"the exit of a vault that invested where no stake pool is: only storage can bring it there",
		({ step, before }) =>
			vaultOf(before, step.input.args.vaultPid)?.investPools.some((pid) => before.pools[pid]?.kind !== "StakePool") ===
			true,
	],
	[
		"calls of the assets, items, balances, referenda and messages that pools are made of",
		(call) => /^(assets|rmrkCore|balances|democracy|phalaMq)\./.test(callOf(call)),
	],
	[
		"a commission that does not decode: the facade takes no such number",
		(call) => Number(argsOf(call).payoutCommission) > 1_000_000,
	],
	[
		"votes whose sum the chain cannot hold either: it wraps around, the facade says that they are too large",
		(call) =>
			call.step.input.method === "vote" && (big(argsOf(call).ayeAmount) + big(argsOf(call).nayAmount)) >> 128n > 0n,
	],
	[
		"a wrap while the account behind all W-PHA does not exist: every chain has it",
		(call) => call.step.input.method === "wrap" && call.before.pha[BACKING]?.free === "0" && !call.step.outcome.ok,
	],
	[
		"the unbinding of an account that stands for no worker: the facade names workers",
		(call) => call.step.input.method === "unbind" && workerOf(call) === undefined,
	],
];

/** Whether a call to contribute or withdraw is not the one for pools of that kind. */
function isMisplaced({ step, before }: RecordedCall): boolean {
	const { pallet, method, args } = step.input;
	if (method !== "contribute" && method !== "withdraw") return false;
	const kind = before.pools[String(args.pid)]?.kind ?? "StakePool";
	return (kind === "Vault") !== (pallet === "phalaVault");
}

function vaultOf(state: V2State, pid: unknown): V2Vault | undefined {
	const pool = state.pools[String(pid)];
	return pool?.kind === "Vault" ? pool : undefined;
}

/** Whether an operation makes the recorded call. */
export const isOurs = (call: RecordedCall) => !NOT_OURS.some(([, is]) => is(call));

const VERBS: Record<string, (chain: ChainV2, a: Args, call: RecordedCall) => Operation<unknown>> = {
	"phalaStakePoolv2.create": (chain) => createStakePool(chain),
	"phalaStakePoolv2.setPayoutPref": (chain, a) => setCommission(chain, pid(a), Number(a.payoutCommission)),
	"phalaStakePoolv2.setCap": (chain, a) => setCap(chain, pid(a), big(a.cap)),
	"phalaStakePoolv2.addWorker": (chain, a) => addWorker(chain, pid(a), a.pubkey as Hex),
	"phalaStakePoolv2.removeWorker": (chain, a) => removeWorker(chain, pid(a), a.worker as Hex),
	"phalaStakePoolv2.startComputing": (chain, a) => startWorker(chain, pid(a), a.worker as Hex, big(a.stake)),
	"phalaStakePoolv2.restartComputing": (chain, a) => restartWorker(chain, pid(a), a.worker as Hex, big(a.stake)),
	"phalaStakePoolv2.stopComputing": (chain, a) => stopWorker(chain, pid(a), a.worker as Hex),
	"phalaStakePoolv2.reclaimPoolWorker": (chain, a) => reclaimWorker(chain, pid(a), a.worker as Hex),
	"phalaStakePoolv2.claimOwnerRewards": (chain, a) => claimOwnerReward(chain, pid(a), a.target as Hex),
	"phalaStakePoolv2.claimLegacyRewards": (chain, a) => claimSubsidy(chain, pid(a), "legacyReward", a.target as Hex),
	"phalaStakePoolv2.checkAndMaybeForceWithdraw": (chain, a) => enforceExit(chain, pid(a)),
	"phalaStakePoolv2.contribute": (chain, a) => contribute(chain, pid(a), big(a.amount)),
	"phalaStakePoolv2.contribute as vault": (chain, a) =>
		contributeAsVault(chain, Number(a.asVault), pid(a), big(a.amount)),
	"phalaStakePoolv2.withdraw": (chain, a) => withdraw(chain, pid(a), { shares: big(a.shares) }),
	"phalaStakePoolv2.withdraw as vault": (chain, a) =>
		withdrawAsVault(chain, Number(a.asVault), pid(a), { shares: big(a.shares) }),
	"phalaComputation.unbind": (chain, _, call) => unbindWorker(chain, workerOf(call) ?? "0x"),
	"phalaBasePool.addStakerToWhitelist": (chain, a) => addToWhitelist(chain, pid(a), a.staker as Hex, "stakePool"),
	"phalaBasePool.removeStakerFromWhitelist": (chain, a) =>
		removeFromWhitelist(chain, pid(a), a.staker as Hex, "stakePool"),
	"phalaBasePool.setPoolDescription": (chain, a) =>
		setDescription(chain, pid(a), fromHex(a.description ?? ""), "stakePool"),
	"phalaVault.create": (chain) => createVault(chain),
	"phalaVault.setPayoutPref": (chain, a) => setVaultCommission(chain, pid(a), Number(a.payoutCommission)),
	"phalaVault.contribute": (chain, a) => contribute(chain, pid(a), big(a.amount)),
	"phalaVault.withdraw": (chain, a) => withdraw(chain, pid(a), { shares: big(a.shares) }),
	"phalaVault.maybeGainOwnerShares": (chain, a) => gainOwnerShares(chain, Number(a.vaultPid)),
	"phalaVault.claimOwnerShares": (chain, a) =>
		claimOwnerShares(chain, Number(a.vaultPid), big(a.shares), a.target as Hex),
	"phalaVault.checkAndMaybeForceWithdraw": (chain, a) => enforceVaultExit(chain, Number(a.vaultPid)),
	"phalaWrappedBalances.vote": (chain, a) => vote(chain, Number(a.voteId), big(a.ayeAmount), big(a.nayAmount)),
	"phalaWrappedBalances.unlock": (chain, a) => unlockVotes(chain, Number(a.voteId), Number(a.maxIterations)),
	"phalaWrappedBalances.wrap": (chain, a) => wrap(chain, big(a.amount)),
	"phalaWrappedBalances.unwrap": (chain, a) => unwrap(chain, big(a.amount)),
	"phalaWrappedBalances.unwrapAll": (chain) => unwrap(chain, "all"),
};

/** What the operation that makes the call says of it, on the state before it. */
export function prepared(call: RecordedCall, runtime: Runtime = RUNTIMES[call.folder]): Prepared {
	const operation = VERBS[callOf(call)]?.(runtime.chain, argsOf(call), call);
	if (!operation) throw new Error(`no operation makes ${callOf(call)}`);
	const storage = storageBefore(call, runtime);
	const { signer, method } = call.step.input;
	// The recorder never wraps on the way: without PHA neither can the SDK.
	if (method === "contribute") delete storage[entries.system.account.key(signer)];
	return readFrom(operation.prepare(signer), storage, Number(call.step.timestamp));
}

/** The worker that the account in a call of `unbind` stands for. */
export function workerOf({ step, before, background }: RecordedCall): Hex | undefined {
	const { session } = step.input.args;
	const pids = Object.keys(before.pools).map(Number);
	return [...background.workers.keys()].find((key) => pids.some((of) => sessionAccount(of, key) === session));
}

/** An integer of a recording; 0 for none. */
export function big(digits: unknown): bigint {
	return BigInt((digits as string | null | undefined) ?? 0);
}

function pid(args: Args): number {
	return Number(args.pid);
}
