import type { Hex } from "../codec/hex.ts";
import type { ErrorCode, ErrorDetails } from "../errors/codes.ts";
import type { StorageQuery } from "../query/storage-query.ts";
/** A call of the runtime, by names: what a plan is made of. */
export interface Call {
	/** camelCase pallet, e.g. `phalaStakePoolv2`. */
	readonly pallet: string;
	/** camelCase method. */
	readonly method: string;
	/** Arguments by camelCase name; accounts and bytes as hex, integers as bigint or number, `null` for None. */
	readonly args: Readonly<Record<string, unknown>>;
}

/** An event that an extrinsic caused, in plain values. @public */
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

/** Why the chain would refuse a call, found on one snapshot before sending. @public */
export type CheckFailure = {
	[C in ErrorCode]: {
		/** Same codes as {@link PhalaError}. */
		readonly code: C;
		/** What is wrong and what would be right. */
		readonly message: string;
		/** Facts, typed by the code. */
		readonly details: ErrorDetails[C];
	};
}[ErrorCode];

/** What one snapshot says of an operation: the calls it takes, and what speaks against them, in the chain's order. */
export interface Prepared<R = unknown> {
	/**
	 * Several are sent as one `utility.batchAll`; a batch of another kind is one call with calls as argument.
	 * None where there is nothing that could be called: the failures say why.
	 */
	readonly calls: readonly Call[];
	/**
	 * Whether every account would send the same calls, so that they can be built without one.
	 *
	 * @defaultValue `false`
	 */
	readonly fixedCalls?: boolean;
	readonly failures: readonly CheckFailure[];
	/** PHA that the account can send away while it stays alive, pico. */
	readonly transferable: bigint;
	/** PHA that the calls take of it, pico; the fee has to fit into the rest. */
	readonly spends: bigint;
	/** The typed result, from the events of exactly these calls. */
	outcome(events: readonly ChainEvent[]): R;
}

/** One thing a user wants done, before anybody knows in which calls. */
export interface Operation<R> {
	/** Facade name, e.g. `stakePool.setCap`. */
	readonly name: string;
	/** Calls, and what speaks against them, for `account`, from one snapshot. Touches nothing. */
	prepare(account: Hex): StorageQuery<Prepared<R>>;
}

/** How much to withdraw: by value in pico PHA, by shares, or everything, queued shares included. @public */
export type WithdrawAmount =
	| { readonly amount: bigint; readonly shares?: undefined }
	| { readonly shares: bigint; readonly amount?: undefined }
	| "all";
