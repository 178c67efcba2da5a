import { entries } from "../../../generated/v2/entries.ts";
import { namedAccount, sessionAccount } from "../../../src/chain/accounts.ts";
import type { Operation, Prepared } from "../../../src/chain/operation.ts";
import type { ChainV2 } from "../../../src/chain/v2/chain-context.ts";
import { stakePoolPallet, whitelistPallet } from "../../../src/chain/v2/pool-records.ts";
import { workerPallets } from "../../../src/chain/v2/worker-pallets.ts";
import { claimOwnerReward, claimSubsidy } from "../../../src/chain/v2/writes/claim.ts";
import { contribute } from "../../../src/chain/v2/writes/contribute.ts";
import { contributeAsVault } from "../../../src/chain/v2/writes/contribute-as-vault.ts";
import { enforceExit } from "../../../src/chain/v2/writes/enforce-exit.ts";
import {
	claimOwnerShares,
	createVault,
	enforceVaultExit,
	gainOwnerShares,
	setVaultCommission,
} from "../../../src/chain/v2/writes/vault.ts";
import { unlockVotes, vote } from "../../../src/chain/v2/writes/votes.ts";
import { withdraw, withdrawAsVault } from "../../../src/chain/v2/writes/withdraw.ts";
import { unwrap, wrap } from "../../../src/chain/v2/writes/wrap.ts";
import { unbindWorker } from "../../../src/chain/workers/pool-workers.ts";
import type { Hex } from "../../../src/codec/hex.ts";
import type { V2State, V2Vault } from "../vectors.ts";
import { readFrom } from "./recorded.ts";
import { type RecordedCall, RUNTIMES, type Runtime, storageBefore } from "./recorded-v2.ts";
import { type Args, sharedOperation, toBigInt, toPid } from "./shared-operations.ts";

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
		"a delegator's call for pools of the other kind: the facade reads the kind first",
		(call) => isMisplaced(call) && argsOf(call).asVault == null,
	],
	[
		"the exit of a vault that invested in something other than a stake pool: only edited storage has such a vault",
		({ step, before }) =>
			vaultOf(before, step.input.args.vaultPid)?.investPools.some((pid) => before.pools[pid]?.kind !== "StakePool") ===
			true,
	],
	[
		"calls of assets, NFTs, balances, referenda and messages",
		(call) => /^(assets|rmrkCore|balances|democracy|phalaMq)\./.test(callOf(call)),
	],
	[
		"a commission that does not decode: the facade rejects the number",
		(call) => Number(argsOf(call).payoutCommission) > 1_000_000,
	],
	[
		"votes whose sum overflows on the chain: the facade reports them as too large",
		(call) =>
			call.step.input.method === "vote" &&
			(toBigInt(argsOf(call).ayeAmount) + toBigInt(argsOf(call).nayAmount)) >> 128n > 0n,
	],
	[
		"a wrap while the account behind all W-PHA does not exist: every chain has it",
		(call) => call.step.input.method === "wrap" && call.before.pha[BACKING]?.free === "0" && !call.step.outcome.ok,
	],
	[
		"the unbinding of an account of no worker: the facade names workers",
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

/** Operations of generation 2 alone. */
const OPERATIONS: Record<string, (chain: ChainV2, a: Args, call: RecordedCall) => Operation<unknown>> = {
	"phalaStakePoolv2.claimOwnerRewards": (chain, a) => claimOwnerReward(chain, toPid(a), a.target as Hex),
	"phalaStakePoolv2.claimLegacyRewards": (chain, a) => claimSubsidy(chain, toPid(a), "legacyReward", a.target as Hex),
	"phalaStakePoolv2.checkAndMaybeForceWithdraw": (chain, a) => enforceExit(chain, toPid(a)),
	"phalaStakePoolv2.contribute": (chain, a) => contribute(chain, toPid(a), toBigInt(a.amount)),
	"phalaStakePoolv2.contribute as vault": (chain, a) =>
		contributeAsVault(chain, Number(a.asVault), toPid(a), toBigInt(a.amount)),
	"phalaStakePoolv2.withdraw": (chain, a) => withdraw(chain, toPid(a), { shares: toBigInt(a.shares) }),
	"phalaStakePoolv2.withdraw as vault": (chain, a) =>
		withdrawAsVault(chain, Number(a.asVault), toPid(a), { shares: toBigInt(a.shares) }),
	"phalaComputation.unbind": (chain, _, call) => unbindWorker(workerPallets(chain), workerOf(call) ?? "0x"),
	"phalaVault.create": (chain) => createVault(chain),
	"phalaVault.setPayoutPref": (chain, a) => setVaultCommission(chain, toPid(a), Number(a.payoutCommission)),
	"phalaVault.contribute": (chain, a) => contribute(chain, toPid(a), toBigInt(a.amount)),
	"phalaVault.withdraw": (chain, a) => withdraw(chain, toPid(a), { shares: toBigInt(a.shares) }),
	"phalaVault.maybeGainOwnerShares": (chain, a) => gainOwnerShares(chain, Number(a.vaultPid)),
	"phalaVault.claimOwnerShares": (chain, a) =>
		claimOwnerShares(chain, Number(a.vaultPid), toBigInt(a.shares), a.target as Hex),
	"phalaVault.checkAndMaybeForceWithdraw": (chain, a) => enforceVaultExit(chain, Number(a.vaultPid)),
	"phalaWrappedBalances.vote": (chain, a) =>
		vote(chain, Number(a.voteId), toBigInt(a.ayeAmount), toBigInt(a.nayAmount)),
	"phalaWrappedBalances.unlock": (chain, a) => unlockVotes(chain, Number(a.voteId), Number(a.maxIterations)),
	"phalaWrappedBalances.wrap": (chain, a) => wrap(chain, toBigInt(a.amount)),
	"phalaWrappedBalances.unwrap": (chain, a) => unwrap(chain, toBigInt(a.amount)),
	"phalaWrappedBalances.unwrapAll": (chain) => unwrap(chain, "all"),
};

/** Prepares the operation of a recorded call, on the state before it. */
export function prepared(call: RecordedCall, runtime: Runtime = RUNTIMES[call.folder]): Prepared {
	const { chain } = runtime;
	const tables = {
		settings: stakePoolPallet(chain),
		whitelist: whitelistPallet(chain),
		workers: workerPallets(chain),
	};
	const args = argsOf(call);
	const operation =
		OPERATIONS[callOf(call)]?.(chain, args, call) ?? sharedOperation(tables, call.step.input.method, args);
	if (!operation) throw new Error(`no operation makes ${callOf(call)}`);
	const storage = storageBefore(call, runtime);
	const { signer, method } = call.step.input;
	// The recorder wraps in a separate call: without PHA the SDK cannot wrap either.
	if (method === "contribute") delete storage[entries.system.account.key(signer)];
	return readFrom(operation.prepare(signer), storage, Number(call.step.timestamp));
}

/** The worker of the session account in a call of `unbind`. */
export function workerOf({ step, before, background }: RecordedCall): Hex | undefined {
	const { session } = step.input.args;
	const pids = Object.keys(before.pools).map(Number);
	return [...background.workers.keys()].find((key) => pids.some((of) => sessionAccount(of, key) === session));
}
