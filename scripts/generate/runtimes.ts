/** A runtime to generate from. */
export interface Source {
	readonly generation: 1 | 2;
	/** File of the full metadata, without `.scale`. */
	readonly file: string;
	/** Pallets to keep: those that the SDK and the development chain use. */
	readonly pallets: readonly string[];
	/** Genesis hash of the public chain that had this runtime, where it is bundled without its metadata. */
	readonly genesisHash?: string;
	/** blake2-256 hash of its full metadata, as nodes of that chain serve it. */
	readonly metadataHash?: string;
}

const COMMON = [
	"System",
	"Timestamp",
	"Utility",
	"Multisig",
	"Proxy",
	"Vesting",
	"ParachainInfo",
	"Identity",
	"Balances",
	"TransactionPayment",
	"PhalaRegistry",
	"PhalaMq",
];

/** Pallets of generation 1. */
const PALLETS_V1 = [...COMMON, "PhalaMining", "PhalaStakePool", "Sudo"];

/** Pallets of generation 2. `PhalaStakePool` is the dead storage of generation 1, which real runtimes still expose. */
export const PALLETS_V2 = [
	...COMMON,
	"Assets",
	"Uniques",
	"RmrkCore",
	"PhalaComputation",
	"PhalaStakePool",
	"PhalaStakePoolv2",
	"PhalaVault",
	"PhalaWrappedBalances",
	"PhalaBasePool",
	"Democracy",
];

/** The runtimes that types are generated from. */
export const SOURCES: readonly Source[] = [
	{ generation: 1, file: "rhala-1180", pallets: PALLETS_V1 },
	{
		generation: 2,
		file: "khala-1251",
		pallets: PALLETS_V2,
		genesisHash: "0xd43540ba6d3eb4897c28a77d48cb5b729fea37603cbbfc7a86a73b72adb3be8d",
		metadataHash: "0xedfb0785cbc25c9f2a98f849d68b1bf010da94462f6cad518659302dc6f99c5c",
	},
];

/** Other runtimes, kept trimmed as test material. */
export const SPECIMENS: readonly Source[] = [
	{ generation: 1, file: "rhala-1130", pallets: PALLETS_V1 },
	{ generation: 2, file: "rhala-1241", pallets: PALLETS_V2 },
	{ generation: 2, file: "phala-node-1", pallets: PALLETS_V2 },
];
