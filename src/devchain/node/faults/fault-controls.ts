import { invalidArgument } from "../../../errors/invalid-argument.ts";
import type { ChaosFault } from "./chaos-options.ts";
import type { Fault, FaultHit } from "./fault-options.ts";
import type { Faults } from "./faults.ts";

/** A fault as `dev_faults` lists it. */
type FaultEntry = Pick<Fault, "name" | "seed" | "hits"> & { readonly id: number };

/** Methods of {@link Faults} that take options and return a fault. */
const INJECTABLE: ReadonlySet<string> = new Set<ChaosFault | "pauseFinality" | "chaos">([
	"dropMessages",
	"delayMessages",
	"duplicateMessages",
	"reorderMessages",
	"truncateMessages",
	"cutConnections",
	"stallConnections",
	"failRequests",
	"limitRate",
	"answerNull",
	"refuseTransactions",
	"loseTransactions",
	"misreportTransactions",
	"replaceTransactions",
	"lieAboutHeads",
	"lieAboutGenesis",
	"lieAboutNonces",
	"reorganize",
	"pauseFinality",
	"chaos",
]);

/** {@link Faults} for JSON-RPC: faults by name and number instead of methods and handles. */
export class FaultControls {
	readonly #faults: Faults;
	readonly #injected = new Map<number, Fault>();
	#nextId = 1;

	/** @param faults - the faults of the chain */
	constructor(faults: Faults) {
		this.#faults = faults;
	}

	/** Injects a fault and returns its number. Throws `INVALID_ARGUMENT`. */
	inject(name: unknown, options: unknown = {}): number {
		if (typeof name !== "string" || !INJECTABLE.has(name)) {
			throw invalidArgument("fault", name, `one of ${[...INJECTABLE].join(", ")}`);
		}
		const inject = this.#faults[name as ChaosFault] as (options: unknown) => Fault;
		const fault = inject.call(this.#faults, options);
		const id = this.#nextId++;
		this.#injected.set(id, fault);
		return id;
	}

	/** Ends a fault; returns `false` for a number that is unknown, or was ended before. */
	end(id: unknown): boolean {
		const fault = this.#injected.get(Number(id));
		if (fault === undefined) return false;
		this.#injected.delete(Number(id));
		fault.end();
		return true;
	}

	/** Ends all faults. */
	clear(): true {
		this.#injected.clear();
		this.#faults.clear();
		return true;
	}

	/** Active faults that were injected here, and the newest messages that any fault affected. */
	list(): { readonly active: readonly FaultEntry[]; readonly hits: readonly FaultHit[] } {
		const active = [...this.#injected].filter(([, { isActive }]) => isActive);
		return {
			active: active.map(([id, { name, seed, hits }]) => ({ id, name, seed, hits })),
			hits: this.#faults.hits,
		};
	}
}
