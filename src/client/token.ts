/** The chain's own token. @public */
export interface ChainToken {
	/** E.g. `PHA`. */
	readonly symbol: string;
	/** Decimal places of one token in smallest units. */
	readonly decimals: number;
}

/** The token that `system_properties` names; PHA with 12 decimals where a node names none. Nodes may give lists. */
export function parseToken(properties: unknown): ChainToken {
	const { tokenSymbol, tokenDecimals } = (properties ?? {}) as { tokenSymbol?: unknown; tokenDecimals?: unknown };
	const symbol = Array.isArray(tokenSymbol) ? tokenSymbol[0] : tokenSymbol;
	const decimals = Array.isArray(tokenDecimals) ? tokenDecimals[0] : tokenDecimals;
	return {
		symbol: typeof symbol === "string" ? symbol : "PHA",
		decimals: typeof decimals === "number" ? decimals : 12,
	};
}
