import { batchedCalls } from "../inner-calls.ts";
import type { Generation } from "../model/network.ts";
import type { Call } from "../operation.ts";

/** Whether proxies of a type may make a call; `unknown`: runtimes of this generation differ. */
export type Permission = "yes" | "no" | "unknown";

/** A runtime, as far as its proxy types depend on it. */
export interface ProxyRuntime {
	readonly generation: Generation;
	readonly specName: string;
}

/** Calls of the stake pool pallet that operate workers, in generation 1 and 2. */
const WORKER_CALLS = [
	["phalaStakePool", "Mining"],
	["phalaStakePoolv2", "Computing"],
].flatMap(([pallet, work]) =>
	["create", "addWorker", "removeWorker", `start${work}`, `stop${work}`, `restart${work}`, "reclaimPoolWorker"].map(
		(method) => `${pallet}.${method}`,
	),
);

/**
 * Calls of the SDK that proxies of a type may make: pallets, or single calls as `pallet.method`.
 *
 * @remarks Source: `ProxyType` of the runtimes rhala 1180, khala 1251 and PoC-6
 */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
	NonTransfer: ["utility", "proxy", "multisig"],
	CancelProxy: ["proxy.rejectAnnouncement", "utility", "multisig"],
	Governance: ["utility"],
	Collator: ["utility", "multisig"],
	Staking: [],
	StakePoolManager: [...WORKER_CALLS, "utility"],
};

/**
 * Whether proxies of a type may make a call, and all inside a batch of any kind. A call by proxy or multisig inside is one of another account:
 * the type says nothing about what that executes.
 */
export function proxyPermission(runtime: ProxyRuntime, type: string, call: Call): Permission {
	const own = permission(runtime, type, call);
	const calls = batchedCalls(call);
	if (own === "no" || calls === null) return own;
	const inner = calls.map((each) => proxyPermission(runtime, type, each));
	if (inner.includes("no")) return "no";
	return inner.includes("unknown") ? "unknown" : own;
}

function permission({ generation, specName }: ProxyRuntime, type: string, { pallet, method, args }: Call): Permission {
	if (type === "Any") return "yes";
	if (pallet === "proxy" && !mayChangeProxies(type, method, args)) return "no";
	const allowed = ALLOWED[type];
	if (allowed === undefined) return "unknown";
	if (allowed.includes(pallet) || allowed.includes(`${pallet}.${method}`)) return "yes";
	if (type !== "NonTransfer" || generation === 1) return "no";
	// PoC-6 excludes transfers alone; other runtimes of generation 2 may exclude Phala's pallets, as generation 1 does.
	return specName === "phala-node" ? "yes" : "unknown";
}

/** Whether a proxy has the rights that it gives or takes. */
function mayChangeProxies(type: string, method: string, { proxyType }: Call["args"]): boolean {
	if (["removeProxies", "killPure", "killAnonymous"].includes(method)) return false;
	if (method !== "addProxy" && method !== "removeProxy") return true;
	return proxyType === type || (type === "NonTransfer" && proxyType !== "Any");
}
