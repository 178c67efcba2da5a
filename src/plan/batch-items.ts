import type { Prepared, RuleFailure } from "../chain/operation.ts";
import type { BatchItem } from "./batch-operation.ts";

/** A prepared operation; of a batch, with its items. */
type MaybeBatch<R> = Omit<Prepared<R>, "afterFee"> & { readonly items?: readonly BatchItem[] };

/** Refuses every plan of a batch for reasons that concern all of them. Leaves other operations as they are. */
export function refuseItems<R, P extends MaybeBatch<R>>(prepared: P, failures: readonly RuleFailure[]): P {
	if (failures.length === 0 || prepared.items === undefined) return prepared;
	const items = prepared.items.map(
		(item): BatchItem => ({ ...item, failures: [...failures, ...item.failures], prediction: "refused" }),
	);
	return { ...prepared, items };
}
