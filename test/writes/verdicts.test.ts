import { describe, expect, test } from "vitest";
import type { Operation } from "../../src/chain/runtime.ts";
import type { ChainEvent } from "../../src/chain/types.ts";
import { codeOf } from "../../src/chain/v2/errors.ts";
import { claimOwnerReward } from "../../src/chain/v2/writes/claim.ts";
import { restartWorker, startWorker, stopWorker } from "../../src/chain/v2/writes/computing.ts";
import { contribute } from "../../src/chain/v2/writes/contribute.ts";
import { createStakePool, enforceExit, setCap, setCommission } from "../../src/chain/v2/writes/pool.ts";
import { reclaimWorker } from "../../src/chain/v2/writes/reclaim.ts";
import { addToWhitelist, removeFromWhitelist, setDescription } from "../../src/chain/v2/writes/whitelist.ts";
import { withdraw } from "../../src/chain/v2/writes/withdraw.ts";
import { addWorker, removeWorker } from "../../src/chain/v2/writes/workers.ts";
import { unwrap, wrap } from "../../src/chain/v2/writes/wrapped.ts";
import { fromHex, type Hex } from "../../src/codec/hex.ts";
import type { ErrorCode } from "../../src/errors/codes.ts";
import type { V2StakePool, V2State, VectorEvent } from "../support/vectors.ts";
import { khala, type RecordedCall, readFrom, recordedCalls } from "./recorded.ts";

const chain = khala();

/** What only the client says: the chain does it all the same. */
const CLIENT_ONLY: ReadonlySet<ErrorCode> = new Set(["WITHDRAWAL_WOULD_BURN", "WRAP_WOULD_BURN"]);

/** Calls that no operation makes, and why. */
const NOT_OURS: readonly (readonly [why: string, is: (call: RecordedCall) => boolean])[] = [
	["vaults", (call) => callOf(call).startsWith("phalaVault.") || (call.step.input.args as Args).asVault != null],
	[
		"of another kind of pool than the call: the facade looks first",
		(call) => call.step.outcome.error?.name === "PoolTypeNotMatch",
	],
	["the runtime's own asset and item calls", (call) => /^(assets|rmrkCore)\./.test(callOf(call))],
	["an operator's own way out", (call) => callOf(call) === "phalaComputation.unbind"],
	["rewards of generation 1", (call) => callOf(call) === "phalaStakePoolv2.claimLegacyRewards"],
	["no call at all: it does not decode", (call) => call.step.outcome.error?.pallet === "transaction"],
];

type Args = Record<string, string | null>;

const VERBS: Record<string, (a: Args) => Operation<unknown>> = {
	"phalaStakePoolv2.create": () => createStakePool(chain),
	"phalaStakePoolv2.setPayoutPref": (a) => setCommission(chain, pid(a), Number(a.payoutCommission)),
	"phalaStakePoolv2.setCap": (a) => setCap(chain, pid(a), big(a.cap)),
	"phalaStakePoolv2.addWorker": (a) => addWorker(chain, pid(a), a.pubkey as Hex),
	"phalaStakePoolv2.removeWorker": (a) => removeWorker(chain, pid(a), a.worker as Hex),
	"phalaStakePoolv2.startComputing": (a) => startWorker(chain, pid(a), a.worker as Hex, big(a.stake)),
	"phalaStakePoolv2.restartComputing": (a) => restartWorker(chain, pid(a), a.worker as Hex, big(a.stake)),
	"phalaStakePoolv2.stopComputing": (a) => stopWorker(chain, pid(a), a.worker as Hex),
	"phalaStakePoolv2.reclaimPoolWorker": (a) => reclaimWorker(chain, pid(a), a.worker as Hex),
	"phalaStakePoolv2.claimOwnerRewards": (a) => claimOwnerReward(chain, pid(a), a.target as Hex),
	"phalaStakePoolv2.checkAndMaybeForceWithdraw": (a) => enforceExit(chain, pid(a)),
	"phalaStakePoolv2.contribute": (a) => contribute(chain, pid(a), big(a.amount)),
	"phalaStakePoolv2.withdraw": (a) => withdraw(chain, pid(a), { shares: big(a.shares) }),
	"phalaBasePool.addStakerToWhitelist": (a) => addToWhitelist(chain, pid(a), a.staker as Hex, "stakePool"),
	"phalaBasePool.removeStakerFromWhitelist": (a) => removeFromWhitelist(chain, pid(a), a.staker as Hex, "stakePool"),
	"phalaBasePool.setPoolDescription": (a) => setDescription(chain, pid(a), fromHex(a.description ?? ""), "stakePool"),
	"phalaWrappedBalances.wrap": (a) => wrap(chain, big(a.amount)),
	"phalaWrappedBalances.unwrap": (a) => unwrap(chain, big(a.amount)),
	"phalaWrappedBalances.unwrapAll": () => unwrap(chain, "all"),
};

function pid(args: Args): number {
	return Number(args.pid);
}

function big(digits: string | null | undefined): bigint {
	return BigInt(digits ?? 0);
}

const callOf = ({ step: { input } }: RecordedCall) => `${input.pallet}.${input.method}`;
const all = [...recordedCalls("v2", "v2-min-0.01")];
const ours = all.filter((call) => !NOT_OURS.some(([, is]) => is(call)));
const table = ours.map((call) => [`${call.name}: ${callOf(call)}`, call] as const);

