import type { Generation } from "../chain/model/network.ts";
import type { Operation } from "../chain/operation.ts";

/** Writes whose calls depend on the chain's state, whatever their arguments. */
const ALWAYS: ReadonlySet<string> = new Set(["move", "claimAllRewards", "reclaimAll"]);
/** Further ones in generation 2: what they wrap or unwrap depends on the account's W-PHA. */
const WRAPPING: ReadonlySet<string> = new Set(["contribute", "claimOwnerReward"]);

/** Whether a later block can lead to other calls of an operation: the shares of a withdrawal by value, the amount of "all". */
export function dependsOnState(operation: Operation<unknown>, generation: Generation): boolean {
	const { write, items, inside } = operation;
	if (inside) return dependsOnState(inside.operation, generation);
	if (items) return items.some((item) => dependsOnState(item, generation));
	if (write === undefined) return false;
	return ALWAYS.has(write.name) || (generation === 2 && WRAPPING.has(write.name)) || write.args.some(followsState);
}

/** Whether the chain's state turns an argument of a plan into another one of its call. */
function followsState(argument: unknown): boolean {
	if (argument === "all") return true;
	return typeof argument === "object" && argument !== null && "amount" in argument && argument.amount !== undefined;
}
