import type { Calls, Constants, Errors, Events, Storage } from "../../../../generated/v2/surface.ts";
import type { Handler } from "../frame/call.ts";
import type { Chain } from "../frame/chain.ts";
import * as failure from "../frame/failure.ts";
import { type Item, itemOf } from "../frame/item.ts";

/** A storage item with the types of its entry. */
type ItemOf<Entry> = Entry extends { args: infer Keys extends readonly unknown[]; value: infer Value }
	? Item<Keys, Value>
	: never;

/** A storage item of this generation, with the types that its metadata gives. */
export function item<P extends keyof Storage & string, I extends keyof Storage[P] & string>(
	pallet: P,
	name: I,
): ItemOf<Storage[P][I]> {
	return itemOf(pallet, name) as ItemOf<Storage[P][I]>;
}

/** Records an event of this generation. */
export function emit<P extends keyof Events & string, E extends keyof Events[P] & string>(
	chain: Chain,
	pallet: P,
	name: E,
	data: Events[P][E] & Readonly<Record<string, unknown>>,
): void {
	chain.deposit(pallet, name, data);
}

/** A constant of this generation. */
export function constant<P extends keyof Constants & string, C extends keyof Constants[P] & string>(
	chain: Chain,
	pallet: P,
	name: C,
): Constants[P][C] {
	return chain.constant(pallet, name);
}

/** Name of an error of a pallet. */
export type ErrorName<P extends keyof Errors> = Errors[P] & string;

/** Fails the call with an error of a pallet. */
export function fail<P extends keyof Errors & string>(pallet: P, name: ErrorName<P>): never {
	failure.fail(pallet, name);
}

/** Fails the call with an error of a pallet unless `condition` holds. */
export function ensure<P extends keyof Errors & string>(
	condition: boolean,
	pallet: P,
	name: ErrorName<P>,
): asserts condition {
	if (!condition) failure.fail(pallet, name);
}

/** Behaviour of some of a pallet's calls. */
export type PalletCalls<P extends keyof Calls> = { readonly [M in keyof Calls[P]]?: Handler<Calls[P][M]> };
