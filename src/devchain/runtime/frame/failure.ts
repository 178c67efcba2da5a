/** Why a call failed, as the runtime's `DispatchError` says it. */
export type Reason =
	| { readonly pallet: string; readonly name: string }
	| { readonly Token: TokenError }
	| { readonly Arithmetic: "Underflow" | "Overflow" | "DivisionByZero" }
	| "BadOrigin"
	| "CannotLookup";

/** What can be wrong with moving a token. */
export type TokenError =
	| "FundsUnavailable"
	| "OnlyProvider"
	| "BelowMinimum"
	| "UnknownAsset"
	| "Frozen"
	| "NotExpendable"
	| "CannotCreate";

/** A call failed: what it wrote is undone, the error is reported, the fee stays paid. */
export class DispatchFailure extends Error {
	readonly reason: Reason;

	/** @param reason - goes into `system.ExtrinsicFailed` */
	constructor(reason: Reason) {
		super(typeof reason === "string" ? reason : JSON.stringify(reason));
		this.name = "DispatchFailure";
		this.reason = reason;
	}
}

/** Where the real runtime panics: the extrinsic cannot be included, and leaves no trace at all. */
export class Panic extends Error {
	/** @param message - what the runtime did not expect */
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

/** Does what the real runtime takes for granted, above all payments: where it fails there is a {@link Panic}. */
export function expectPaid<T>(otherwise: string, pay: () => T): T {
	try {
		return pay();
	} catch (error) {
		throw error instanceof DispatchFailure ? new Panic(`${otherwise}: ${error.message}`) : error;
	}
}