function prepared(call: RecordedCall) {
	const { step, storage } = call;
	const operation = VERBS[callOf(call)]?.(step.input.args as Args);
	if (!operation) throw new Error(`no operation makes ${callOf(call)}`);
	return readFrom(operation.prepare(step.input.signer), storage, Number(step.timestamp));
}

test("every other call of the recordings is one that an operation makes", () => {
	expect(ours.length).toBeGreaterThan(500);
	expect(all.length - ours.length).toBeLessThan(60);
	for (const [why, is] of NOT_OURS) expect(all.some(is), why).toBe(true);
});

describe("the first reason is what the runtime said of", () => {
	test.each(table)("%s", (_, call) => {
		const predicted = prepared(call)
			.reasons.map(({ code }) => code)
			.filter((code) => !CLIENT_ONLY.has(code));
		const { error } = call.step.outcome;
		expect(predicted[0] ?? "ok").toBe(error ? codeOf(error.pallet, error.name) : "ok");
	});
});

describe("the call is the recorded one for", () => {
	test.each(table)("%s", (_, call) => {
		const { pallet, method, args } = call.step.input;
		const sent = prepared(call).calls.find((one) => one.pallet === pallet && one.method === method);
		// A commission of none is one of 0 %, which the facade sends.
		const expected = "payoutCommission" in args ? { ...args, payoutCommission: args.payoutCommission ?? "0" } : args;
		expect(digits(sent?.args)).toEqual(expected);
	});
});

describe("the outcome is what the state shows after", () => {
	const done = table.filter(([, { step }]) => step.outcome.ok);
	test.each(done)("%s", (_, call) => {
		const { step, before } = call;
		const { signer, args } = step.input;
		const result = prepared(call).outcome(step.events.map(plainEvent)) as Record<string, unknown>;
		const of = (state: V2State) => state.pools[String(args.pid)] as V2StakePool | undefined;
		const gained = big(step.state.wpha.balances[signer]) - big(before.wpha.balances[signer]);
		const paidOut = big(before.wpha.supply) - big(step.state.wpha.supply);
		const pha = big(step.state.pha[signer]?.free) - big(before.pha[signer]?.free) + big(step.fee);
		const [was, is] = [of(before), of(step.state)];
		switch (callOf(call)) {
			case "phalaStakePoolv2.create":
				return expect(result).toEqual({ pid: Number(before.poolCount) });
			case "phalaStakePoolv2.setPayoutPref":
				return expect(result).toEqual({ commissionPpm: Number(is?.payoutCommission) });
			case "phalaStakePoolv2.setCap":
				return expect(result).toEqual({ cap: big(is?.cap) });
			case "phalaStakePoolv2.contribute":
				expect(result).toMatchObject({ amount: big(args.amount as string), wrapped: 0n });
				return expect(result.shares).toBe(big(is?.totalShares) - big(was?.totalShares) + served(call));
			case "phalaStakePoolv2.withdraw": {
				const waiting = is?.withdrawQueue.find(({ user }) => user === signer)?.shares;
				return expect(result).toEqual({ requested: big(args.shares as string), paid: gained, queued: big(waiting) });
			}
			case "phalaStakePoolv2.startComputing":
			case "phalaStakePoolv2.restartComputing": {
				const session = Object.values(step.state.sessions).find(({ boundWorker }) => boundWorker === args.worker);
				return expect(result).toEqual({ stake: big(session?.stake), ve: big(session?.ve) });
			}
			case "phalaStakePoolv2.reclaimPoolWorker":
				return expect(result).toEqual({ reclaimed: big(was?.lockedStake) - big(is?.lockedStake) });
			case "phalaStakePoolv2.checkAndMaybeForceWithdraw":
				return expect(result.stopped).toEqual(is?.cdWorkers.filter((worker) => !was?.cdWorkers.includes(worker)));
			case "phalaStakePoolv2.claimOwnerRewards":
				return expect(result).toEqual({ amount: big(was?.ownerReward) });
			case "phalaWrappedBalances.wrap":
				return expect(result).toEqual({ amount: -pha });
			case "phalaWrappedBalances.unwrap":
			case "phalaWrappedBalances.unwrapAll":
				expect(result.amount).toBeLessThanOrEqual(paidOut);
				return expect(result).toEqual({ amount: pha });
			default:
				return expect(JSON.stringify(result)).toMatch(/^\{("(publicKey|address)":"\w+")?\}$/);
		}
	});
});

/** Shares that left the pool while a contribution paid the queue. */
function served({ step }: RecordedCall): bigint {
	const queued = step.events.filter(({ name }) => name === "Withdrawal");
	return queued.reduce((sum, { data }) => sum + big(data.shares as string), 0n);
}

/** Fields of 32 bits in the events that outcomes read. */
const SMALL = new Set(["commission", "cid", "nftId", "collection", "item"]);

function plainEvent({ pallet, name, data }: VectorEvent): ChainEvent {
	const read = Object.entries(data).map(([field, value]) => {
		if (typeof value !== "string" || !/^\d+$/.test(value)) return [field, value];
		return [field, SMALL.has(field) ? Number(value) : BigInt(value)];
	});
	return { pallet, name, data: Object.fromEntries(read) };
}

function digits(args: Readonly<Record<string, unknown>> | undefined): Record<string, unknown> {
	const text = (value: unknown) => (typeof value === "bigint" || typeof value === "number" ? String(value) : value);
	return Object.fromEntries(Object.entries(args ?? {}).map(([name, value]) => [name, text(value)]));
}
