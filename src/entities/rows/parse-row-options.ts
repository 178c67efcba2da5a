import { invalidArgument } from "../../errors/invalid-argument.ts";
import type { CollectionQuery, OrderBy } from "../collection-query.ts";
import { parseWhere } from "../loaded-at-once.ts";
import { parseCallback } from "../parse-callback.ts";
import type { BulkOptions } from "./read-in-chunks.ts";

/** How a query filters, orders and reads rows, checked. */
export interface RowOptions<Row> {
	readonly where: ((row: Row) => boolean) | undefined;
	readonly orderBy: { readonly field: string; readonly descending: boolean } | null;
	readonly offset: number;
	/** `Infinity` without a limit. */
	readonly limit: number;
	readonly options: BulkOptions;
}

/** Parses what a query does not select rows and fields by. Throws `INVALID_ARGUMENT`. */
export function parseRowOptions<Row>(
	query: CollectionQuery<Row>,
	fields: ReadonlySet<string>,
	id: string,
): RowOptions<Row> {
	const { orderBy, offset, limit, signal, onProgress, onRowError } = query;
	return {
		where: parseWhere(query),
		orderBy: orderBy === undefined ? null : parseOrder(orderBy, new Set([...fields, id])),
		offset: offset === undefined ? 0 : parseCount("offset", offset),
		limit: limit === undefined ? Number.POSITIVE_INFINITY : parseCount("limit", limit),
		options: {
			signal,
			onProgress: parseCallback("onProgress", onProgress),
			onRowError: parseCallback("onRowError", onRowError),
		},
	};
}

function parseOrder(orderBy: OrderBy<unknown>, known: ReadonlySet<string>): RowOptions<unknown>["orderBy"] {
	if (typeof orderBy !== "object" || orderBy === null)
		throw invalidArgument("orderBy", orderBy, "{ field, direction }");
	const { field, direction = "asc" } = orderBy;
	if (typeof field !== "string" || !known.has(field))
		throw invalidArgument("orderBy.field", field, `a field that is read: ${[...known].join(", ")}`);
	if (direction !== "asc" && direction !== "desc")
		throw invalidArgument("orderBy.direction", direction, '"asc" or "desc"');
	return { field, descending: direction === "desc" };
}

function parseCount(name: string, value: unknown): number {
	if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return value;
	throw invalidArgument(name, value, "an integer ≥ 0");
}
