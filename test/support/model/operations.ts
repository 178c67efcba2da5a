import fc from "fast-check";
import type { Hex } from "../../../src/codec/hex.ts";
import type { Generation, Phala, Plan } from "../../../src/index.ts";
import type { ReadEvent, ReadExtrinsic } from "./chain-reader.ts";

const PHA = 10n ** 12n;

/** An operation as a history states it: small numbers, which shrink well. */
export type Operation =
	| { readonly kind: "createPool" | "createVault" }
	| { readonly kind: "contribute" | "withdraw" | "setCap"; readonly pool: number; readonly pha: number }
	| { readonly kind: "setCommission"; readonly pool: number; readonly percent: number }
	| { readonly kind: "addWorker"; readonly pool: number; readonly worker: number }
	| { readonly kind: "start"; readonly worker: number; readonly pha: number }
	| { readonly kind: "stop"; readonly worker: number }
	| { readonly kind: "wrap" | "unwrap"; readonly pha: number };

/** An operation that was given to the SDK. */
export interface Sent {
	readonly operation: Operation;
	/** Makes the operation's value unique in its history: the chain's events of two operations never look alike. */
	readonly serial: number;
	readonly account: Hex;
}

/** Workers of a history, registered before it starts. */
export const workerKey = (worker: number): Hex => `0x${"aa".repeat(31)}0${worker}`;

const pool = fc.integer({ min: 0, max: 2 });
const worker = fc.integer({ min: 0, max: 1 });
/** Amounts in PHA: small, round, and more than there is. */
const pha = fc.oneof(
	{ weight: 6, arbitrary: fc.integer({ min: 1, max: 3000 }) },
	{ weight: 1, arbitrary: fc.integer({ min: 900_000, max: 1_200_000 }) },
);

/** Any operation of a generation. */
export function anyOperation(generation: Generation): fc.Arbitrary<Operation> {
	const common: fc.WeightedArbitrary<Operation>[] = [
		{ weight: 2, arbitrary: fc.record({ kind: fc.constant("createPool" as const) }) },
		{ weight: 6, arbitrary: fc.record({ kind: fc.constant("contribute" as const), pool, pha }) },
		{ weight: 4, arbitrary: fc.record({ kind: fc.constant("withdraw" as const), pool, pha }) },
		{ weight: 2, arbitrary: fc.record({ kind: fc.constant("setCap" as const), pool, pha }) },
		{
			weight: 2,
			arbitrary: fc.record({
				kind: fc.constant("setCommission" as const),
				pool,
				percent: fc.integer({ min: 0, max: 99 }),
			}),
		},
		{ weight: 2, arbitrary: fc.record({ kind: fc.constant("addWorker" as const), pool, worker }) },
		{ weight: 2, arbitrary: fc.record({ kind: fc.constant("start" as const), worker, pha }) },
		{ weight: 1, arbitrary: fc.record({ kind: fc.constant("stop" as const), worker }) },
	];
	if (generation === 1) return fc.oneof(...common);
	return fc.oneof(
		...common,
		{ weight: 1, arbitrary: fc.record({ kind: fc.constant("createVault" as const) }) },
		{ weight: 2, arbitrary: fc.record({ kind: fc.constantFrom("wrap" as const, "unwrap" as const), pha }) },
	);
}

/** The SDK's plan for an operation. */
export function planOf(phala: Phala, { operation, serial, account }: Sent): Plan<unknown> {
	const amount = "pha" in operation ? amountOf(operation.pha, serial) : 0n;
	const delegator = phala.delegator(account);
	switch (operation.kind) {
		case "createPool":
			return phala.createStakePool();
		case "createVault":
			return phala.createVault();
		case "contribute":
			return delegator.contribute(operation.pool, amount);
		case "withdraw":
			return delegator.withdraw(operation.pool, { amount });
		case "setCap":
			return phala.stakePool(operation.pool).setCap(amount);
		case "setCommission":
			return phala.stakePool(operation.pool).setCommission({ ppm: ppmOf(operation.percent, serial) });
		case "addWorker":
			return phala.stakePool(operation.pool).addWorker(workerKey(operation.worker));
		case "start":
			return phala.worker(workerKey(operation.worker)).start(amount);
		case "stop":
			return phala.worker(workerKey(operation.worker)).stop();
		case "wrap":
			return delegator.wrap(amount);
		case "unwrap":
			return delegator.unwrap(amount);
	}
}

/** An operation's events that nothing else in the history causes; `null`: it has none. */
export function uniqueEvent({ operation, serial }: Sent): ((event: ReadEvent) => boolean) | null {
	switch (operation.kind) {
		case "contribute":
		case "setCap":
		case "wrap":
		case "unwrap":
		case "start": {
			const amount = String(amountOf(operation.pha, serial));
			const { names, field }: { readonly names: readonly string[]; readonly field: string } =
				AMOUNT_EVENTS[operation.kind];
			return ({ name, data }) => names.includes(name) && data[field] === amount;
		}
		case "setCommission": {
			const ppm = String(ppmOf(operation.percent, serial));
			return ({ name, data }) => name.endsWith(".PoolCommissionSet") && data.commission === ppm;
		}
		default:
			return null;
	}
}

