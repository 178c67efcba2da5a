import type { Hex } from "../codec/hex.ts";
import { type Requests, requestValues } from "./values.ts";

/**
 * Requests that answer what is remembered of one block's storage, and ask the node for the rest, at that block; what it answers is
 * remembered too.
 */
export class Remembered implements Requests {
	/** Values by full key. */
	readonly values = new Map<Hex, Hex | null>();
	readonly #requests: Requests;

	constructor(requests: Requests) {
		this.#requests = requests;
	}

	async request(method: string, params: readonly unknown[], signal?: AbortSignal): Promise<unknown> {
		if (method !== "state_queryStorageAt") return this.#requests.request(method, params, signal);
		const [keys, block] = params as [readonly Hex[], Hex];
		const unknown = keys.filter((key) => !this.values.has(key));
		if (unknown.length > 0) {
			const found = await requestValues(this.#requests, unknown, block, signal);
			for (const [i, key] of unknown.entries()) this.values.set(key, found.at(i) ?? null);
		}
		return [{ block, changes: keys.map((key) => [key, this.values.get(key) ?? null]) }];
	}

	/**
	 * Takes over what a block brought.
	 *
	 * @returns the keys among them whose values are other ones than before, or are new
	 */
	update(changes: Iterable<readonly [Hex, Hex | null]>): readonly Hex[] {
		const changed: Hex[] = [];
		for (const [key, value] of changes) {
			if (this.values.get(key) === value) continue;
			this.values.set(key, value);
			changed.push(key);
		}
		return changed;
	}
}
