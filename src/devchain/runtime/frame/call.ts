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

/** Executes a call for the account that signed it. Arguments are plain values of the metadata's types. */
export type Handler<Args = never> = (chain: Chain, who: Hex, args: Args) => void;

/** The implemented calls of a runtime, by pallet and method. */
export type Calls = Readonly<Record<string, Readonly<Record<string, Handler>>>>;

/** Limits that decoding enforces but metadata does not contain, by argument type or as `pallet.method.argument`. */
export type Bounds = Readonly<Record<string, (value: unknown) => boolean>>;

/** The calls of a runtime, and the limits of their arguments. */
export interface CallRules {
	/** Implemented calls; every other call of the metadata fails with `system.CallFiltered`. */
	readonly calls: Calls;
	/** Limits of argument types. */
	readonly bounds: Bounds;
}

const PPM = 1_000_000;

/** Bounds of every runtime: a `Permill` is at most one. */
export const COMMON_BOUNDS: Bounds = {
	Permill: (value) => Number(value) <= PPM,
	"Option<Permill>": (value) => value === null || Number(value) <= PPM,
};

/** Whether the real runtime could decode `call` and the calls inside. */
export function isDecodable(call: GenericCall, bounds: Bounds): boolean {
	return call.meta.args.every(({ name, typeName }, i) => {
		const value = call.args[i];
		if (value === undefined) return false;
		const byName = bounds[`${call.section}.${call.method}.${camelCase(name.toString())}`];
		const bound = byName ?? (typeName.isSome ? bounds[typeName.unwrap().toString()] : undefined);
		return bound ? bound(toPlain(value)) : innerCalls(value).every((inner) => isDecodable(inner, bounds));
	});
}

function innerCalls(value: Codec): GenericCall[] {
	if (Array.isArray(value)) return value.flatMap(innerCalls);
	return isCall(value) ? [value] : [];
}

const isCall = (value: Codec): value is GenericCall => "argsEntries" in value;
