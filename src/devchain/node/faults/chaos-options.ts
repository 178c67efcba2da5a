/**
 * Faults that {@link Faults.chaos} mixes, by their methods.
 *
 * @public
 */
export type ChaosFault =
	| "dropMessages"
	| "delayMessages"
	| "duplicateMessages"
	| "reorderMessages"
	| "truncateMessages"
	| "cutConnections"
	| "stallConnections"
	| "failRequests"
	| "limitRate"
	| "answerNull"
	| "refuseTransactions"
	| "loseTransactions"
	| "misreportTransactions"
	| "replaceTransactions"
	| "lieAboutHeads"
	| "lieAboutNonces"
	| "lieAboutGenesis"
	| "reorganize";

/**
 * Options of {@link Faults.chaos}.
 *
 * @public
 */
export interface ChaosOptions {
	/** Seed of all decisions. */
	readonly seed: number;
	/**
	 * Probability that a fault affects a message, 0 to 1. Faults that break a connection have a tenth of it.
	 *
	 * @defaultValue 0.02
	 */
	readonly rate?: number | undefined;
	/**
	 * Faults to mix.
	 *
	 * @defaultValue all that an honest node or network may cause: not the lies about heads, nonces and genesis, and not
	 * `replaceTransactions`
	 */
	readonly faults?: "all" | readonly ChaosFault[] | undefined;
}
