import { StorageMissing } from "./storage-missing.ts";

/** A module that is loaded when it is first needed. Code that runs at once gets it as storage of a fork: see {@link StorageMissing}. */
export class LateModule<T> {
	readonly #load: () => Promise<T>;
	#loaded: T | undefined;

	/** @param load - imports the module */
	constructor(load: () => Promise<T>) {
		this.#load = load;
	}

	/** The module; `undefined` before it is loaded. */
	get loaded(): T | undefined {
		return this.#loaded;
	}

	/** The module. Throws {@link StorageMissing} before it is loaded. */
	get(): T {
		if (this.#loaded === undefined) throw new StorageMissing(this);
		return this.#loaded;
	}

	/** Loads the module. */
	async fetch(): Promise<void> {
		this.#loaded ??= await this.#load();
	}
}
