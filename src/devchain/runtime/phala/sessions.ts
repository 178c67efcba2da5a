import type { WorkerInfoV2 } from "../../../../generated/v2/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { fromFixed, MIN_SCORE, type PalletGeneration, smin, ve } from "../../../math/index.ts";
import type { Chain } from "../frame/chain.ts";
import { defineItem, type Item } from "../frame/define-item.ts";
import { ensure, fail } from "../frame/failure.ts";
import { nowSeconds } from "../frame/timestamp.ts";
import { type ComputingPallet, tokenomicParameters } from "./tokenomics.ts";

/** Worker states, from `Ready` to `Ready`. */
export type SessionState = "ready" | "idle" | "unresponsive" | "coolingDown";

/** Fields of a session ("miner" in generation 1) that both generations have; others are preserved. */
export interface SessionRecord {
	readonly state: string;
	readonly ve: bigint;
	readonly v: bigint;
	readonly vUpdatedAt: bigint;
	readonly benchmark: object;
	readonly coolDownStart: bigint;
	readonly stats: { readonly totalReward: bigint };
}

/** Names that differ between the generations. */
export interface SessionNames {
	readonly generation: PalletGeneration;
	readonly pallet: ComputingPallet;
	/** Storage items. */
	readonly items: { readonly sessions: string; readonly bindings: string; readonly online: string };
	/** Field of the session in events. */
	readonly subject: string;
	/** Field of a benchmark that holds the time of binding. */
	readonly boundAt: string;
	readonly states: Readonly<Record<SessionState, string>>;
	readonly events: Readonly<Record<"bound" | "unbound" | "started" | "stopped" | "reclaimed", string>> &
		Readonly<Record<"unresponsive" | "responsive" | "settled" | "dropped" | "settleFailed", string>>;
	readonly errors: Readonly<Record<"notBound" | "notFound" | "notReady" | "notComputing", string>>;
	/** Additional requirement for binding a worker. */
	mayBind(chain: Chain, worker: Hex): boolean;
}

/** Fields of a registered worker that sessions use. */
type Registered = Pick<WorkerInfoV2, "operator" | "initialScore" | "confidenceLevel">;

const registry: Item<[worker: Hex], Registered | null> = defineItem("phalaRegistry", "workers");

/** Workers in the registry; `null` if not registered. */
export const registeredWorker = (chain: Chain, worker: Hex): Registered | null => chain.at(registry).get(worker);

/**
 * Sessions of workers: pallet `PhalaMining` of generation 1, `PhalaComputation` of generation 2. Only names differ.
 */
export class Sessions {
	readonly #names: SessionNames;
	readonly #sessions: Item<[session: Hex], SessionRecord | null>;
	/** Worker of each session. */
	readonly #bindings: Item<[session: Hex], Hex | null>;
	/** Session of each worker. */
	readonly #workerBindings: Item<[worker: Hex], Hex | null>;
	readonly #stakes: Item<[session: Hex], bigint | null>;
	readonly #online: Item<[], number>;
	readonly #nextSessionId: Item<[], number>;
	readonly #coolDownPeriod: Item<[], bigint>;

	/** @param names - names in the generation */
	constructor(names: SessionNames) {
		const { pallet, items } = names;
		this.#names = names;
		this.#sessions = defineItem(pallet, items.sessions);
		this.#bindings = defineItem(pallet, items.bindings);
		this.#workerBindings = defineItem(pallet, "workerBindings");
		this.#stakes = defineItem(pallet, "stakes");
		this.#online = defineItem(pallet, items.online);
		this.#nextSessionId = defineItem(pallet, "nextSessionId");
		this.#coolDownPeriod = defineItem(pallet, "coolDownPeriod");
	}

