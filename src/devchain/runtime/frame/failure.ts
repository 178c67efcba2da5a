/** Reason of a failed call, as in `DispatchError`. */
export type Reason =
	| { readonly pallet: string; readonly name: string }
	| { readonly Token: TokenError }
	| { readonly Arithmetic: "Underflow" | "Overflow" | "DivisionByZero" }
	| "BadOrigin"
	| "ConsumerRemaining"
	| "CannotLookup";

/** `TokenError` of the runtime. */
export type TokenError =
	| "FundsUnavailable"
	| "OnlyProvider"
	| "BelowMinimum"
	| "UnknownAsset"
	| "Frozen"
	| "NotExpendable"
	| "CannotCreate";

/** A call failed: its writes are reverted, the error is deposited as an event, the fee stays paid. */
export class DispatchFailure extends Error {
	readonly reason: Reason;

	/** @param reason - part of `system.ExtrinsicFailed` */
	constructor(reason: Reason) {
		super(typeof reason === "string" ? reason : JSON.stringify(reason));
		this.name = "DispatchFailure";
		this.reason = reason;
	}
}

/** A panic of the real runtime: the extrinsic cannot be included and has no effect. */
export class Panic extends Error {
	/** @param message - cause of the panic */
	constructor(message: string) {
		super(message);
		this.name = "Panic";
	}
}

/** Fails the call with an error of a pallet. */
export function fail(pallet: string, name: string): never {
	throw new DispatchFailure({ pallet, name });
}

/** Fails the call with an error of a pallet unless `condition` holds. */
export function ensure(condition: boolean, pallet: string, name: string): asserts condition {
	if (!condition) fail(pallet, name);
}

/** Runs an operation that the real runtime unwraps, mainly payments: a failure becomes a {@link Panic}. */
export function expectPaid<T>(otherwise: string, pay: () => T): T {
	try {
		return pay();
	} catch (error) {
		throw error instanceof DispatchFailure ? new Panic(`${otherwise}: ${error.message}`) : error;
	}
}
