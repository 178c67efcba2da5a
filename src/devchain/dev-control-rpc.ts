import { isPhalaError } from "../errors/error.ts";
import { invalidArgument } from "../errors/invalid-argument.ts";
import type { Advance, DevControls } from "./dev-controls.ts";
import type { GatekeeperOptions, RunningGatekeeper } from "./gatekeeper/gatekeeper.ts";
import type { Settlement } from "./gatekeeper/settlement-message.ts";
import type { Impersonation } from "./impersonation.ts";
import type { FaultControls } from "./node/faults/fault-controls.ts";
import type { Method, MethodCall } from "./node/json-rpc/method-call.ts";
import { invalidParams } from "./node/json-rpc/parse-params.ts";
import type { RetractedTransactions } from "./node/node.ts";
import type { RuntimeUpgrade } from "./runtime/upgrade.ts";
import type { Snapshots } from "./snapshots.ts";
import type { WorkerRegistration } from "./storage-edits/workers.ts";
import { parseList as parseGivenList, parseObject as parseGivenObject } from "./validate.ts";

/**
 * {@link DevControls} as JSON-RPC methods: `dev_fund [address, amount]`,
 * `dev_registerWorker [{ operator, score, confidenceLevel, … }]`, `dev_settle [[{ worker, payout, … }]]`,
 * `dev_offline [[worker]]`, `dev_online [[worker]]`, `dev_advance [{ seconds, days, blocks }]`,
 * `dev_openReferendum [{ endsInBlocks }]`, `dev_reorg [{ depth, transactions }]`, `dev_impersonate [address, on]`, `dev_snapshot []` (returns an id), `dev_revert [id]`, `dev_upgrade [{ specVersion, layout }]`,
 * `dev_gatekeeper [true | false | { heartbeatBlocks }]`. Amounts are decimal strings of pico PHA. Each returns the hash
 * of the best block, except `dev_registerWorker` (the worker's key) and `dev_openReferendum` (the index).
 * {@link FaultControls} as `dev_injectFault [name, options]`, `dev_endFault [id]`, `dev_clearFaults []`, `dev_faults []`.
 */
export function devControlMethods(
	controls: DevControls,
	gatekeeper: RunningGatekeeper,
	faults: FaultControls,
	snapshots: Snapshots,
	impersonation: Impersonation,
): Record<string, Method> {
	return {
		dev_injectFault: control((call) => faults.inject(call.param(0), call.param(1))),
		dev_endFault: control((call) => faults.end(call.param(0))),
		dev_clearFaults: control(() => faults.clear()),
		dev_faults: control(() => faults.list()),
		dev_fund: control((call) => controls.fund(String(call.param(0)), parseAmount("amount", call.param(1))).hash),
		dev_registerWorker: control((call) => controls.registerWorker(parseRegistration(call.param(0)))),
		dev_settle: control((call) => controls.settle(parseList("settlements", call.param(0)).map(parseSettlement)).hash),
		dev_offline: control((call) => controls.sendUpdate({ offline: parseWorkers(call) }).hash),
		dev_online: control((call) => controls.sendUpdate({ recovered: parseWorkers(call) }).hash),
		dev_advance: control(
			(call) => controls.advance(parseObject("time", call.param(0)) as Advance, (step) => call.once(step)).hash,
		),
		dev_openReferendum: control((call) => controls.openReferendum(parseObject("options", call.param(0) ?? {}))),
		dev_gatekeeper: control((call) => {
			const options = call.param(0) ?? true;
			if (options === false) return gatekeeper.stop().hash;
			gatekeeper.start(options === true ? {} : (parseObject("options", options) as GatekeeperOptions));
			return call.node.head.hash;
		}),
		dev_upgrade: control((call) => {
			const { node } = call;
			const upgrade = parseObject("upgrade", call.param(0) ?? {}) as RuntimeUpgrade;
			call.once(() => node.replaceRuntime(node.runtime.upgrade(upgrade)));
			return call.once(() => node.newBlock()).hash;
		}),
		dev_impersonate: control((call) => {
			const account = String(call.param(0));
			if (call.param(1) === false) impersonation.stop(account);
			else impersonation.start(account);
			return call.param(1) !== false;
		}),
		dev_snapshot: control(() => snapshots.takeNamed()),
		dev_revert: control((call) => snapshots.revertNamed(call.param(0)).hash),
		dev_reorg: control((call) => {
			const { depth, transactions = "reapply" } = parseObject("options", call.param(0));
			return call.node.reorg(Number(depth), transactions as RetractedTransactions).hash;
		}),
	};
}

/** Wraps a control: its errors become `Invalid params`. */
function control(method: (call: MethodCall) => unknown): Method {
	return (call) => {
		try {
			return method(call);
		} catch (error) {
			throw isPhalaError(error) ? invalidParams(error.message) : error;
		}
	};
}

function parseSettlement(value: unknown): Settlement {
	const { worker, payout, treasury, v } = parseObject("settlement", value);
	return {
		worker: String(worker),
		payout: parseAmount("payout", payout),
		treasury: treasury === undefined ? undefined : parseAmount("treasury", treasury),
		v: v === undefined ? undefined : parseAmount("v", v),
	};
}

function parseRegistration(value: unknown): WorkerRegistration {
	const { publicKey, operator, score, confidenceLevel, cores } = parseObject("worker", value);
	return {
		operator: String(operator),
		score: Number(score),
		confidenceLevel: Number(confidenceLevel),
		publicKey: publicKey === undefined ? undefined : String(publicKey),
		cores: cores === undefined ? undefined : Number(cores),
	};
}

const parseWorkers = (call: MethodCall): string[] => parseList("workers", call.param(0)).map(String);

const parseObject = (name: string, value: unknown) => parseGivenObject(name, value as Record<string, unknown>);
const parseList = (name: string, value: unknown) => parseGivenList(name, value as readonly unknown[]);

function parseAmount(name: string, value: unknown): bigint {
	const text = typeof value === "number" && Number.isSafeInteger(value) ? String(value) : value;
	if (typeof text === "string" && /^(\d+|0x[0-9a-fA-F]+)$/.test(text)) return BigInt(text);
	throw invalidArgument(name, value, "pico PHA as a decimal string");
}
