import { invalidArgument } from "../../../errors/invalid-argument.ts";
import { rethrowMissing } from "../../runtime/storage-missing.ts";
import type { DevNode } from "../node.ts";
import { RpcError } from "../rpc-errors.ts";
import type { Fault, FaultOptions } from "./fault-options.ts";
import type { FaultRule, FaultTarget } from "./fault-rule.ts";
import { type FaultRules, RuleEffects } from "./fault-rules.ts";
import type { Answer, Lie } from "./lies.ts";

/** Replaces the node's response to the next request of a method. */
type Override = { readonly error: RpcError } | { readonly result: unknown };

/** Effect of a fault on the response to a request. */
type ResponseEffect = { readonly error: RpcError; readonly executes: boolean } | { readonly lie: Lie };

/** Puts errors and lies in place of the node's responses and notifications. */
export class ResponseFaults {
	readonly #node: DevNode;
	readonly #rules: FaultRules;
	readonly #overrides = new Map<string, Override[]>();
	readonly #effects = new RuleEffects<ResponseEffect>();

	constructor(node: DevNode, rules: FaultRules) {
		this.#node = node;
		this.#rules = rules;
	}

	/** @param executes - whether requests take effect all the same */
	addError(name: string, options: FaultOptions, methods: readonly string[], error: RpcError, executes = false): Fault {
		return this.#rules.add(name, options, methods, (rule) => this.#effects.start(rule, { error, executes }));
	}

	addLie(name: string, options: FaultOptions, methods: readonly string[], lie: Lie): Fault {
		return this.#rules.add(name, options, methods, (rule) => this.#effects.start(rule, { lie }));
	}

	/** Replaces the response to the next request of a method that has no override before. */
	addOverride(method: string, override: Override): void {
		if (typeof method !== "string") throw invalidArgument("method", method, "a JSON-RPC method");
		this.#overrides.set(method, [...(this.#overrides.get(method) ?? []), override]);
	}

	clearOverrides(): void {
		this.#overrides.clear();
	}

	/**
	 * Decides what a request gets.
	 *
	 * @returns runs it and returns its result, or the one that a fault puts in its place; may be called again while storage is missing
	 */
	answer(method: string, params: readonly unknown[], client: FaultTarget, execute: () => unknown): () => unknown {
		const override = this.#overrides.get(method)?.shift();
		if (override !== undefined) {
			return () => {
				if ("error" in override) throw override.error;
				return override.result;
			};
		}
		const lies: Lie[] = [];
		for (const [rule, effect] of this.#effects) {
			if ("lie" in effect) {
				if (effect.lie.applies({ method, params }) && rule.strikes(method, client)) lies.push(effect.lie);
				continue;
			}
			if (!rule.strikes(method, client)) continue;
			return () => {
				if (effect.executes) attempt(execute);
				throw withSource(effect.error, rule, method);
			};
		}
		return () => this.#falsify(lies, { method, params, result: execute() });
	}

	/** Content of a notification, or the one that a fault puts in its place. */
	notification(method: string, result: unknown, client: FaultTarget): unknown {
		const lies: Lie[] = [];
		for (const [rule, effect] of this.#effects) {
			if (!("lie" in effect) || !effect.lie.applies({ method, params: [] })) continue;
			if (rule.strikes(method, client)) lies.push(effect.lie);
		}
		return this.#falsify(lies, { method, params: [], result });
	}

	#falsify(lies: readonly Lie[], answer: Omit<Answer, "node">): unknown {
		const node = this.#node;
		return lies.reduce<unknown>((result, lie) => lie.falsify({ ...answer, result, node }), answer.result);
	}
}

/** The error with the fault that causes it. */
function withSource({ code, message, data }: RpcError, rule: FaultRule, method: string): RpcError {
	const source = rule.describe(method);
	return new RpcError(code, message, data === undefined ? source : `${data} (${source})`);
}

function attempt(body: () => unknown): void {
	try {
		body();
	} catch (error) {
		// The client gets the error of the fault.
		rethrowMissing(error);
	}
}
