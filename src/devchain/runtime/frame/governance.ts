import type { Handler } from "./call.ts";
import { DispatchFailure } from "./failure.ts";

/** Calls for governance only: they fail with `BadOrigin` for any signed origin. */
export function forGovernance<Method extends string>(...methods: readonly Method[]): Record<Method, Handler<unknown>> {
	const refuse: Handler<unknown> = () => {
		throw new DispatchFailure("BadOrigin");
	};
	return Object.fromEntries(methods.map((method) => [method, refuse])) as Record<Method, Handler<unknown>>;
}
