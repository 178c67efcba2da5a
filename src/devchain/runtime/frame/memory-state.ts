import type { Hex } from "../../../codec/hex.ts";
import type { State } from "../runtime.ts";

/** A state in memory that a genesis is written to. */
export class MemoryState implements State {
	/** Raw keys and values. */
	entries = new Map<Hex, Uint8Array>();

	get(key: Hex): Uint8Array | undefined {
		return this.entries.get(key);
	}

	set(key: Hex, value: Uint8Array): void {
		this.entries.set(key, value);
	}

	delete(key: Hex): void {
		this.entries.delete(key);
	}

	keys(prefix: Hex): Hex[] {
		return [...this.entries.keys()].filter((key) => key.startsWith(prefix)).sort();
	}

	transaction<T>(body: () => T): T {
		const before = new Map(this.entries);
		try {
			return body();
		} catch (error) {
			this.entries = before;
			throw error;
		}
	}
}
