import type { Handler } from "./call.ts";
import type { Chain } from "./chain.ts";
import type { Item, UndescribedItem } from "./define-item.ts";

/** A storage item with the types of its entry. */
type ItemOf<Entry> = Entry extends { args: infer Keys extends readonly unknown[]; value: infer Value }
	? Item<Keys, Value>
	: never;

/** Storage item with its types in the metadata. */
export type ItemIn<Storage> = <P extends keyof Storage & string, I extends keyof Storage[P] & string>(
	pallet: P,
	name: I,
	undescribed?: UndescribedItem,
) => ItemOf<Storage[P][I]>;

/** Deposits an event of the metadata. */
export type Emit<Events> = <P extends keyof Events & string, E extends keyof Events[P] & string>(
	chain: Chain,
	pallet: P,
	name: E,
	data: Events[P][E] & Readonly<Record<string, unknown>>,
) => void;

/** Reads a constant of the metadata. */
export type ConstantOf<Constants> = <P extends keyof Constants & string, C extends keyof Constants[P] & string>(
	chain: Chain,
	pallet: P,
	name: C,
) => Constants[P][C];

/** Fails the call with an error of a pallet. */
export type Fail<Errors> = <P extends keyof Errors & string>(pallet: P, name: Errors[P] & string) => never;

/** Fails the call with an error of a pallet unless `condition` holds. */
export type Ensure<Errors> = <P extends keyof Errors & string>(
	condition: boolean,
	pallet: P,
	name: Errors[P] & string,
) => asserts condition;

/** Implementation of some of a pallet's calls. */
export type CallsOf<Calls> = { readonly [M in keyof Calls]?: Handler<Calls[M]> };

/** Deposits an event; typed per generation. */
export const emit = (chain: Chain, pallet: string, name: string, data: Readonly<Record<string, unknown>>): void =>
	chain.deposit(pallet, name, data);

/** Reads a constant; typed per generation. */
export const constant = <T>(chain: Chain, pallet: string, name: string): T => chain.constant<T>(pallet, name);
