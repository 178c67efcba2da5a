/** SCALE types of gatekeeper messages, for `@polkadot/types`. */
export const UPDATE_TYPES = {
	PhalaComputingUpdate: {
		blockNumber: "u32",
		timestampMs: "u64",
		offline: "Vec<[u8; 32]>",
		recovered: "Vec<[u8; 32]>",
		settle: "Vec<PhalaComputingSettlement>",
	},
	PhalaComputingSettlement: { pubkey: "[u8; 32]", v: "u128", payout: "u128", treasury: "u128" },
} as const;
