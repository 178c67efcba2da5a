import type { Generation } from "phala-stakepool";

/** Where the chain of the page is: in a worker of the page, or a node. */
export type Source =
	| { readonly kind: "inPage"; readonly generation: Generation }
	| { readonly kind: "node"; readonly endpoint: string };

/** The source that an address asks for: `?endpoint=ws://…`, or `?generation=1`. */
export function parseSource(search: string): Source {
	const params = new URLSearchParams(search);
	const endpoint = params.get("endpoint");
	if (endpoint) return { kind: "node", endpoint };
	return { kind: "inPage", generation: params.get("generation") === "1" ? 1 : 2 };
}
