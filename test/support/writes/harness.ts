import { beforeEach } from "vitest";
import type { ChainWrites } from "../../../src/chain/chain-adapter.ts";
import type { WorkerStatus } from "../../../src/chain/model/worker.ts";
import type { Operation, Prepared, RuleFailure } from "../../../src/chain/operation.ts";
import type { Hex } from "../../../src/codec/hex.ts";
import type { Tokenomics } from "../../../src/index.ts";
import { readFrom, type Storage } from "../conformance/recorded.ts";
import { ALICE } from "../storage.ts";

export const PHA = 10n ** 12n;
/** The chain's time, seconds since the epoch. */
export const NOW = 1_700_000_000;
/** Seconds. */
export const COOL_DOWN = 604_800;
/** The pool that every storage has: 12 shares and PHA, of which 2 are free, owned by Alice. */
export const PID = 0;

/** Storage that each test changes, and operations prepared on it. */
export interface WritesHarness {
	/** Adds to the storage. */
	set(...parts: readonly Storage[]): void;
	remove(...keys: readonly Hex[]): void;
	/** @defaultValue `account` is Alice */
	prepare<R>(operation: Operation<R>, account?: Hex): Prepared<R>;
	/** Codes of all failures. */
	codes(operation: Operation<unknown>, account?: Hex): readonly string[];
	/** Details of the first failure. */
	details(operation: Operation<unknown>, account?: Hex): RuleFailure["details"] | undefined;
}

/** Creates a harness whose storage is `build()` before each test. */
export function writesHarness(build: () => Storage): WritesHarness {
	let storage: Storage = {};
	beforeEach(() => {
		storage = build();
	});
	const prepare = <R>(operation: Operation<R>, account: Hex = ALICE) =>
		readFrom(operation.prepare(account), storage, NOW * 1000);
	return {
		set: (...parts) => Object.assign(storage, ...parts),
		remove(...keys) {
			for (const key of keys) delete storage[key];
		},
		prepare,
		codes: (operation, account) => prepare(operation, account).failures.map(({ code }) => code),
		details: (operation, account) => prepare(operation, account).failures[0]?.details,
	};
}

/** Storage of one generation, for tests that run on both. */
export interface WritesFixture {
	readonly generation: 1 | 2;
	readonly writes: ChainWrites;
	readonly tokenomics: Tokenomics;
	/** State of every chain, {@link PID}, and 100 PHA for Alice and Bob. */
	chain(): Storage;
	/** A pool of Alice. `stopped` workers are in the pool too. */
	pool(
		pid: number,
		fields?: { readonly workers?: readonly Hex[]; readonly stopped?: readonly Hex[]; readonly freeStake?: bigint },
	): Storage;
	whitelist(pid: number, ...accounts: Hex[]): Storage;
	/** A registered worker of Alice. */
	registered(fields?: object, key?: Hex): Storage;
	/** A session of {@link PID}, bound to its worker. */
	session(status: WorkerStatus, fields?: { stake?: bigint; coolDownStart?: number }, key?: Hex): Storage;
	/** Keys of a worker's records. */
	readonly keys: {
		registration(worker: Hex): Hex;
		assignment(worker: Hex): Hex;
		workerBinding(worker: Hex): Hex;
		sessionBinding(worker: Hex): Hex;
	};
	/** The event of a reclaimed worker. */
	reclaimed(worker: Hex): { pallet: string; name: string; data: Record<string, unknown> };
	/** The call that unbinds a worker. */
	unbindCall(worker: Hex): { pallet: string; method: string; args: Record<string, unknown> };
}
