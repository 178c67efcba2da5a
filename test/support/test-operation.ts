import type { Call, ChainEvent, Operation, RuleFailure } from "../../src/chain/operation.ts";
import type { Hex } from "../../src/codec/hex.ts";
import { Plan } from "../../src/plan/plan.ts";
import type { PlanContext } from "../../src/plan/plan-context.ts";

/** Settings of a {@link testOperation}. */
export interface TestOperationOptions {
	readonly name?: string;
	/** @defaultValue one `system.remark` */
	readonly calls?: readonly Call[];
	readonly fixedCalls?: boolean;
	/** Failures of the check at a block. */
	readonly failures?: (block: Hex) => readonly RuleFailure[];
	readonly transferable?: bigint;
	readonly spends?: bigint;
}

/** An operation with the given calls and check failures. Its result lists the caps that its events set. */
export function testOperation({
	name = "test.operation",
	calls = [remark("0x01")],
	fixedCalls = true,
	failures = () => [],
	transferable = 10n ** 12n,
	spends = 0n,
}: TestOperationOptions = {}): Operation<{ caps: bigint[] }> {
	return {
		name,
		*prepare() {
			const { block } = yield {};
			const outcome = (events: readonly ChainEvent[]) => ({ caps: capsIn(events) });
			const found = failures(block.hash);
			const expected = () => (found.length > 0 ? null : { caps: calls.map(() => 0n) });
			const prepared = { calls, fixedCalls, failures: found, transferable, spends, outcome };
			return { ...prepared, expected, forecasts: () => [] };
		},
	};
}

/** The plan of an operation for `account`; for any account by default. */
export function planOf<R>(context: PlanContext, operation: Operation<R>, account: Hex | null = null): Plan<R> {
	return new Plan(context, () => operation, account);
}

/** The call `system.remark`. */
export function remark(bytes: Hex): Call {
	return { pallet: "system", method: "remark", args: { remark: bytes } };
}

function capsIn(events: readonly ChainEvent[]): bigint[] {
	return events.filter(({ name }) => name === "PoolCapacitySet").map(({ data }) => data.cap as bigint);
}
