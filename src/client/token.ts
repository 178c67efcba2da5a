/** The chain's own token. @public */
export interface ChainToken {
	/** E.g. `PHA`. */
	readonly symbol: string;
	/** Decimal places: 12 if the smallest unit is 10⁻¹² of a token. */
	readonly decimals: number;
}

/** The first token in `system_properties`, which nodes return as a value or a list; PHA with 12 decimals by default. */
export function parseToken(properties: unknown): ChainToken {
	const { tokenSymbol, tokenDecimals } = (properties ?? {}) as { tokenSymbol?: unknown; tokenDecimals?: unknown };
	const symbol = Array.isArray(tokenSymbol) ? tokenSymbol[0] : tokenSymbol;
	const decimals = Array.isArray(tokenDecimals) ? tokenDecimals[0] : tokenDecimals;
	return {
		symbol: typeof symbol === "string" ? symbol : "PHA",
		decimals: typeof decimals === "number" ? decimals : 12,
	};
}
