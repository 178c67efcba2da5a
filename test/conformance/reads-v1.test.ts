import { describe, expect, test } from "vitest";
import { sessionAccount } from "../../src/chain/accounts.ts";
import type { WorkerStatus } from "../../src/chain/model/worker.ts";
import { createReadsV1 } from "../../src/chain/v1/all-reads.ts";
import type { Hex } from "../../src/codec/hex.ts";
import { readFrom, type Storage } from "../support/conformance/recorded.ts";
import {
	FOLDERS,
	pairs,
	type RecordedStep,
	recordedSteps,
	rhala,
	storageOf,
} from "../support/conformance/recorded-v1.ts";
import type { V1Pool, V1Stake, V1State } from "../support/vectors.ts";

const PICO = 10n ** 12n;
const BLOCK = { hash: `0x${"0b".repeat(32)}`, number: 11, timestampMs: expect.any(Number) };

// The chain's arithmetic in its shortest form, apart from `src/math`.
const fixed = (amount: bigint) => (amount << 64n) / PICO;
const times = (amount: bigint, bits: bigint) => (((fixed(amount) * bits) >> 64n) * PICO) >> 64n;
const priceOf = ({ totalStake, totalShares }: V1Pool) =>
	big(totalShares) === 0n ? null : (fixed(big(totalStake)) << 64n) / fixed(big(totalShares));

const STATUS: Readonly<Record<string, WorkerStatus>> = {
	Ready: "Ready",
	MiningIdle: "Computing",
	MiningUnresponsive: "Unresponsive",
	MiningCoolingDown: "CoolingDown",
};

function big(digits: string | null | undefined): bigint {
	return BigInt(digits ?? 0);
}

function least(a: bigint, b: bigint): bigint {
	return a < b ? a : b;
}

