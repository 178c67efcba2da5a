import { useMemo, useRef } from "react";
import type { AccountLike } from "../chain/addresses.ts";
import type { CollectionChange } from "../live/collection-change.ts";
import type { ObservableLike } from "../store/store.ts";
import { addressOf } from "./address-of.ts";
import { later } from "./later.ts";
import { type LiveOptions, type LiveResult, type LiveSnapshot, useLive, useResult } from "./live.ts";
import type { RowSelection } from "./row-selection.ts";

interface Selection {
	readonly pids?: readonly (number | bigint)[] | undefined;
	readonly owner?: AccountLike | undefined;
	readonly operator?: AccountLike | undefined;
	readonly fields?: readonly string[] | undefined;
}

type Collections = Readonly<
	Record<
		"stakePools" | "vaults" | "workers",
		{ watch$(selection: object): ObservableLike<CollectionChange<unknown, object>> }
	>
>;

/** Rows of a collection. The selection is followed; where, order and limits are applied at every render. */
export function useRows<S extends boolean>(
	kind: keyof Collections,
	query?: RowSelection<object> & Selection,
	options?: LiveOptions<readonly object[], S>,
): LiveResult<readonly object[], S> {
	const { where, orderBy, offset, limit, ...selection }: RowSelection<object> & Selection = Object(query);
	const last = useRef<LiveSnapshot<readonly object[]>>(null);
	const live = useLive(
		(collections: Collections) =>
			later(async () => (await import("./select-rows.ts")).selectableRows(collections[kind].watch$(selection))),
		[kind, selection.pids, selection.fields, addressOf(selection.owner), addressOf(selection.operator)],
	);
	const { snapshot } = live;
	const rows = useMemo(() => {
		if (!snapshot.value) return snapshot as LiveSnapshot<never>;
		last.current = snapshot.value.select(snapshot, { where, orderBy, offset, limit }, last.current);
		return last.current;
	}, [snapshot, where, orderBy?.field, orderBy?.direction, offset, limit]);
	return useResult({ ...live, snapshot: rows }, options);
}
