// One export of each module that the reads of generation 2 load when a client connects: one group of modules, as in
// `chain/loaded-at-once.ts`. Imported by the writes, which load later.
export { entries } from "../../../generated/v2/entries.ts";
export { createAdapterV2 } from "./adapter.ts";
export { deriveFeatures } from "./features.ts";
export { basePool } from "./reads/base-pool.ts";
export { readShareNfts } from "./reads/share-holding.ts";
export { shareNftShares } from "./reads/share-nft.ts";
export { createPoolReadsV2 } from "./reads/stake-pool.ts";
export { STATUS } from "./reads/worker-status.ts";
export { unsupportedV2 } from "./unsupported.ts";