	/** The session a worker is bound to. */
	sessionOf(chain: Chain, worker: Hex): Hex | null {
		return chain.at(this.#workerBindings).get(worker);
	}

	/** The worker that is bound to a session. */
	workerOf(chain: Chain, session: Hex): Hex | null {
		return chain.at(this.#bindings).get(session);
	}

	/** State of a session; `null`: never bound. */
	stateOf(chain: Chain, session: Hex): SessionState | null {
		const info = this.#info(chain, session);
		return info === null ? null : this.#stateIn(info);
	}

	/** Whether a session's worker computes, responsive or not. */
	isComputing(chain: Chain, session: Hex): boolean {
		const info = this.#info(chain, session);
		return info !== null && this.#computes(info);
	}

	/** Stake of a session; 0 without one. */
	stakeOf(chain: Chain, session: Hex): bigint {
		return chain.at(this.#stakes).get(session) ?? 0n;
	}

	/** Whether {@link Sessions.bind} would succeed. */
	canBind(chain: Chain, session: Hex, worker: Hex): boolean {
		const free = this.sessionOf(chain, worker) === null && this.workerOf(chain, session) === null;
		const ready = (this.stateOf(chain, session) ?? "ready") === "ready";
		return free && ready && this.#names.mayBind(chain, worker);
	}

	/** Fails unless `who` operates the worker of a session. */
	assertOperated(chain: Chain, session: Hex, who: Hex): void {
		const { pallet } = this.#names;
		const worker = this.workerOf(chain, session) ?? this.#fail("notBound");
		const { operator } = registeredWorker(chain, worker) ?? fail(pallet, "WorkerNotRegistered");
		ensure(operator === who, pallet, "BadSender");
	}

	/** Binds a worker to a session, with a fresh record. Events: bound. */
	bind(chain: Chain, session: Hex, worker: Hex): void {
		const { boundAt, states, events } = this.#names;
		const now = nowSeconds(chain);
		chain.at(this.#bindings).set(session, worker);
		chain.at(this.#workerBindings).set(worker, session);
		chain.at(this.#sessions).set(session, {
			state: states.ready,
			ve: 0n,
			v: 0n,
			vUpdatedAt: now,
			benchmark: { pInit: 0, pInstant: 0, iterations: 0n, [boundAt]: now, challengeTimeLast: 0n },
			coolDownStart: 0n,
			stats: { totalReward: 0n },
		});
		this.#emit(chain, events.bound, session, { worker });
	}

	/** Unbinds a session; a computing one is stopped first. Record and stake stay. Events: stopped if so, unbound. */
	unbind(chain: Chain, session: Hex): void {
		const worker = this.workerOf(chain, session) ?? this.#fail("notBound");
		if (this.isComputing(chain, session)) this.stop(chain, session);
		chain.at(this.#bindings).delete(session);
		chain.at(this.#workerBindings).delete(worker);
		this.#emit(chain, this.#names.events.unbound, session, { worker });
	}

	/** Starts the session's worker with `stake`. Events: started. */
	start(chain: Chain, session: Hex, worker: Hex, stake: bigint): void {
		const { pallet, generation, states, events } = this.#names;
		const info = this.#info(chain, session) ?? this.#fail("notFound");
		if (this.#stateIn(info) !== "ready") this.#fail("notReady");
		ensure(!chain.at(this.#stakes).has(session), pallet, "InternalErrorCannotStartWithExistingStake");
		const { initialScore = null, confidenceLevel = 0 } = registeredWorker(chain, worker) ?? {};
		if (initialScore === null) fail(pallet, "BenchmarkMissing");
		ensure(initialScore >= MIN_SCORE, pallet, "BenchmarkTooLow");
		const parameters =
			chain.at(tokenomicParameters(pallet)).get() ?? fail(pallet, "InternalErrorBadTokenomicParameters");
		ensure(stake >= smin(initialScore, parameters, generation), pallet, "InsufficientStake");
		const v = ve(stake, initialScore, confidenceLevel, parameters, generation);
		ensure(v <= parameters.vMax, pallet, "TooMuchStake");
		chain.at(this.#stakes).set(session, stake);
		chain.at(this.#online).set(chain.at(this.#online).get() + 1);
		chain.at(this.#nextSessionId).set(chain.at(this.#nextSessionId).get() + 1);
		const benchmark = { ...info.benchmark, pInit: initialScore };
		const now = nowSeconds(chain);
		this.#update(chain, session, info, { state: states.idle, v, ve: v, vUpdatedAt: now, benchmark });
		this.#emit(chain, events.started, session, { initV: v, initP: initialScore });
	}

	/** Stops the session's worker: it cools down from now on. Events: stopped. */
	stop(chain: Chain, session: Hex): void {
		const { states, events } = this.#names;
		if (this.workerOf(chain, session) === null) this.#fail("notBound");
		const info = this.#info(chain, session) ?? this.#fail("notFound");
		if (!this.#computes(info)) this.#fail("notComputing");
		this.#update(chain, session, info, { state: states.coolingDown, coolDownStart: nowSeconds(chain) });
		chain.at(this.#online).set(chain.at(this.#online).get() - 1);
		this.#emit(chain, events.stopped, session);
	}

	/**
	 * Releases the stake of a session that has cooled down, and returns it. Events: reclaimed.
	 *
	 * @param patient - whether to require the end of the cool-down
	 */
	reclaim(chain: Chain, session: Hex, patient: boolean): bigint {
		const { pallet, states, events } = this.#names;
		const info = this.#info(chain, session) ?? this.#fail("notFound");
		const over = !patient || nowSeconds(chain) - info.coolDownStart >= chain.at(this.#coolDownPeriod).get();
		ensure(this.#stateIn(info) === "coolingDown" && over, pallet, "CoolDownNotReady");
		const originalStake = this.stakeOf(chain, session);
		chain.at(this.#stakes).delete(session);
		this.#update(chain, session, info, { state: states.ready, coolDownStart: 0n });
		this.#emit(chain, events.reclaimed, session, { originalStake, slashed: 0n });
		return originalStake;
	}

	/**
	 * Sets whether a worker is responsive. Only computing workers can become unresponsive; a repeated call repeats the
	 * event.
	 */
	setResponsive(chain: Chain, worker: Hex, responsive: boolean): void {
		const { states, events } = this.#names;
		const session = this.sessionOf(chain, worker);
		const info = session === null ? null : this.#info(chain, session);
		if (session === null || info === null || !this.#computes(info)) return;
		this.#update(chain, session, info, { state: responsive ? states.idle : states.unresponsive });
		this.#emit(chain, responsive ? events.responsive : events.unresponsive, session);
	}

	/**
	 * Sets a worker's V and adds its reward, in any worker state. Drops a settlement that is not newer than the last one, and
	 * ignores workers without a session. Events: settled, dropped, or settleFailed.
	 *
	 * @param sentAt - time of the message, seconds since 1970
	 * @param payTreasury - pays the treasury's part; returns `false` when it cannot be paid
	 */
	settle(
		chain: Chain,
		{ worker, v, payout }: { readonly worker: Hex; readonly v: bigint; readonly payout: bigint },
		sentAt: bigint,
		payTreasury: () => boolean,
	): void {
		const { generation, events } = this.#names;
		const session = this.sessionOf(chain, worker);
		const info = session === null ? null : this.#info(chain, session);
		if (session === null || info === null) return;
		if (info.vUpdatedAt >= sentAt) {
			this.#emit(chain, events.dropped, session, { v, payout });
			return;
		}
		const stats = { totalReward: info.stats.totalReward + fromFixed(payout, generation) };
		this.#update(chain, session, info, { v, vUpdatedAt: nowSeconds(chain), stats });
		if (payTreasury()) this.#emit(chain, events.settled, session, { vBits: v, payoutBits: payout });
		else chain.deposit(this.#names.pallet, events.settleFailed, { worker });
	}

	#info(chain: Chain, session: Hex): SessionRecord | null {
		return chain.at(this.#sessions).get(session);
	}

	#update(chain: Chain, session: Hex, info: SessionRecord, change: Partial<SessionRecord>): void {
		chain.at(this.#sessions).set(session, { ...info, ...change });
	}

	#stateIn({ state }: SessionRecord): SessionState | null {
		const states = Object.entries(this.#names.states) as [SessionState, string][];
		return states.find(([, name]) => name === state)?.[0] ?? null;
	}

	#computes(info: SessionRecord): boolean {
		const state = this.#stateIn(info);
		return state === "idle" || state === "unresponsive";
	}

	#emit(chain: Chain, name: string, session: Hex, data: Readonly<Record<string, unknown>> = {}): void {
		chain.deposit(this.#names.pallet, name, { [this.#names.subject]: session, ...data });
	}

	#fail(error: keyof SessionNames["errors"]): never {
		fail(this.#names.pallet, this.#names.errors[error]);
	}
}
