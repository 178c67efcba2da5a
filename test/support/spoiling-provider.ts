import type { JsonRpcProvider } from "../../src/rpc/provider.ts";

/** A provider in front of another one, whose answers a test can spoil. */
export interface SpoilingProvider extends JsonRpcProvider {
	/** Methods called so far. */
	readonly methods: ReadonlySet<string>;
	/** Types of the notifications so far. */
	readonly types: ReadonlySet<string>;
	/** Replaces the answers to `method`, or the notifications of that type; `null`: none. */
	spoil(target: { readonly name: string; readonly answer: unknown } | null): void;
}

/** @param provider - answers in full */
export function spoilingProvider(provider: JsonRpcProvider): SpoilingProvider {
	const methods = new Set<string>();
	const types = new Set<string>();
	let spoiled: { readonly name: string; readonly answer: unknown } | null = null;
	const replace = (name: string, answer: unknown) =>
		spoiled?.name === name ? structuredClone(spoiled.answer) : answer;
	const own: Partial<SpoilingProvider> = {
		methods,
		types,
		spoil(target) {
			spoiled = target;
		},
		async send<T>(method: string, params: unknown[]) {
			methods.add(method);
			return replace(method, await provider.send(method, params)) as T;
		},
		subscribe(type, method, params, callback) {
			types.add(type);
			return provider.subscribe(type, method, params, (error, message) => callback(error, replace(type, message)));
		},
	};
	return new Proxy(provider, {
		get(target, name) {
			if (name in own) return Reflect.get(own, name);
			const value: unknown = Reflect.get(target, name);
			return typeof value === "function" ? value.bind(target) : value;
		},
	}) as SpoilingProvider;
}
