import { type ChainSource, connect } from "phala-stakepool";
import { portProvider } from "phala-stakepool/devchain";
import type { ClientSource } from "phala-stakepool/react";
import type { Source } from "./source.ts";

/** A chain that the page is open to. */
export interface Chain {
	/** Differs between any two chains. */
	readonly key: string;
	readonly source: Source;
	/** For `PhalaProvider`. */
	readonly client: ClientSource;
	/** Calls a control of the chain in the page, e.g. `dev_advance`; `null` for a node. */
	readonly control: ((method: string, params: unknown[]) => Promise<unknown>) | null;
	readonly close: () => void;
}

let opened = 0;

/** Opens a chain: starts a worker with a busy network, or uses a node. */
export function openChain(source: Source): Chain {
	const key = `${opened++}`;
	const clientOf =
		(chain: ChainSource): ClientSource =>
		(options) =>
			connect(chain, options);
	if (source.kind === "node") return { key, source, client: clientOf(source.endpoint), control: null, close: () => {} };
	const worker = new Worker(new URL("./chain.worker.ts", import.meta.url), {
		type: "module",
		name: String(source.generation),
	});
	const provider = portProvider(worker);
	return {
		key,
		source,
		client: clientOf(provider),
		control: (method, params) => provider.send(method, params),
		close: () => worker.terminate(),
	};
}
