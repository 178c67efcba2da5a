import type { AccountLike, Addresses } from "../chain/addresses.ts";
import { invalidArgument } from "../errors/invalid-argument.ts";
import type { BulkOptions } from "./rows/read-in-chunks.ts";
import { parsePid } from "./validate.ts";

/** Fields of `Row` that have an order: amounts, numbers, text, flags, and `null`. @public */
export type SortableField<Row> = {
	[K in keyof Row]-?: Row[K] extends bigint | number | string | boolean | null ? K : never;
}[keyof Row];

/** Order of the rows of a list. @public */
export interface OrderBy<Field> {
	/** The field to compare. It has to be among `fields`, if those are given. Rows whose value is `null` come last. */
	readonly field: Field;
	/**
	 * Smallest or largest first.
	 *
	 * @defaultValue "asc"
	 */
	readonly direction?: "asc" | "desc" | undefined;
}

/** Rows to read, and how. `Row` is the row as `where` receives it. @public */
export interface CollectionQuery<Row> extends BulkOptions {
	/** Keeps the rows for which it returns `true`. */
	readonly where?: ((row: Row) => boolean) | undefined;
	/** Sorts the rows; all of them are then read before the first one is returned. */
	readonly orderBy?: OrderBy<SortableField<Row>> | undefined;
	/**
	 * Matching rows to skip.
	 *
	 * @defaultValue 0
	 */
	readonly offset?: number | undefined;
	/** Maximum number of rows; without `orderBy`, no further rows are read. */
	readonly limit?: number | undefined;
}

/** Pools to select. @public */
export interface PoolFilter {
	/** Only pools with these ids; an id without such a pool is skipped. */
	readonly pids?: readonly (number | bigint)[] | undefined;
	/** Only pools of this owner: ss58 or hex, or an object with an address of any network. */
	readonly owner?: AccountLike | undefined;
}

/** Workers to select. @public */
export interface WorkerFilter {
	/** Only workers of these stake pools; an id without a stake pool is skipped. */
	readonly pids?: readonly (number | bigint)[] | undefined;
	/** Only workers of this operator: ss58 or hex, or an object with an address of any network. */
	readonly operator?: AccountLike | undefined;
}

/** Pools to read, and how. @public */
export interface PoolQuery<Row> extends PoolFilter, CollectionQuery<Row> {}

/** Workers to read, and how. @public */
export interface WorkerQuery<Row> extends WorkerFilter, CollectionQuery<Row> {}

/** Pools to follow. @public */
export interface PoolWatchQuery<Row> extends PoolFilter, Pick<CollectionQuery<Row>, "where"> {}

/** Workers to follow. @public */
export interface WorkerWatchQuery<Row> extends WorkerFilter, Pick<CollectionQuery<Row>, "where"> {}

/** Reads whole rows. @public */
export interface AllFields {
	/** Not given: rows have all fields of the state. */
	readonly fields?: undefined;
}

/** Reads some fields of each row. @public */
export interface SomeFields<Field> {
	/** The fields to return, besides the row's id and `block`. Fewer fields transfer less. */
	readonly fields: readonly Field[];
}

/** The rows and fields that a query selects, checked. */
export interface Selection<Field> {
	readonly pids: readonly number[] | null;
	/** Owner or operator, ss58 with the chain's prefix. */
	readonly account: string | null;
	readonly fields: ReadonlySet<Field>;
	/** Whether the query names no fields: rows are returned whole. */
	readonly isWhole: boolean;
	/** Names the selection: equal for equal pids, account and fields. */
	readonly key: string;
}

/**
 * Parses what a query selects.
 *
 * @param all - fields to read if the query names none
 * @throws PhalaError `INVALID_ARGUMENT`, `INVALID_PID`, `INVALID_ADDRESS`, `WRONG_PREFIX`
 */
export function parseSelection<Field extends string>(
	query: PoolFilter & WorkerFilter & { readonly fields?: readonly Field[] | undefined },
	addresses: Addresses,
	known: ReadonlySet<Field>,
	all: ReadonlySet<Field> = known,
): Selection<Field> {
	requireQuery(query);
	const fields = parseFields(query.fields, known, all);
	const pids = parsePids(query.pids);
	const owner = query.owner === undefined ? query.operator : query.owner;
	const account = owner === undefined ? null : addresses.format(addresses.parseAccount(owner));
	const key = `${[...fields].sort().join()}/${pids?.join() ?? "all"}/${account ?? "all"}`;
	return { pids, account, fields, isWhole: query.fields === undefined, key };
}

/** Throws `INVALID_ARGUMENT` for anything but a query object. */
function requireQuery(query: unknown): void {
	if (typeof query !== "object" || query === null || Array.isArray(query))
		throw invalidArgument("query", query, "an object such as { where, fields, limit }");
}

/** The condition of a query. Throws `INVALID_ARGUMENT`. */
export function parseWhere<Row>({ where }: Pick<CollectionQuery<Row>, "where">): ((row: Row) => boolean) | undefined {
	if (where === undefined || typeof where === "function") return where;
	throw invalidArgument("where", where, "a function of a row that returns a boolean");
}

/** Distinct pool ids in ascending order; `null` if none were given. Throws `INVALID_ARGUMENT`, `INVALID_PID`. */
export function parsePids(pids: readonly (number | bigint)[] | undefined): readonly number[] | null {
	if (pids === undefined) return null;
	if (!Array.isArray(pids)) throw invalidArgument("pids", pids, "a list of pool ids");
	return [...new Set(pids.map(parsePid))].sort((a, b) => a - b);
}

/** The fields to read, or `all` of them. Throws `INVALID_ARGUMENT`. */
export function parseFields<Field extends string>(
	fields: readonly Field[] | undefined,
	known: ReadonlySet<Field>,
	all: ReadonlySet<Field> = known,
): ReadonlySet<Field> {
	if (fields === undefined) return all;
	const expected = `names of fields: ${[...known].join(", ")}`;
	if (!Array.isArray(fields)) throw invalidArgument("fields", fields, `a list with ${expected}`);
	const unknown = fields.findIndex((field) => !known.has(field));
	if (unknown >= 0) throw invalidArgument("fields", fields[unknown], expected);
	return new Set(fields);
}
