import type { Hex } from "../codec/hex.ts";
import type { DispatchInfo, ErrorCode, ErrorDetails } from "../errors/codes.ts";
import type { StorageQuery } from "../query/storage-query.ts";
import type { WithdrawalForecast } from "./withdrawal-forecast.ts";

/** A call of the runtime, by names. */
export interface Call {
	/** camelCase pallet, e.g. `phalaStakePoolv2`. */
	readonly pallet: string;
	/** camelCase method. */
	readonly method: string;
	/** Arguments by camelCase name; accounts and bytes as hex, integers as bigint or number, `null` for None. */
	readonly args: Readonly<Record<string, unknown>>;
}

/** An event of an extrinsic, as plain data. @public */
export interface ChainEvent {
	/** camelCase pallet, e.g. `phalaStakePoolv2`. */
	readonly pallet: string;
	/** Name in that pallet, e.g. `Contribution`. */
	readonly name: string;
	/** Fields by camelCase name: bigint for integers of 64 bits and more, number below, hex for bytes and accounts, `null` for None. */
	readonly data: Readonly<Record<string, unknown>>;
}

/** 32 bytes of an account. */
export type AccountId = Hex;

/** A {@link CheckFailure} whose message is not written yet: messages are loaded with the first failure. */
export type RuleFailure = {
	[C in ErrorCode]: { readonly code: C; readonly details: ErrorDetails[C] };
}[ErrorCode];

/** A reason why the chain would reject a call, found at one block before sending. @public */
export type CheckFailure = {
	[C in ErrorCode]: {
		/** Same codes as {@link PhalaError}. */
		readonly code: C;
		/** The problem and what is expected. */
		readonly message: string;
		/** Facts, typed by the code. */
		readonly details: ErrorDetails[C];
	};
}[ErrorCode];

/** An operation prepared at one block: its calls, and the failed checks in the chain's order. */
export interface Prepared<R = unknown> {
	/**
	 * Several are sent as one `utility.batchAll`; a batch of another kind is one call with calls as argument.
	 * Empty where nothing can be called: `failures` has the reason.
	 */
	readonly calls: readonly Call[];
	/**
	 * Whether every account would send the same calls, so that they can be built without one.
	 *
	 * @defaultValue `false`
	 */
	readonly fixedCalls?: boolean;
	readonly failures: readonly RuleFailure[];
	/** The most that the account can transfer while it stays alive, pico PHA. */
	readonly transferable: bigint;
	/** The part of it that the calls spend, pico PHA; the rest has to cover the fee. */
	readonly spends: bigint;
	/**
	 * Checks the same calls on the same block, once the transaction's fee is taken; absent where that changes nothing. Calls never depend on
	 * the fee: a plan that is checked, previewed, signed or compared has the same ones.
	 */
	afterFee?(fee: bigint): StorageQuery<Prepared<R>>;
	/** The plans of a batch, in order; absent for other operations. */
	readonly items?: readonly BatchItem[];
	/** Calls inside whose weights are missing, encoded: to prepare again once they are known. None by default. */
	readonly unweighed?: readonly Hex[];
	/**
	 * The dispatch error of a call inside, by the events of exactly these calls; `null` where it succeeded. A call by proxy or multisig
	 * succeeds on the chain even if the call inside fails. Absent for other calls.
	 */
	refusal?(events: readonly ChainEvent[]): DispatchInfo | null;
	/**
	 * The typed result, from the events of exactly these calls.
	 *
	 * @param at - the place of their transaction
	 */
	outcome(events: readonly ChainEvent[], at?: ExtrinsicPlace): R;
	/**
	 * The typed result as the chain would give it on this state; `null` where it would refuse the calls. A failure that only a client
	 * finds, e.g. shares that would burn, does not prevent it.
	 */
	expected(): R | null;
	/** Of each withdrawal among the calls, in order: who it pays, and what waits. Empty where the chain would refuse them. */
	forecasts(): readonly WithdrawalForecast[];
}

/** One plan of a batch, prepared on the chain as the plans before it leave it. */
export interface BatchItem {
	readonly prepared: Prepared;
	/** What the transaction contains of it; empty where there is nothing to call, or the chain could not include it. */
	readonly calls: readonly Call[];
	/** Why the chain would refuse it, or a client should; empty where it would succeed. */
	readonly failures: readonly RuleFailure[];
	/**
	 * What the chain would do.
	 *
	 * - `done`, `refused`: executes or refuses it
	 * - `impossible`: the transaction has none of its calls
	 * - `not-tried`: an earlier plan of a `best-effort` batch is refused
	 */
	readonly prediction: "done" | "refused" | "impossible" | "not-tried";
	/** Whether the rules of its calls are known, so that the plans after it see its effects. */
	readonly isKnown: boolean;
	/** Whether the chain refuses a call inside alone, e.g. one by proxy: a `best-effort` batch goes on. */
	readonly isRefusedInside?: boolean;
}

/** The place of an extrinsic on the chain. @public */
export interface ExtrinsicPlace {
	/** Number of its block. */
	readonly height: number;
	/** Its index in the block. */
	readonly index: number;
}

/** A write of the public API, by name and arguments. */
export interface WriteDescription {
	readonly name: string;
	readonly args: readonly unknown[];
}

/** The operation inside another one. */
export interface OperationInside {
	/** The account that executes it. */
	readonly account: Hex;
	readonly operation: Operation<unknown>;
}

/** An operation of the public API, before it is known which calls it takes. */
export interface Operation<R> {
	/** Name in the public API, e.g. `stakePool.setCap`. */
	readonly name: string;
	/** The write that it is; absent for other operations. */
	readonly write?: WriteDescription | undefined;
	/** The operations of a batch, in order; absent for other operations. */
	readonly items?: readonly Operation<unknown>[];
	/** What another account executes, by proxy or multisig; absent for other operations. */
	readonly inside?: OperationInside;
	/** Calls and failed checks for `account`, read at one block. Has no side effects. */
	prepare(account: Hex): StorageQuery<Prepared<R>>;
}

/** How much to withdraw: by value in pico PHA, by shares, or everything, queued shares included. @public */
export type WithdrawAmount =
	| { readonly amount: bigint; readonly shares?: undefined }
	| { readonly shares: bigint; readonly amount?: undefined }
	| "all";
