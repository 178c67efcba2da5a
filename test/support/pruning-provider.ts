import type { JsonRpcProvider } from "../../src/rpc/provider.ts";

/** A provider in front of a node that has discarded the state of a block. */
export function pruningProvider(provider: JsonRpcProvider, block: string): JsonRpcProvider {
	const send = async <T>(method: string, params: unknown[]): Promise<T> => {
		if (method.startsWith("state_") && params.includes(block)) {
			const message = `4003: Client error: UnknownBlock: State already discarded for ${block}`;
			throw Object.assign(new Error(message), { code: 4003 });
		}
		return provider.send<T>(method, params);
	};
	return new Proxy(provider, {
		get(target, name) {
			if (name === "send") return send;
			const value: unknown = Reflect.get(target, name);
			return typeof value === "function" ? value.bind(target) : value;
		},
	});
}
