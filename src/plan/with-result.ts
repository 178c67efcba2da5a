import type { Call, Operation, Prepared } from "../chain/operation.ts";
import type { Hex } from "../codec/hex.ts";

/** The operation with another result. */
export function withResult<R, S>(
	operation: Operation<R>,
	toResult: (result: R, account: Hex) => S,
	calls?: readonly Call[],
): Operation<S> {
	return {
		...operation,
		*prepare(account) {
			return adapt(yield* operation.prepare(account), (result) => toResult(result, account), calls);
		},
	};
}

/** The operation with exactly these calls, whatever it would make of its arguments now. */
export function withCalls<R>(operation: Operation<R>, calls: readonly Call[]): Operation<R> {
	return { ...withResult(operation, (result) => result, calls), write: undefined };
}

function adapt<R, S>(prepared: Prepared<R>, toResult: (result: R) => S, calls?: readonly Call[]): Prepared<S> {
	const { afterFee, ...rest } = prepared;
	return {
		...rest,
		...(calls && { calls, fixedCalls: true, unweighed: [] }),
		...(afterFee && {
			*afterFee(fee: bigint) {
				return adapt(yield* afterFee(fee), toResult, calls);
			},
		}),
		outcome: (events, at) => toResult(prepared.outcome(events, at)),
		expected() {
			const result = prepared.expected();
			return result === null ? null : toResult(result);
		},
	};
}
