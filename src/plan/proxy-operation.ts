import type { WritesModule } from "../chain/chain-adapter.ts";
import { readValue } from "../chain/create-operation.ts";
import type { Call, ChainEvent, Operation, Prepared, RuleFailure } from "../chain/operation.ts";
import { Proxies, type ProxyDefinition } from "../chain/proxies/proxies.ts";
import { ruleFailure } from "../chain/rules/rule-failure.ts";
import type { Hex } from "../codec/hex.ts";
import { PhalaError } from "../errors/error.ts";
import { parseOptions } from "../errors/parse-options.ts";
import { parallel, type StorageQuery } from "../query/storage-query.ts";
import { refuseItems } from "./batch-items.ts";
import { type InnerResult, splitInnerEvents } from "./inner-result.ts";
import { toBatchCall } from "./loaded-with-plans.ts";
import type { PlanContext } from "./plan-context.ts";
import type { ProxyOptions } from "./proxy-options.ts";

/** Accounts and the call between them. */
interface ProxiedCall {
	readonly real: Hex;
	readonly delegate: Hex;
	/** What `delegate` may do for `real`. */
	readonly definitions: readonly ProxyDefinition[];
	/** The call of `real`; `null` where there is nothing to call. */
	readonly call: Call | null;
}

/**
 * The operation, executed for `real` by a proxy, who signs and pays the fee.
 *
 * @throws PhalaError `UNSUPPORTED` where the chain has no proxies, `INVALID_ARGUMENT` for a type that it does not have
 */
export function proxyOperation<R>(
	inner: Operation<R>,
	real: Hex,
	options: { readonly [K in keyof ProxyOptions]: ProxyOptions[K] | null },
	chain: Pick<WritesModule, "metadata" | "transferable">,
	{ addresses, generation }: Pick<PlanContext, "addresses" | "generation">,
): Operation<R> {
	const { proxyType: forced = null } = parseOptions(options);
	const proxies = new Proxies(chain.metadata, generation);
	if (forced !== null) proxies.assertType(forced);

	/** @throws never: a call that cannot be made has failures */
	function wrap({ delegate, definitions, call }: ProxiedCall): { calls: readonly Call[]; failures: RuleFailure[] } {
		if (call === null) return { calls: [], failures: [] };
		const choice = proxies.choose(definitions, call, forced);
		const forceProxyType = choice?.forceProxyType ?? forced;
		const calls = [{ pallet: "proxy", method: "proxy", args: { real, forceProxyType, call } }];
		if (choice === null) {
			const facts = {
				account: addresses.format(real),
				signer: addresses.format(delegate),
				expected: forced === null ? proxies.typesFor(call) : [forced],
				found: definitions,
			};
			return { calls, failures: [ruleFailure("NOT_PROXY", facts)] };
		}
		return { calls, failures: choice.isDelayed ? [ruleFailure("PROXY_DELAYED", choice.definition)] : [] };
	}

	return {
		name: inner.name,
		inside: { by: "proxy", account: real, operation: inner },
		*prepare(delegate): StorageQuery<Prepared<R>> {
			const [transferable, definitions, prepared] = yield* parallel<[bigint, readonly ProxyDefinition[], Prepared<R>]>([
				readValue(chain.transferable(delegate)),
				proxies.read(real, delegate),
				inner.prepare(real),
			]);
			const { afterFee: _, ...own } = prepared;
			const { calls, failures } = wrap({ real, delegate, definitions, call: toBatchCall(prepared.calls) });
			return {
				...refuseItems(own, failures),
				calls,
				fixedCalls: false,
				failures: [...failures, ...prepared.failures],
				transferable,
				// The fee and what the calls spend are of two accounts.
				spends: 0n,
				refusal(events) {
					const { refusal, events: innerEvents } = splitProxyEvents(events);
					return refusal ?? prepared.refusal?.(innerEvents) ?? null;
				},
				expected: () => (failures.length === 0 ? prepared.expected() : null),
				forecasts: () => (failures.length === 0 ? prepared.forecasts() : []),
				outcome: (events, at) => prepared.outcome(splitProxyEvents(events).events, at),
			};
		},
	};
}

/**
 * Splits the events of a call by proxy.
 *
 * @throws PhalaError `DECODE_FAILED` without the result of the call
 */
export function splitProxyEvents(events: readonly ChainEvent[]): InnerResult {
	const result = splitInnerEvents(events, ({ pallet, name }) => pallet === "proxy" && name === "ProxyExecuted");
	if (result) return result;
	const what = "proxy.ProxyExecuted";
	throw new PhalaError("DECODE_FAILED", `The call succeeded without the event ${what}.`, { what, bytes: "" });
}
