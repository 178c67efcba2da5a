import type { Hex } from "../../../codec/hex.ts";
import type { Chain } from "./chain.ts";
import type { Bounds, PlainCall } from "./plain-call.ts";

/** Whether an origin may make a call; other calls fail with `system.CallFiltered`. */
export type CallFilter = (call: PlainCall) => boolean;

/**
 * Executes a call for an account. Arguments are plain values of the metadata's types; `filter` limits the calls that it
 * makes for the same account.
 */
export type Handler<Args = never> = (chain: Chain, who: Hex, args: Args, filter: CallFilter) => void;

/** Runs one call as its own transaction; throws a `DispatchFailure`. Without a filter, all calls are allowed. */
export type Dispatch = (chain: Chain, who: Hex, call: PlainCall, filter?: CallFilter) => void;

/** Executes a call for the chain itself. */
export type RootHandler<Args = never> = (chain: Chain, args: Args) => void;

/** The implemented calls of the chain itself, by pallet and method. */
export type RootCalls = Readonly<Record<string, Readonly<Record<string, RootHandler>>>>;

/** Runs one call of the chain itself as its own transaction; throws a `DispatchFailure`. */
export type RootDispatch = (chain: Chain, call: PlainCall) => void;

/** The implemented calls of a runtime, by pallet and method. */
export type Calls = Readonly<Record<string, Readonly<Record<string, Handler>>>>;

/** The calls of a runtime, and the limits of their arguments. */
export interface CallRules {
	/** Implemented calls; every other call of the metadata fails with `system.CallFiltered`. */
	readonly calls: Calls;
	/** Calls that make other calls. */
	nestedCalls(dispatch: Dispatch, dispatchRoot: RootDispatch): Calls;
	/** Calls of the chain itself besides batches; none by default. */
	readonly rootCalls?: RootCalls;
	/** Limits of argument types. */
	readonly bounds: Bounds;
}