const AMOUNT_EVENTS = {
	contribute: {
		names: ["phalaStakePool.Contribution", "phalaStakePoolv2.Contribution", "phalaVault.Contribution"],
		field: "amount",
	},
	setCap: { names: ["phalaStakePool.PoolCapacitySet", "phalaStakePoolv2.PoolCapacitySet"], field: "cap" },
	wrap: { names: ["phalaWrappedBalances.Wrapped"], field: "amount" },
	unwrap: { names: ["phalaWrappedBalances.Unwrapped"], field: "amount" },
	start: { names: ["phalaStakePool.MiningStarted", "phalaStakePoolv2.WorkingStarted"], field: "amount" },
} as const;

/**
 * Compares typed results with the events of the extrinsic that they were decoded from.
 *
 * @param done - the operations that succeeded, with their results
 * @returns the differences, as text
 */
export function compareResults(
	done: readonly { readonly sent: Sent; readonly result: unknown }[],
	extrinsic: ReadExtrinsic,
): readonly string[] {
	const differences: string[] = [];
	const expect = (sent: Sent, field: string, reported: unknown, real: unknown): void => {
		if (String(reported) === String(real)) return;
		differences.push(`${describe(sent)}: ${field} was reported as ${reported}, the chain says ${real}`);
	};
	const created = new Map<string, number>();
	for (const { sent, result } of done) {
		const { operation } = sent;
		const isOwn = uniqueEvent(sent);
		const own = isOwn ? extrinsic.events.filter(isOwn) : [];
		if (isOwn && own.length !== 1) differences.push(`${describe(sent)}: reported as done, events: ${own.length}`);
		const fields = (result ?? {}) as Record<string, unknown>;
		switch (operation.kind) {
			case "createPool":
			case "createVault": {
				const name = operation.kind === "createVault" ? "phalaVault.PoolCreated" : "PoolCreated";
				const matching = extrinsic.events.filter(
					(event) => event.name.endsWith(name) && event.name.startsWith("phalaVault") === name.startsWith("phalaVault"),
				);
				// Several in one batch: in the order of the plans.
				const index = created.get(name) ?? 0;
				created.set(name, index + 1);
				expect(sent, "pid", fields.pid, matching[index]?.data.pid);
				break;
			}
			case "contribute":
				expect(sent, "amount", fields.amount, own[0]?.data.amount);
				expect(sent, "shares", fields.shares, own[0]?.data.shares);
				break;
			case "withdraw": {
				const paid = sumOfWithdrawals(extrinsic, "Withdrawal", operation.pool, sent.account, "amount");
				const requested = sumOfWithdrawals(extrinsic, "WithdrawalQueued", operation.pool, sent.account, "shares");
				// Generation 2 queues everything first, and pays from the queue.
				const isQueuedFirst = extrinsic.events.some(({ name }) => name === "phalaBasePool.WithdrawalQueued");
				const paidShares = sumOfWithdrawals(extrinsic, "Withdrawal", operation.pool, sent.account, "shares");
				const queued = requested - (isQueuedFirst ? paidShares : 0n);
				if (countWithdrawals(done, operation.pool) > 1) break;
				expect(sent, "paid", fields.paid, paid);
				expect(sent, "queued", fields.queued, queued);
				break;
			}
			case "setCap":
				expect(sent, "cap", fields.cap, own[0]?.data.cap);
				break;
			case "setCommission":
				expect(sent, "commissionPpm", fields.commissionPpm, own[0]?.data.commission);
				break;
			case "start":
				expect(sent, "stake", fields.stake, own[0]?.data.amount);
				break;
			case "wrap":
			case "unwrap":
				expect(sent, "amount", fields.amount, own[0]?.data.amount);
				break;
			case "addWorker":
			case "stop":
				expect(sent, "publicKey", fields.publicKey, workerKey(operation.worker));
		}
	}
	return differences;
}

/** An operation as text. */
export function describe({ operation, serial }: Sent): string {
	return `#${serial} ${JSON.stringify(operation)}`;
}

function sumOfWithdrawals(
	{ events }: ReadExtrinsic,
	name: string,
	pid: number,
	account: Hex,
	field: "amount" | "shares",
): bigint {
	const own = events.filter(
		(event) => event.name.endsWith(`.${name}`) && event.data.pid === String(pid) && event.data.user === account,
	);
	return own.reduce((sum, { data }) => sum + BigInt(data[field] ?? 0), 0n);
}

/** Operations that cause withdrawals of the account from a pool: a contribution serves the queue, too. */
function countWithdrawals(done: readonly { readonly sent: Sent }[], pid: number): number {
	return done.filter(
		({ sent: { operation } }) =>
			(operation.kind === "withdraw" || operation.kind === "contribute") && operation.pool === pid,
	).length;
}

const amountOf = (whole: number, serial: number): bigint => BigInt(whole) * PHA + BigInt(serial);
const ppmOf = (percent: number, serial: number): number => percent * 10_000 + (serial % 10_000);
