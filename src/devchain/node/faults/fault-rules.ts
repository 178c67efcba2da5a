import type { FaultHit, FaultOptions } from "./fault-options.ts";
import { FaultRule } from "./fault-rule.ts";

const KEPT_HITS = 1000;

/** The injected faults that have not ended, and the messages that faults affected. */
export class FaultRules {
	readonly #endings = new Map<FaultRule, () => void>();
	readonly #hits: FaultHit[] = [];
	readonly #ended: () => void;

	/** @param ended - called after each fault that ended */
	constructor(ended: () => void) {
		this.#ended = ended;
	}

	/** The newest messages that faults affected, oldest first. */
	get hits(): readonly FaultHit[] {
		return [...this.#hits];
	}

	/**
	 * Injects a fault. Throws `INVALID_ARGUMENT`.
	 *
	 * @param methods - methods that it affects unless the options name others
	 * @param start - starts its effect; returns a function that ends it
	 */
	add(
		name: string,
		options: FaultOptions,
		methods: readonly string[],
		start: (rule: FaultRule) => () => void,
	): FaultRule {
		const rule: FaultRule = new FaultRule(name, options, methods, {
			hit: (hit) => this.#record(hit),
			ended: () => this.#end(rule),
		});
		this.#endings.set(rule, start(rule));
		return rule;
	}

	/** Ends all faults. */
	endAll(): void {
		for (const rule of [...this.#endings.keys()]) rule.end();
	}

	/** Lists the affected messages in one line, with seeds. */
	describe(): string {
		if (this.#hits.length === 0) return "no message was affected by a fault";
		return this.#hits.map(({ fault, seed, method, index }) => `${fault}(seed ${seed}) ${method} #${index}`).join(", ");
	}

	#record(hit: FaultHit): void {
		this.#hits.push(Object.freeze(hit));
		if (this.#hits.length > KEPT_HITS) this.#hits.shift();
	}

	#end(rule: FaultRule): void {
		this.#endings.get(rule)?.();
		this.#endings.delete(rule);
		this.#ended();
	}
}

/** Effects by the fault that has them, while it has not ended. */
export class RuleEffects<E> extends Map<FaultRule, E> {
	/** Adds the effect of a fault; returns a function that removes it. */
	start(rule: FaultRule, effect: E): () => void {
		this.set(rule, effect);
		return () => void this.delete(rule);
	}
}