describe.each(FOLDERS)("of %s", (folder) => {
	const chain = rhala(folder);
	const reads = createReadsV1(chain);
	const address = (account: string) => chain.addresses.format(account as Hex);
	const steps = [...recordedSteps(folder)].map((step) => [step.name, step] as const);

	const known = new Map<RecordedStep, Storage>();

	/** Reads the state after a step. */
	function reader(recorded: RecordedStep) {
		const { doc, step, workers } = recorded;
		const storage = known.get(recorded) ?? storageOf(folder, doc, step.state, workers);
		known.set(recorded, storage);
		return <T>(read: Parameters<typeof readFrom<T>>[0]) => readFrom<T>(read, storage, Number(step.timestamp));
	}

	function positionIn(pool: V1Pool, stake: V1Stake) {
		const price = priceOf(pool) ?? 0n;
		const waiting = pool.withdrawQueue.reduce((sum, one) => sum + (one.user === stake.user ? big(one.shares) : 0n), 0n);
		const shares = big(stake.shares) - waiting;
		return {
			pid: Number(pool.pid),
			kind: "stakePool",
			shares,
			value: times(shares, price),
			queuedShares: waiting,
			queuedValue: times(waiting, price),
			locked: big(stake.locked),
			reward: big(stake.availableRewards) + times(big(stake.shares), big(pool.rewardAcc)) - big(stake.rewardDebt),
			block: BLOCK,
		};
	}

	function positionsIn(state: V1State) {
		return Object.values(state.pools).flatMap((pool) =>
			pairs(state.delegations[pool.pid] ?? {})
				.map(([account, stake]) => ({ account, position: positionIn(pool, stake) }))
				.filter(({ position: { shares, queuedShares, reward } }) => shares + queuedShares + reward > 0n),
		);
	}

	test("there are steps to read after", () => {
		expect(steps.length).toBe(folder === "v1" ? 488 : 242);
	});

	describe("every stake pool is the recorded one after", () => {
		test.each(steps)("%s", (_, recorded) => {
			const { step, doc } = recorded;
			const read = reader(recorded);
			const { pools, sessions } = step.state;
			expect(read(reads.stakePoolIds())).toEqual(Object.keys(pools).map(Number));
			for (const pool of Object.values(pools)) {
				const price = priceOf(pool);
				const grace = Number(doc.constants.gracePeriod);
				const queue = pool.withdrawQueue.map(({ user, shares, startTime }) => ({
					delegator: address(user),
					shares: big(shares),
					value: times(big(shares), price ?? 0n),
					startedAt: Number(startTime),
					expiresAt: Number(startTime) + grace,
				}));
				const queued = queue.reduce((sum, { value }) => sum + value, 0n);
				const cap = pool.cap === null ? null : big(pool.cap);
				const gap = cap === null ? null : cap - big(pool.totalStake);
				const makesRoom = folder === "v1" ? queued : 0n;
				let budget = big(pool.freeStake) + big(pool.releasingStake);
				const critical = queue.find(({ value }) => {
					budget -= value;
					return budget < 0n;
				});
				const state = read(reads.stakePool(Number(pool.pid)));
				expect(state).toEqual({
					pid: Number(pool.pid),
					owner: address(pool.owner),
					commissionPpm: Number(pool.payoutCommission ?? 0),
					cap,
					totalStake: big(pool.totalStake),
					totalShares: big(pool.totalShares),
					freeStake: big(pool.freeStake),
					stakedStake: big(pool.totalStake) - big(pool.freeStake),
					releasingStake: big(pool.releasingStake),
					ownerReward: big(pool.ownerReward),
					capGap: gap,
					delegable: gap === null ? null : gap + makesRoom,
					sharePrice: price,
					workers: pool.workers,
					coolingDownWorkers: pool.workers.filter((worker) => {
						return sessions[sessionAccount(Number(pool.pid), worker)]?.state === "MiningCoolingDown";
					}),
					withdrawQueue: queue,
					whitelist: pool.whitelist?.map(address) ?? null,
					description: pool.description == null ? null : described(textOf(pool.description)),
					isExpired: !!critical && Number(step.timestamp) / 1000 - critical.startedAt > grace,
					criticalAt: critical?.expiresAt ?? null,
					block: BLOCK,
				});
			}
		});
	});

	describe("every worker is the recorded one after", () => {
		test.each(steps)("%s", (_, recorded) => {
			const { step, doc, workers } = recorded;
			const read = reader(recorded);
			expect([...read(reads.workerKeys())].sort()).toEqual(workers.map(({ pubkey }) => pubkey).sort());
			for (const { pubkey, operator, confidenceLevel, initialScore } of workers) {
				const assigned = step.state.workerAssignments[pubkey];
				const pid = assigned === undefined ? null : Number(assigned);
				const session = pid === null ? null : (step.state.sessions[sessionAccount(pid, pubkey)] ?? null);
				const coolsDown = session?.state === "MiningCoolingDown";
				expect(read(reads.worker(pubkey))).toEqual({
					publicKey: pubkey,
					operator: operator && address(operator),
					confidenceLevel: Number(confidenceLevel),
					initialScore: initialScore === null ? null : Number(initialScore),
					cores: 4,
					pid,
					state: session ? STATUS[session.state] : "Unbound",
					stake: session?.stake == null ? null : big(session.stake),
					ve: session && big(session.ve),
					v: session && big(session.v),
					instantScore: session && Number(session.benchmark.pInstant),
					totalReward: session && big(session.stats.totalReward),
					coolDownEndsAt: coolsDown ? Number(session.coolDownStart) + Number(doc.constants.coolDownPeriod) : null,
					// Compared with the recorded starts in `math-stakes.test.ts`.
					stakeBounds: Number(initialScore ?? 0) < 50 ? null : { min: expect.any(BigInt), max: expect.any(BigInt) },
					block: BLOCK,
				});
			}
		});
	});

	describe("every delegator and position is the recorded one after", () => {
		test.each(steps)("%s", (_, recorded) => {
			const { step } = recorded;
			const read = reader(recorded);
			const all = positionsIn(step.state);
			for (const pool of Object.values(step.state.pools)) {
				const pid = Number(pool.pid);
				const here = all.filter(({ position }) => position.pid === pid);
				const found = read(reads.positionsOfPool(pid, "stakePool")) ?? [];
				expect([...found].sort(byDelegator)).toEqual(
					here.map(({ account, position }) => ({ delegator: address(account), ...position })).sort(byDelegator),
				);
				for (const [account] of pairs(step.state.pha)) {
					const own = here.find((one) => one.account === account)?.position ?? null;
					expect(read(reads.position(pid, account))).toEqual(own);
				}
			}
			for (const [account, { free, locks = [] }] of pairs(step.state.pha)) {
				const own = all.filter((one) => one.account === account).map(({ position }) => position);
				const ledger = big(step.state.stakeLedger[account]);
				// The chain locks exactly the amount in its ledger, and in these recordings nothing else is locked.
				expect(locks.map(({ amount }) => big(amount))).toEqual(ledger === 0n ? [] : [ledger]);
				const kept = ledger > 10n ** 10n ? ledger : 10n ** 10n;
				expect(read(reads.delegator(account))).toEqual({
					address: address(account),
					free: big(free),
					transferable: big(free) - least(kept, big(free)),
					wrapped: null,
					contributable: big(free) - ledger,
					stakeLocked: ledger,
					voteLocked: null,
					stakedTotal: own.reduce((sum, { value, queuedValue }) => sum + value + queuedValue, 0n),
					positions: own,
					block: BLOCK,
				});
			}
		});
	});

	describe("the releasing stake is the recorded one after", () => {
		test.each(steps)("%s", (_, recorded) => {
			const { step, workers } = recorded;
			const read = reader(recorded);
			for (const { pid, releasingStake, workers: present } of Object.values(step.state.pools)) {
				const cooling = read(reads.coolingStakes(Number(pid))) ?? [];
				expect(cooling.reduce((sum, { stake }) => sum + stake, 0n)).toBe(big(releasingStake));
				const expected = workers.flatMap(({ pubkey }) => {
					const session = step.state.sessions[sessionAccount(Number(pid), pubkey)];
					return session?.state === "MiningCoolingDown" ? [pubkey] : [];
				});
				expect(cooling.map(({ publicKey }) => publicKey).sort()).toEqual(expected.sort());
				const kept = cooling.map(({ publicKey }) => present.includes(publicKey as Hex));
				expect([...kept].sort((a, b) => Number(b) - Number(a))).toEqual(kept);
			}
		});
	});
});

function byDelegator(a: { delegator: string }, b: { delegator: string }): number {
	return a.delegator < b.delegator ? -1 : 1;
}

function described(text: string) {
	return { text, fields: text.startsWith("{") ? expect.anything() : null };
}

function textOf(bytes: string): string {
	return Buffer.from(bytes.slice(2), "hex").toString();
}
