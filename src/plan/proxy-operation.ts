import type { AccountLike } from "../chain/addresses.ts";
import type { WritesModule } from "../chain/chain-adapter.ts";
import { readValue, resolvedQuery } from "../chain/create-operation.ts";
import type { Call, ChainEvent, Operation, Prepared, RuleFailure } from "../chain/operation.ts";
import { type AnnouncementList, Announcements } from "../chain/proxies/announcements.ts";
import { Proxies, type ProxyDefinition } from "../chain/proxies/proxies.ts";
import { ruleFailure } from "../chain/rules/rule-failure.ts";
import { hash256 } from "../codec/hash-256.ts";
import { fromHex, type Hex } from "../codec/hex.ts";
import { PhalaError } from "../errors/error.ts";
import { parseOptions } from "../errors/parse-options.ts";
import { parallel, type StorageQuery } from "../query/storage-query.ts";
import { refuseItems } from "./batch-items.ts";
import { type InnerResult, splitInnerEvents } from "./inner-result.ts";
import { toBatchCall } from "./loaded-with-plans.ts";
import { notProxy } from "./not-proxy.ts";
import type { PlanContext } from "./plan-context.ts";

/** Options of {@link proxyOperation}. */
interface ProxyOperationOptions {
	readonly proxyType?: string | null | undefined;
	readonly announcedBy?: AccountLike | null | undefined;
	/** Whether `proxyType` is that of a call that was made already: without one the chain takes the first. */
	readonly isMade?: boolean;
}

/** Accounts and the call between them. */
interface ProxiedCall {
	readonly delegate: Hex;
	/** What `delegate` may do for the account. */
	readonly definitions: readonly ProxyDefinition[];
	/** What `delegate` announced; `null`: it acts at once. */
	readonly announced: AnnouncementList | null;
	/** The call of the account; `null` where there is nothing to call. */
	readonly call: Call | null;
}

/**
 * The operation, executed for `real` by a proxy: the account that signs, or the one that announced the call.
 *
 * @throws PhalaError `UNSUPPORTED` where the chain has no proxies, `INVALID_ARGUMENT` for a type that it does not have;
 * `INVALID_ADDRESS`, `WRONG_PREFIX`
 */
export function proxyOperation<R>(
	inner: Operation<R>,
	real: Hex,
	options: ProxyOperationOptions,
	chain: Pick<WritesModule, "codec" | "metadata" | "transferable">,
	{ addresses, generation }: Pick<PlanContext, "addresses" | "generation">,
): Operation<R> {
	const { proxyType: forced = null, announcedBy = null, isMade = false } = parseOptions(options);
	const proxies = new Proxies(chain.metadata, generation);
	const announcements = announcedBy === null ? null : new Announcements(chain.metadata, generation);
	const announcer = announcedBy === null ? null : addresses.parseAccount(announcedBy);
	if (forced !== null) proxies.assertType(forced);

	/** @throws never: a call that cannot be made has failures */
	function wrap({ delegate, definitions, announced, call }: ProxiedCall): {
		calls: readonly Call[];
		failures: RuleFailure[];
	} {
		if (call === null) return { calls: [], failures: [] };
		const choice = isMade ? proxies.find(definitions, call, forced) : proxies.choose(definitions, call, forced);
		const args = { real, forceProxyType: choice?.forceProxyType ?? forced, call };
		const calls =
			announced === null
				? [{ pallet: "proxy", method: "proxy", args }]
				: [{ pallet: "proxy", method: "proxyAnnounced", args: { delegate, ...args } }];
		if (choice === null)
			return { calls, failures: [notProxy({ real, delegate, definitions, call, forced }, proxies, addresses)] };
		const executableFrom = findStart(choice.definition, announced, call);
		const isReady = executableFrom !== null && (announced === null || executableFrom <= announced.nextBlock);
		return { calls, failures: isReady ? [] : [ruleFailure("PROXY_DELAYED", { ...choice.definition, executableFrom })] };
	}

	/** The first block that can execute a call; `null`: the call is not announced. Any block is 0. */
	function findStart({ delay }: ProxyDefinition, announced: AnnouncementList | null, call: Call): number | null {
		if (announced === null) return delay === 0 ? 0 : null;
		const callHash = hash256(fromHex(chain.codec.encodeCall(call)));
		const first = announced.entries.find((each) => each.real === real && each.callHash === callHash);
		return first ? first.height + delay : null;
	}

	return {
		name: inner.name,
		inside: { account: real, operation: inner },
		*prepare(signer): StorageQuery<Prepared<R>> {
			const delegate = announcer ?? signer;
			const [transferable, definitions, announced, prepared] = yield* parallel<
				[bigint, readonly ProxyDefinition[], AnnouncementList | null, Prepared<R>]
			>([
				readValue(chain.transferable(signer)),
				proxies.read(real, delegate),
				announcements?.read(delegate) ?? resolvedQuery(null),
				inner.prepare(real),
			]);
			const { afterFee: _, ...own } = prepared;
			const { calls, failures } = wrap({ delegate, definitions, announced, call: toBatchCall(prepared.calls) });
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
