import type { WritesModule } from "../chain/chain-adapter.ts";
import { readValue } from "../chain/create-operation.ts";
import type { Operation, Prepared, RuleFailure } from "../chain/operation.ts";
import { type AnnouncementList, Announcements } from "../chain/proxies/announcements.ts";
import { Proxies, type ProxyDefinition } from "../chain/proxies/proxies.ts";
import { ruleFailure } from "../chain/rules/rule-failure.ts";
import { hash256 } from "../codec/hash-256.ts";
import { fromHex, type Hex } from "../codec/hex.ts";
import { parseOptions } from "../errors/parse-options.ts";
import { parallel, type StorageQuery } from "../query/storage-query.ts";
import { toBatchCall } from "./loaded-with-plans.ts";
import { spendOfDeposit } from "./multisig-operation.ts";
import { notProxy } from "./not-proxy.ts";
import type { PlanContext } from "./plan-context.ts";
import type { AnnouncementResult, AnnounceOptions, RemovedAnnouncement } from "./proxy-options.ts";
import { withoutCalls } from "./without-calls.ts";

type ProxyChain = Pick<WritesModule, "codec" | "metadata" | "transferable" | "reservable">;
type ProxyContext = Pick<PlanContext, "addresses" | "generation">;

/** What the chain knows of a proxy that announces. */
interface Announcer {
	readonly transferable: bigint;
	readonly reservable: bigint;
	readonly definitions: readonly ProxyDefinition[];
	readonly announced: AnnouncementList;
}

function* readAnnouncer(real: Hex, delegate: Hex, chain: ProxyChain, { generation }: ProxyContext) {
	const proxies = new Proxies(chain.metadata, generation);
	const announcements = new Announcements(chain.metadata, generation);
	const [transferable, reservable, definitions, announced] = yield* parallel<
		[bigint, bigint, readonly ProxyDefinition[], AnnouncementList]
	>([
		readValue(chain.transferable(delegate)),
		readValue(chain.reservable(delegate)),
		proxies.read(real, delegate),
		announcements.read(delegate),
	]);
	return { transferable, reservable, definitions, announced } satisfies Announcer;
}

/** The announcement of a call of `real`, by its hash. */
function prepareAnnouncement(
	real: Hex,
	{ callHash, call, delay }: { readonly callHash: Hex; readonly call: Hex | null; readonly delay: number | null },
	{ transferable, reservable, announced }: Announcer,
	notAllowed: readonly RuleFailure[],
	announcements: Announcements,
): Prepared<AnnouncementResult> {
	const { entries, deposit } = announced;
	const required = announcements.deposit(entries.length + 1) - deposit;
	const failures = [...notAllowed];
	if (failures.length === 0 && entries.length >= announcements.limit)
		failures.push(ruleFailure("TOO_MANY_PROXIES", { limit: announcements.limit }));
	else if (failures.length === 0 && required > reservable)
		failures.push(ruleFailure("INSUFFICIENT_BALANCE", { available: reservable, required }));
	const result = (height: number | undefined): AnnouncementResult => {
		const executableFrom = height === undefined || delay === null ? null : height + delay;
		return { callHash, call, delay, executableFrom };
	};
	return {
		calls: [{ pallet: "proxy", method: "announce", args: { real, callHash } }],
		failures,
		transferable,
		spends: spendOfDeposit(transferable, reservable, required),
		outcome: (_, at) => result(at?.height),
		expected: () => (failures.length === 0 ? result(undefined) : null),
		forecasts: () => [],
	};
}

/**
 * Announces the operation, which `real` will execute by a proxy with a delay: the account that signs.
 *
 * @throws PhalaError `UNSUPPORTED` where the chain has no proxies, `INVALID_ARGUMENT` for a type that it does not have
 */
