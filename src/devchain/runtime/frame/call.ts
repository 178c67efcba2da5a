import type { GenericCall } from "@polkadot/types";
import type { Codec } from "@polkadot/types/types";
import { camelCase } from "../../../codec/camel-case.ts";
import type { Hex } from "../../../codec/hex.ts";
import { toPlain } from "../../../codec/to-plain.ts";
import type { Chain } from "./chain.ts";

/** A call in plain values. */
export interface PlainCall {
	/** camelCase, as clients name it. */
	readonly pallet: string;
	readonly method: string;
	readonly args: Readonly<Record<string, unknown>>;
}

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

/** Limits that decoding enforces but metadata does not contain, by argument type or as `pallet.method.argument`. */
export type Bounds = Readonly<Record<string, (value: unknown) => boolean>>;

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

const PPM = 1_000_000;

/** Bounds of every runtime: a `Permill` is at most one. */
export const COMMON_BOUNDS: Bounds = {
	Permill: (value) => Number(value) <= PPM,
	"Option<Permill>": (value) => value === null || Number(value) <= PPM,
};

/** The calls inside a call, such as those of a batch. */
export const innerCalls = ({ args }: PlainCall): readonly PlainCall[] => Object.values(args).flat().filter(isPlainCall);

const isPlainCall = (value: unknown): value is PlainCall =>
	typeof value === "object" && value !== null && "pallet" in value && "method" in value && "args" in value;

/** Whether the real runtime could decode `call` and the calls inside. */
export function isDecodable(call: GenericCall, bounds: Bounds): boolean {
	return call.meta.args.every(({ name, typeName }, i) => {
		const value = call.args[i];
		if (value === undefined) return false;
		const byName = bounds[`${call.section}.${call.method}.${camelCase(name.toString())}`];
		const bound = byName ?? (typeName.isSome ? bounds[typeName.unwrap().toString()] : undefined);
		return bound ? bound(toPlain(value)) : callsIn(value).every((inner) => isDecodable(inner, bounds));
	});
}

function callsIn(value: Codec): GenericCall[] {
	if (Array.isArray(value)) return value.flatMap(callsIn);
	return isCall(value) ? [value] : [];
}

const isCall = (value: Codec): value is GenericCall => "argsEntries" in value;
