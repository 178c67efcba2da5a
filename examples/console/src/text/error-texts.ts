import type { ErrorCode, ErrorDetails } from "phala-stakepool";

/** Formats of values in a message. */
export interface ErrorFormat {
	/** An amount with its symbol; "?" where the chain did not report it. */
	readonly pha: (amount: bigint | null) => string;
	/** A time of the chain, seconds. */
	readonly time: (seconds: number | null) => string;
}

/** Messages by code, for a language other than that of the SDK. */
export type ErrorTexts = {
	readonly [C in ErrorCode]?: (details: ErrorDetails[C], format: ErrorFormat) => string;
};
