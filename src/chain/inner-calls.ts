import type { Call } from "./operation.ts";
import { isCall } from "./signing/call-names.ts";

/** Calls that execute another one, for the same account or another: their argument with it is `call`. */
const WRAPPERS: ReadonlySet<string> = new Set([
	"proxy.proxy",
	"proxy.proxyAnnounced",
	"multisig.asMulti",
	"multisig.asMultiThreshold1",
	"utility.asDerivative",
	"utility.withWeight",
]);

/** The calls inside a batch of `utility`; `null` for any other call. */
export function batchedCalls({ pallet, args }: Call): readonly Call[] | null {
	return pallet === "utility" && Array.isArray(args.calls) ? (args.calls as readonly Call[]) : null;
}

/** The call that a call by proxy, by multisig or by derived account executes; `null` for any other call. */
export function wrappedCall({ pallet, method, args }: Call): Call | null {
	return WRAPPERS.has(`${pallet}.${method}`) && isCall(args.call) ? args.call : null;
}

/** The calls that a call executes, at any depth: those inside a batch, by proxy or by multisig, or itself. */
export function innerCalls(call: Call): readonly Call[] {
	const inner = batchedCalls(call) ?? wrappedCall(call);
	if (inner === null) return [call];
	return "method" in inner ? innerCalls(inner) : inner.flatMap(innerCalls);
}
