// One export of each module that the reads of generation 2 load when a client connects: one group of modules, as in
// `chain/loaded-at-once.ts`. Imported by the writes, which load later.
export { entries } from "../../../generated/v2/entries.ts";
export { deriveFeatures } from "./features.ts";
export { basePool } from "./reads/base-pool.ts";
export { readCoolingStakes } from "./reads/cooling-down.ts";
export { readDelegator } from "./reads/delegator.ts";
export { readParameters } from "./reads/parameters.ts";
export { readRewards } from "./reads/pool-events.ts";
export { readPoolIds } from "./reads/pool-ids.ts";
export { readPosition } from "./reads/position.ts";
export { readHolding } from "./reads/share-holding.ts";
export { wrappedBalance } from "./reads/share-nft.ts";
export { readStakePools } from "./reads/stake-pool.ts";
export { readSubsidies } from "./reads/subsidies.ts";
export { readVault } from "./reads/vault.ts";
export { readLiquidity } from "./reads/vault-liquidity.ts";
export { readVotes } from "./reads/votes.ts";
export { workerStore } from "./reads/worker.ts";
export { unsupportedV2 } from "./unsupported.ts";
