import type { AccountLike } from "../chain/addresses.ts";
import { deepFreeze } from "../chain/loaded-at-once.ts";
import { Announcements as AnnouncementReader } from "../chain/proxies/announcements.ts";
import { Proxies, type ProxyDefinition } from "../chain/proxies/proxies.ts";
import type { Hex } from "../codec/hex.ts";
import { removeAnnouncementOperation } from "../plan/announce-operation.ts";
import { takeView } from "../plan/loaded-with-plans.ts";
import type { Plan } from "../plan/plan.ts";
import type { RemovedAnnouncement } from "../plan/proxy-options.ts";
import { parseCallHash } from "./parse-call-hash.ts";
import type { PlanClass, PlanContexts } from "./planner.ts";

/** A call that a proxy with a delay announced. @public */
export interface AnnouncedCall {
	/** Address of the account that the proxy acts for. */
	readonly account: string;
	/** The blake2-256 hash of the call. */
	readonly callHash: Hex;
	/** Number of the block of the announcement. */
	readonly height: number;
	/** The first block that can execute it, by the shortest delay of the proxy; `null`: it is no proxy of the account any more. */
	readonly executableFrom: number | null;
}

/**
 * Calls that a proxy with a delay announced.
 *
 * @public
 */
export class Announcements {
	/** Address of the proxy. */
	readonly address: string;
	readonly #delegate: Hex;
	readonly #contexts: PlanContexts;
	readonly #Plan: PlanClass;

	/** @internal */
	constructor(contexts: PlanContexts, Plan: PlanClass, delegate: AccountLike) {
		const { addresses } = contexts.planContext();
		this.#contexts = contexts;
		this.#Plan = Plan;
		this.#delegate = addresses.parseAccount(delegate);
		this.address = addresses.format(this.#delegate);
	}

	/**
	 * The announced calls, oldest first, on the best block.
	 *
	 * @throws PhalaError `UNSUPPORTED` where the chain has no proxies; the transport's errors
	 * @remarks Source: `proxy.announcements`, `proxy.proxies`, both generations
	 */
	async list(): Promise<readonly AnnouncedCall[]> {
		const context = this.#contexts.planContext();
		const { addresses, generation } = context;
		const { metadata } = await context.loadWrites();
		const announcements = new AnnouncementReader(metadata, generation);
		const proxies = new Proxies(metadata, generation);
		const delegate = this.#delegate;
		const at = (await takeView(context.rpc)).block.hash;
		const { entries } = await context.execute(() => announcements.read(delegate), { at });
		const accounts = [...new Set(entries.map(({ real }) => real))];
		const definitions = new Map<Hex, readonly ProxyDefinition[]>(
			await Promise.all(
				accounts.map(
					async (real) => [real, await context.execute(() => proxies.read(real, delegate), { at })] as const,
				),
			),
		);
		return deepFreeze(
			entries.map(({ real, callHash, height }) => {
				const delays = (definitions.get(real) ?? []).map(({ delay }) => delay);
				const executableFrom = delays.length === 0 ? null : height + Math.min(...delays);
				return { account: addresses.format(real), callHash, height, executableFrom };
			}),
		);
	}

	/**
	 * Removes the announcements of a call, by the proxy. Their deposit is returned.
	 *
	 * @param account - the account that the proxy acts for
	 * @param callHash - of {@link Announcements.list}, or of an announcement's result
	 * @throws PhalaError `INVALID_ADDRESS`, `WRONG_PREFIX`, `INVALID_ARGUMENT`; its check fails with `PROXY_NOT_FOUND`
	 * @remarks Source: `proxy.removeAnnouncement`, both generations
	 */
	remove(account: AccountLike, callHash: string): Plan<RemovedAnnouncement> {
		const real = this.#contexts.planContext().addresses.parseAccount(account);
		const ref = { real, delegate: null, callHash: parseCallHash(callHash) };
		return new this.#Plan(
			this.#contexts.planContext(),
			(chain, context) => removeAnnouncementOperation(ref, chain, context),
			this.#delegate,
		);
	}

	/**
	 * Rejects the announcements of a call, by the account that the proxy acts for. Their deposit is returned to the proxy.
	 *
	 * @param account - the account, which signs
	 * @param callHash - as for {@link Announcements.remove}
	 * @throws PhalaError as {@link Announcements.remove}
	 * @remarks Source: `proxy.rejectAnnouncement`, both generations
	 */
	reject(account: AccountLike, callHash: string): Plan<RemovedAnnouncement> {
		const real = this.#contexts.planContext().addresses.parseAccount(account);
		const ref = { real: null, delegate: this.#delegate, callHash: parseCallHash(callHash) };
		return new this.#Plan(
			this.#contexts.planContext(),
			(chain, context) => removeAnnouncementOperation(ref, chain, context),
			real,
		);
	}
}
