/** Storage, or code, that has to be fetched before it can be read. */
export interface FetchedStorage {
	/** Fetches all that was missed so far. Throws `FORK_SOURCE_FAILED`. */
	fetch(): Promise<void>;
}

/** A read of storage, or a use of code, that was not fetched yet. {@link withStorage} fetches it and reads again. */
export class StorageMissing extends Error {
	readonly #storage: FetchedStorage;

	/** @param storage - knows what is missing */
	constructor(storage: FetchedStorage) {
		super("the storage or code was not fetched yet");
		this.name = "StorageMissing";
		this.#storage = storage;
	}

	/** See {@link FetchedStorage.fetch}. */
	fetch(): Promise<void> {
		return this.#storage.fetch();
	}
}

/**
 * Runs `body` again until all storage and code that it needs is fetched; at once where nothing is missing.
 *
 * @param body - changes nothing before it has read all that it needs
 * @throws PhalaError `FORK_SOURCE_FAILED`
 */
export async function withStorage<T>(body: () => T): Promise<T> {
	for (;;) {
		try {
			return body();
		} catch (error) {
			if (!(error instanceof StorageMissing)) throw error;
			await error.fetch();
		}
	}
}

/** Throws an error on if it is a {@link StorageMissing}, which only the start of a read may catch. */
export function rethrowMissing(error: unknown): void {
	if (error instanceof StorageMissing) throw error;
}
