import type { WritesModule } from "../chain/chain-adapter.ts";
import type { CallWeight } from "../chain/multisigs/multisigs.ts";
import type { Prepared } from "../chain/operation.ts";
import type { Hex } from "../codec/hex.ts";
import { fetchCallWeight } from "./estimate-fee.ts";
import type { PlanRpc } from "./plan-rpc.ts";

/** Weights that are kept from one preparation to the next. */
const MAX_KEPT = 256;

/** Weights of calls of one runtime, by their bytes. */
export class CallWeights {
	static readonly #byRuntime = new WeakMap<object, CallWeights>();
	/** The calls that were used last are at the end. */
	readonly #weights = new Map<Hex, CallWeight>();
	readonly #chain: Pick<WritesModule, "codec">;

	constructor(chain: Pick<WritesModule, "codec">) {
		this.#chain = chain;
	}

	/** Those that all plans of a runtime share. */
	static ofRuntime(chain: Pick<WritesModule, "codec">): CallWeights {
		const known = CallWeights.#byRuntime.get(chain) ?? new CallWeights(chain);
		CallWeights.#byRuntime.set(chain, known);
		return known;
	}

	/** `null`: not fetched yet. */
	get(call: Hex): CallWeight | null {
		const weight = this.#weights.get(call);
		if (weight === undefined) return null;
		this.#weights.delete(call);
		this.#weights.set(call, weight);
		return weight;
	}

	/** Prepares, and again while the weight of a call is missing: the runtime alone knows it. */
	async prepare<R>(rpc: PlanRpc, at: Hex, prepare: () => Promise<Prepared<R>>): Promise<Prepared<R>> {
		// Not below: a preparation may need more than are kept.
		this.#dropOldest();
		for (;;) {
			const prepared = await prepare();
			const missing = prepared.unweighed ?? [];
			if (missing.length === 0) return prepared;
			await Promise.all(missing.map((call) => this.#fetch(rpc, call, at)));
		}
	}

	#dropOldest(): void {
		let excess = this.#weights.size - MAX_KEPT;
		for (const call of this.#weights.keys()) {
			if (excess-- <= 0) return;
			this.#weights.delete(call);
		}
	}

	async #fetch(rpc: PlanRpc, call: Hex, at: Hex): Promise<void> {
		this.#weights.set(call, await fetchCallWeight(rpc, this.#chain.codec, call, at));
	}
}
