import { describe, expect, test } from "vitest";
import { sessionAccount } from "../../src/chain/accounts.ts";
import type { ChainEvent, Operation, Prepared } from "../../src/chain/operation.ts";
import type { ChainV1 } from "../../src/chain/v1/chain-context.ts";
import { errorCode } from "../../src/chain/v1/error-codes.ts";
import { stakePoolPallet, whitelistPallet } from "../../src/chain/v1/pool-records.ts";
import { workerPallets } from "../../src/chain/v1/worker-pallets.ts";
import { claimOwnerReward, claimReward, REWARD_ACCOUNT } from "../../src/chain/v1/writes/claim.ts";
import { contribute } from "../../src/chain/v1/writes/contribute.ts";
import { reconcileQueue } from "../../src/chain/v1/writes/reconcile-queue.ts";
import { withdraw } from "../../src/chain/v1/writes/withdraw.ts";
import { unbindWorker } from "../../src/chain/workers/pool-workers.ts";
import type { Hex } from "../../src/codec/hex.ts";
import type { ErrorCode } from "../../src/errors/codes.ts";
import { OTHER_PALLETS } from "../support/conformance/other-pallets.ts";
import { readFrom } from "../support/conformance/recorded.ts";
import { FOLDERS, type RecordedCall, recordedSteps, rhala, storageBefore } from "../support/conformance/recorded-v1.ts";
import { type Args, sharedOperation, toBigInt, toDigits, toPid } from "../support/conformance/shared-operations.ts";
import type { V1State, VectorEvent } from "../support/vectors.ts";

const UNBIND = "phalaMining.unbind";

/** Operations of generation 1 alone. */
const OPERATIONS: Record<string, (chain: ChainV1, args: Args, call: RecordedCall) => Operation<unknown>> = {
	"phalaStakePool.claimOwnerRewards": (chain, a) => claimOwnerReward(chain, toPid(a), a.target as Hex),
	"phalaStakePool.claimStakerRewards": (chain, a) => claimReward(chain, toPid(a), a.target as Hex, false),
	"phalaStakePool.claimRewards": (chain, a) => claimReward(chain, toPid(a), a.target as Hex, true),
	"phalaStakePool.contribute": (chain, a) => contribute(chain, toPid(a), toBigInt(a.amount)),
	"phalaStakePool.withdraw": (chain, a) => withdraw(chain, toPid(a), { shares: toBigInt(a.shares) }),
	"phalaStakePool.reconcileWithdrawQueue": (chain, a) => reconcileQueue(chain, toPid(a), a.account as Hex),
	[UNBIND]: (chain, _, call) => unbindWorker(workerPallets(chain), workerOf(call) ?? "0x"),
};

function buildOperation(chain: ChainV1, call: RecordedCall): Operation<unknown> {
	const args = call.step.input.args as Args;
	const tables = {
		settings: stakePoolPallet(chain),
		whitelist: whitelistPallet(chain),
		workers: workerPallets(chain),
	};
	const operation =
		OPERATIONS[callOf(call)]?.(chain, args, call) ?? sharedOperation(tables, call.step.input.method, args);
	if (!operation) throw new Error(`no operation makes ${callOf(call)}`);
	return operation;
}

/** The worker of the session account in a call of `unbind`. */
function workerOf({ step, before, workers }: RecordedCall): Hex | undefined {
	const { miner } = step.input.args;
	const pids = Object.keys(before.pools).map(Number);
	return workers.find(({ pubkey }) => pids.some((of) => sessionAccount(of, pubkey) === miner))?.pubkey;
}

const callOf = ({ step: { input } }: RecordedCall) => `${input.pallet}.${input.method}`;

/** Calls that no operation makes, and why. */
const NOT_OURS: readonly (readonly [why: string, is: (call: RecordedCall) => boolean])[] = [
	["no call at all: it does not decode", (call) => call.step.outcome.error?.pallet === "transaction"],
	["the facade names workers, and this account belongs to none", (call) => callOf(call) === UNBIND && !workerOf(call)],
];

/** Failures of the client alone: the chain accepts these calls. */
const CLIENT_ONLY: ReadonlySet<ErrorCode> = new Set(["SHARES_UNWITHDRAWABLE", "STAKE_WOULD_BURN", "AMOUNT_TOO_LARGE"]);

/** Operations without calls, and the reason. */
const NOTHING_TO_CALL: readonly (readonly [why: string, is: (call: RecordedCall) => boolean])[] = [
	[
		"an unbound worker has no session to name",
		(call) => callOf(call) === UNBIND && call.step.outcome.error?.name === "MinerNotBound" && !!workerOf(call),
	],
];

const isOther = (pallet: string) => pallet === "balances" || OTHER_PALLETS.has(pallet);

