import type { ForkProvider } from "../../../src/devchain/index.ts";

/** A provider that counts requests, and fails while `isDown` says so. */
export function unsteadyProvider(
	inner: ForkProvider,
	isDown: (count: number, method: string) => boolean = () => false,
) {
	const methods: string[] = [];
	const provider: ForkProvider = {
		send: async (method, params) => {
			methods.push(method);
			if (isDown(methods.length, method)) throw new Error("the line is dead");
			return inner.send(method, params);
		},
	};
	return { provider, methods };
}
