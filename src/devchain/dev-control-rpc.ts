import type { Hex } from "../codec/hex.ts";
import type { Advance, DevControls } from "./dev-controls.ts";
import type { GatekeeperOptions, RunningGatekeeper } from "./gatekeeper/gatekeeper.ts";
import type { Settlement } from "./gatekeeper/settlement-message.ts";
import { invalidParams, type Method, type MethodCall } from "./node/json-rpc/method-call.ts";
import type { WorkerRegistration } from "./storage-edits/accounts-and-workers.ts";

/**
 * What {@link DevControls} offers, for those who reach the chain by JSON-RPC: `dev_fund [address, amount]`,
 * `dev_registerWorker [{ operator, score, confidenceLevel, … }]`, `dev_settle [[{ worker, payout, … }]]`,
 * `dev_offline [[worker]]`, `dev_online [[worker]]`, `dev_advance [{ seconds, days, blocks }]`,
 * `dev_openReferendum [{ endsInBlocks }]`, `dev_reorg [{ depth, transactions }]`,
 * `dev_gatekeeper [true | false | { heartbeatBlocks }]`. Amounts are decimal strings of pico PHA. Each answers the head's
 * hash, but `dev_registerWorker` the worker's key and `dev_openReferendum` the index.
 */
export function devControlMethods(acts: DevControls, keeper: RunningGatekeeper): Record<string, Method> {
	const checked =
		(method: (call: MethodCall) => Hex | number): Method =>
		(call) => {
			try {
				return method(call);
			} catch (error) {
				throw error instanceof RangeError || error instanceof TypeError ? invalidParams(error.message) : error;
			}
		};
	return {
		dev_fund: checked((call) => acts.fund(String(call.raw(0)), amount(call.raw(1))).hash),
		dev_registerWorker: checked((call) => acts.registerWorker(registration(call.raw(0)))),
		dev_settle: checked((call) => acts.settle(list(call.raw(0)).map(settlement)).hash),
		dev_offline: checked((call) => acts.deliver({ offline: list(call.raw(0)).map(String) }).hash),
		dev_online: checked((call) => acts.deliver({ recovered: list(call.raw(0)).map(String) }).hash),
		dev_advance: checked((call) => acts.advance(fields(call.raw(0)) as Advance).hash),
		dev_openReferendum: checked((call) => acts.openReferendum(fields(call.raw(0) ?? {}))),
		dev_gatekeeper: checked((call) => {
			const how = call.raw(0) ?? true;
			if (how === false) return keeper.stop().hash;
			keeper.start(how === true ? {} : (fields(how) as GatekeeperOptions));
			return call.node.head.hash;
		}),
		dev_reorg: checked((call) => {
			const { depth, transactions = "reapply" } = fields(call.raw(0));
			if (transactions !== "reapply" && transactions !== "pool" && transactions !== "drop") {
				throw new RangeError(`transactions is "reapply", "pool" or "drop"; not ${transactions}`);
			}
			return call.node.reorg(Number(depth), transactions).hash;
		}),
	};
}

function settlement(value: unknown): Settlement {
	const { worker, payout, treasury, v } = fields(value);
	return {
		worker: String(worker),
		payout: amount(payout),
		...(treasury === undefined ? {} : { treasury: amount(treasury) }),
		...(v === undefined ? {} : { v: amount(v) }),
	};
}

function registration(value: unknown): WorkerRegistration {
	const { publicKey, operator, score, confidenceLevel, cores } = fields(value);
	return {
		operator: String(operator),
		score: Number(score),
		confidenceLevel: Number(confidenceLevel),
		...(publicKey === undefined ? {} : { publicKey: String(publicKey) }),
		...(cores === undefined ? {} : { cores: Number(cores) }),
	};
}

function fields(value: unknown): Record<string, unknown> {
	if (typeof value !== "object" || value === null) throw new TypeError("expected an object");
	return value as Record<string, unknown>;
}

function list(value: unknown): readonly unknown[] {
	if (!Array.isArray(value)) throw new TypeError("expected a list");
	return value;
}

function amount(value: unknown): bigint {
	const text = typeof value === "number" && Number.isSafeInteger(value) ? String(value) : value;
	if (typeof text !== "string" || !/^(\d+|0x[0-9a-fA-F]+)$/.test(text)) {
		throw new TypeError("expected an amount of pico PHA as a decimal string");
	}
	return BigInt(text);
}