describe.each(FOLDERS)("of %s", (folder) => {
	const chain = rhala(folder);
	const all = [...recordedSteps(folder)].filter(
		(one): one is RecordedCall => one.step.kind === "call" && !isOther(one.step.input.pallet),
	);
	const ours = all.filter((call) => !NOT_OURS.some(([, is]) => is(call)));
	const table = ours.map((call) => [`${call.name}: ${callOf(call)}`, call] as const);

	const known = new Map<RecordedCall, Prepared>();
	function prepared(call: RecordedCall): Prepared {
		const cached = known.get(call);
		if (cached) return cached;
		const { signer } = call.step.input;
		const query = buildOperation(chain, call).prepare(signer);
		const prepared = readFrom(query, storageBefore(call), Number(call.step.timestamp));
		known.set(call, prepared);
		return prepared;
	}

	test("an operation makes every call but those listed", () => {
		expect(ours.length).toBeGreaterThan(folder === "v1" ? 370 : 210);
		for (const [why, is] of NOT_OURS) expect(all.filter(is).length, why).toBe(1);
		for (const [why, is] of NOTHING_TO_CALL) expect(ours.filter(is).length, why).toBe(1);
	});

	describe("the first failure is the runtime's error for", () => {
		test.each(table)("%s", (_, call) => {
			const { error } = call.step.outcome;
			const expected = error ? errorCode(error.pallet, error.name) : undefined;
			const codes = prepared(call).failures.map(({ code }) => code);
			expect(codes.find((code) => !CLIENT_ONLY.has(code))).toBe(expected);
			expect(expected).not.toBe("DISPATCH_FAILED");
		});
	});

	describe("the call is the recorded one for", () => {
		const callable = table.filter(([, call]) => !NOTHING_TO_CALL.some(([, is]) => is(call)));
		test.each(callable)("%s", (_, call) => {
			const { pallet, method, args } = call.step.input;
			expect(prepared(call).calls.map((one) => ({ ...one, args: toDigits(one.args) }))).toEqual([
				{ pallet, method, args },
			]);
		});
	});

	describe("the outcome is what the state shows after", () => {
		const done = table.filter(([, { step }]) => step.outcome.ok);
		test.each(done)("%s", (_, call) => {
			const { step, before } = call;
			const result = prepared(call).outcome(step.events.map(plainEvent));
			expect(result).toEqual(expectedOutcome(call, before, step.state));
		});
	});

	describe("the result is expected before for", () => {
		test.each(table)("%s", (_, call) => {
			const { outcome, events } = call.step;
			const result = outcome.ok ? prepared(call).outcome(events.map(plainEvent)) : null;
			expect(prepared(call).expected()).toEqual(result);
		});
	});
});

/** The outcome that an operation must have, computed from the states before and after it. */
function expectedOutcome(call: RecordedCall, before: V1State, after: V1State): object | undefined {
	const { signer, args } = call.step.input as { signer: Hex; args: Args };
	const [was, is] = [before.pools[String(args.pid)], after.pools[String(args.pid)]];
	const own = (state: V1State) => state.delegations[String(args.pid)]?.[signer];
	const waiting = (state: V1State) =>
		toBigInt(state.pools[String(args.pid)]?.withdrawQueue.find(({ user }) => user === signer)?.shares);
	const ledger = (state: V1State) => toBigInt(state.stakeLedger[signer]);
	const subsidy = (state: V1State) => toBigInt(state.pha[REWARD_ACCOUNT]?.free);
	switch (callOf(call)) {
		case "phalaStakePool.create":
			return { pid: Number(before.poolCount) };
		case "phalaStakePool.setPayoutPref":
			return { commissionPpm: Number(is?.payoutCommission) };
		case "phalaStakePool.setCap":
			return { cap: toBigInt(is?.cap) };
		case "phalaStakePool.addWorker":
			return { publicKey: is?.workers.at(-1) };
		case "phalaStakePool.removeWorker":
			return { publicKey: was?.workers.find((worker) => !is?.workers.includes(worker)) };
		case "phalaStakePool.stopMining":
			return { publicKey: args.worker };
		case UNBIND: {
			const stopped = before.sessions[args.miner as Hex]?.state !== after.sessions[args.miner as Hex]?.state;
			return { publicKey: before.sessions[args.miner as Hex]?.boundWorker, stopped };
		}
		case "phalaStakePool.startMining":
		case "phalaStakePool.restartMining": {
			const session = after.sessions[sessionAccount(Number(args.pid), args.worker as Hex)];
			return { stake: toBigInt(session?.stake), ve: toBigInt(session?.ve) };
		}
		case "phalaStakePool.reclaimPoolWorker":
			return { reclaimed: toBigInt(was?.releasingStake) - toBigInt(is?.releasingStake) };
		case "phalaStakePool.contribute": {
			// A contributor may be paid from the same contribution: the paid shares were minted before.
			const shares = toBigInt(own(after)?.shares) - toBigInt(own(before)?.shares) + waiting(before) - waiting(after);
			return { amount: toBigInt(args.amount), shares, wrapped: 0n };
		}
		case "phalaStakePool.withdraw": {
			const dust = call.step.events.filter(({ name }) => name === "DustRemoved").map(plainEvent);
			const removed = dust.reduce((sum, { data }) => sum + BigInt(String(data.amount ?? Object.values(data)[1])), 0n);
			const paid = ledger(before) - ledger(after) - removed;
			return { requested: toBigInt(args.shares), paid, queued: waiting(after) };
		}
		case "phalaStakePool.claimOwnerRewards":
		case "phalaStakePool.claimStakerRewards":
		case "phalaStakePool.claimRewards":
			return { amount: subsidy(before) - subsidy(after) };
		case "phalaStakePool.addStakerToWhitelist":
		case "phalaStakePool.removeStakerFromWhitelist":
			return { address: rhala(call.folder).addresses.format(args.staker as Hex) };
		default:
			return undefined;
	}
}

/** Fields of 32 bits in the events that outcomes read; in events without names, those that stand second. */
const SMALL = new Set(["commission", "PoolCommissionSet.1"]);

/** An event in the form that operations receive. */
function plainEvent({ pallet, name, data }: VectorEvent): ChainEvent {
	const read = (field: string, value: unknown) => {
		if (typeof value !== "string" || !/^\d+$/.test(value)) return value;
		return SMALL.has(field) ? Number(value) : BigInt(value);
	};
	const plain = Array.isArray(data)
		? data.map((value, i) => read(`${name}.${i}`, value))
		: Object.fromEntries(Object.entries(data).map(([field, value]) => [field, read(field, value)]));
	return { pallet, name, data: plain as ChainEvent["data"] };
}
