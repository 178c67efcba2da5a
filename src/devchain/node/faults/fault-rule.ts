import { invalidArgument } from "../../../errors/invalid-argument.ts";
import { parseInteger, parseObject } from "../../validate.ts";
import { draw } from "./draw.ts";
import type { Fault, FaultHit, FaultOptions } from "./fault-options.ts";

/** The client that sent a request, or receives a message. */
export interface FaultTarget {
	/** Port of the connection, `"in-process"` for a provider. */
	readonly port: number | "in-process";
}

/** Callbacks of a rule. */
interface RuleListener {
	hit(hit: FaultHit): void;
	ended(): void;
}

/** Decides which messages a fault affects. */
export class FaultRule implements Fault {
	readonly name: string;
	readonly seed: number;
	readonly #methods: readonly string[];
	/** Whether `methods` is the default, which leaves out `dev_*`. */
	readonly #isDefault: boolean;
	readonly #times: number;
	readonly #rate: number;
	readonly #port: number | "in-process" | undefined;
	readonly #listener: RuleListener;
	readonly #counts = new Map<string, number>();
	#skips: number;
	#hits = 0;
	#ended = false;

	/**
	 * @param name - method of {@link Faults}
	 * @param options - as given by the caller; throws `INVALID_ARGUMENT` for wrong ones
	 * @param methods - default of `options.methods`
	 * @param listener - called with every hit, and once at the end
	 */
	constructor(name: string, options: FaultOptions, methods: readonly string[], listener: RuleListener) {
		const { times = Number.POSITIVE_INFINITY, after = 0, rate = 1, seed = 0, port } = parseObject("options", options);
		this.name = name;
		this.seed = parseInteger("seed", seed, 0);
		this.#isDefault = options.methods === undefined;
		this.#methods = parseMethods(options.methods ?? methods);
		this.#times = times === Number.POSITIVE_INFINITY ? times : parseInteger("times", times, 1);
		this.#skips = parseInteger("after", after, 0);
		if (!(typeof rate === "number" && rate >= 0 && rate <= 1))
			throw invalidArgument("rate", rate, "a number from 0 to 1");
		this.#rate = rate;
		this.#port = port === undefined || port === "in-process" ? port : parseInteger("port", port, 0, 65_535);
		this.#listener = listener;
	}

	get hits(): number {
		return this.#hits;
	}

	get isActive(): boolean {
		return !this.#ended && this.#hits < this.#times;
	}

	/** Whether it was ended; a fault that has affected all its messages is inactive, but not ended. */
	get isEnded(): boolean {
		return this.#ended;
	}

	end(): void {
		if (this.#ended) return;
		this.#ended = true;
		this.#listener.ended();
	}

	/** Decides about a message of `method`: whether the fault affects it. */
	strikes(method: string, target?: FaultTarget): boolean {
		if (!this.isActive || !this.#matches(method, target)) return false;
		const index = (this.#counts.get(method) ?? 0) + 1;
		this.#counts.set(method, index);
		if (this.#skips > 0) {
			this.#skips--;
			return false;
		}
		if (this.#rate < 1 && draw(this.seed, this.name, method, index) >= this.#rate) return false;
		this.#hits++;
		this.#listener.hit({ fault: this.name, seed: this.seed, method, index });
		return true;
	}

	/** Names the last hit, so that an error text leads to the fault and its seed. */
	describe(method: string): string {
		return `injected by faults.${this.name}, seed ${this.seed}, ${method} #${this.#counts.get(method) ?? 0}`;
	}

	#matches(method: string, target: FaultTarget | undefined): boolean {
		if (this.#port !== undefined && target?.port !== this.#port) return false;
		if (this.#isDefault && method.startsWith("dev_")) return false;
		return this.#methods.some((pattern) =>
			pattern.endsWith("*") ? method.startsWith(pattern.slice(0, -1)) : method === pattern,
		);
	}
}

function parseMethods(methods: string | readonly string[]): readonly string[] {
	const list = typeof methods === "string" ? [methods] : methods;
	if (Array.isArray(list) && list.length > 0 && list.every((method) => typeof method === "string")) return list;
	throw invalidArgument("methods", methods, "JSON-RPC methods");
}