export function announceOperation(
	inner: Operation<unknown>,
	real: Hex,
	options: AnnounceOptions | undefined,
	chain: ProxyChain,
	context: ProxyContext,
): Operation<AnnouncementResult> {
	const { proxyType = null } = parseOptions(options ?? {});
	const proxies = new Proxies(chain.metadata, context.generation);
	const announcements = new Announcements(chain.metadata, context.generation);
	if (proxyType !== null) proxies.assertType(proxyType);
	return {
		name: "proxy.announce",
		*prepare(delegate): StorageQuery<Prepared<AnnouncementResult>> {
			const [announcer, prepared] = yield* parallel<[Announcer, Prepared]>([
				readAnnouncer(real, delegate, chain, context),
				inner.prepare(real),
			]);
			const call = toBatchCall(prepared.calls);
			const { transferable } = announcer;
			if (call === null) return { ...withoutCalls(prepared), transferable, spends: 0n };
			const choice = proxies.choose(announcer.definitions, call, proxyType);
			const facts = { real, delegate, definitions: announcer.definitions, call, forced: proxyType };
			const own = choice === null ? [notProxy(facts, proxies, context.addresses)] : [];
			const bytes = chain.codec.encodeCall(call);
			const announced = { callHash: hash256(fromHex(bytes)), call: bytes, delay: choice?.definition.delay ?? null };
			const announcement = prepareAnnouncement(real, announced, announcer, own, announcements);
			return {
				...announcement,
				failures: [...announcement.failures, ...prepared.failures],
				unweighed: prepared.unweighed ?? [],
			};
		},
	};
}

/** Announces a call that only its hash is known of. */
export function announceHashOperation(
	real: Hex,
	callHash: Hex,
	chain: ProxyChain,
	context: ProxyContext,
): Operation<AnnouncementResult> {
	const announcements = new Announcements(chain.metadata, context.generation);
	return {
		name: "proxy.announce",
		*prepare(delegate) {
			const announcer = yield* readAnnouncer(real, delegate, chain, context);
			const { definitions } = announcer;
			const proxies = new Proxies(chain.metadata, context.generation);
			const facts = { real, delegate, definitions, call: null, forced: null };
			const own = definitions.length === 0 ? [notProxy(facts, proxies, context.addresses)] : [];
			return prepareAnnouncement(real, { callHash, call: null, delay: null }, announcer, own, announcements);
		},
	};
}

/** The announcement to remove, and by whom. */
export interface AnnouncementRef {
	/** The account that the proxy acts for; `null`: the account that signs, which rejects it. */
	readonly real: Hex | null;
	/** The proxy that announced it; `null`: the account that signs, which removes it. */
	readonly delegate: Hex | null;
	readonly callHash: Hex;
}

/**
 * Removes an announcement, by the proxy that made it, or by the account that the proxy acts for.
 *
 * @throws PhalaError `UNSUPPORTED` where the chain has no proxies
 */
export function removeAnnouncementOperation(
	{ real, delegate, callHash }: AnnouncementRef,
	chain: ProxyChain,
	{ generation }: ProxyContext,
): Operation<RemovedAnnouncement> {
	const announcements = new Announcements(chain.metadata, generation);
	return {
		name: delegate === null ? "proxy.removeAnnouncement" : "proxy.rejectAnnouncement",
		*prepare(signer) {
			const [transferable, { entries, deposit }] = yield* parallel<[bigint, AnnouncementList]>([
				readValue(chain.transferable(signer)),
				announcements.read(delegate ?? signer),
			]);
			const account = real ?? signer;
			const rest = entries.filter((each) => each.real !== account || each.callHash !== callHash);
			const failures = rest.length === entries.length ? [ruleFailure("PROXY_NOT_FOUND", { callHash })] : [];
			const due = announcements.deposit(rest.length);
			const result = { callHash, deposit: deposit > due ? deposit - due : 0n };
			return {
				calls: [
					delegate === null
						? { pallet: "proxy", method: "removeAnnouncement", args: { real: account, callHash } }
						: { pallet: "proxy", method: "rejectAnnouncement", args: { delegate, callHash } },
				],
				failures,
				transferable,
				spends: 0n,
				outcome: () => result,
				expected: () => (failures.length === 0 ? result : null),
				forecasts: () => [],
			};
		},
	};
}
