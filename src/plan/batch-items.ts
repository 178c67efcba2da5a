import type { BatchItem, Prepared, RuleFailure } from "../chain/operation.ts";

/** Refuses every plan of a batch for reasons that concern all of them. Leaves other operations as they are. */
export function refuseItems<P extends Pick<Prepared, "items">>(prepared: P, failures: readonly RuleFailure[]): P {
	if (failures.length === 0 || prepared.items === undefined) return prepared;
	const items = prepared.items.map(
		(item): BatchItem => ({ ...item, failures: [...failures, ...item.failures], prediction: "refused" }),
	);
	return { ...prepared, items };
}
