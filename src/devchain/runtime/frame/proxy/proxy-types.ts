import type { CallFilter } from "../call.ts";
import type { Chain } from "../chain.ts";
import type { PlainCall } from "../plain-call.ts";

/** Types of proxies with the calls that each may make. */
export type ProxyTypes = Readonly<Record<string, CallFilter>>;

/** Allows calls of some pallets, `pallet`, and single calls, `pallet.method`. */
export function callsOf(...names: readonly string[]): CallFilter {
	const allowed = new Set(names);
	return ({ pallet, method }) => allowed.has(pallet) || allowed.has(`${pallet}.${method}`);
}

/** Index of a type in the runtime's enum. */
export function proxyTypeIndex({ layout }: Chain, type: string): number {
	const codec = layout.event("proxy", "ProxyAdded").fields.find(({ name }) => name === "proxyType")?.codec;
	return codec?.encode(type)[0] ?? 0;
}

/** Whether a type includes the rights of another one. */
function includes(type: string, other: string): boolean {
	if (type === other || type === "Any") return true;
	return type === "NonTransfer" && other !== "Any";
}

/** Calls that a proxy may make. It cannot give or remove rights that it does not have. */
export function filterOf(types: ProxyTypes, type: string): CallFilter {
	return (call) => {
		if (call.pallet === "proxy" && !mayChangeProxies(type, call)) return false;
		return types[type]?.(call) ?? false;
	};
}

function mayChangeProxies(type: string, { method, args }: PlainCall): boolean {
	if (method === "addProxy" || method === "removeProxy") return includes(type, String(args.proxyType));
	const removesAll = method === "removeProxies" || method === "killPure" || method === "killAnonymous";
	return !removesAll || type === "Any";
}
