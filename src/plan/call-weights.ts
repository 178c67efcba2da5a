import type { WritesModule } from "../chain/chain-adapter.ts";
import type { CallWeight } from "../chain/multisigs/multisigs.ts";
import type { Prepared } from "../chain/operation.ts";
import type { Hex } from "../codec/hex.ts";
import { fetchCallWeight } from "./estimate-fee.ts";
import type { PlanRpc } from "./plan-rpc.ts";

/** Weights of calls of one runtime, by their bytes. */
export class CallWeights {
	static readonly #byRuntime = new WeakMap<object, CallWeights>();
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
		return this.#weights.get(call) ?? null;
	}

	/** Prepares, and again while the weight of a call is missing: the runtime alone knows it. */
	async prepare<R>(rpc: PlanRpc, at: Hex, prepare: () => Promise<Prepared<R>>): Promise<Prepared<R>> {
		for (;;) {
			const prepared = await prepare();
			const missing = prepared.unweighed ?? [];
			if (missing.length === 0) return prepared;
			await Promise.all(missing.map((call) => this.#fetch(rpc, call, at)));
		}
	}

	async #fetch(rpc: PlanRpc, call: Hex, at: Hex): Promise<void> {
		this.#weights.set(call, await fetchCallWeight(rpc, this.#chain.codec, call, at));
	}
}
