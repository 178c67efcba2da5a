// One export of each module that the writes of pools share: one group of modules, as in `../loaded-at-once.ts`. Imported by each of
// those writes, and by the loaders of what is in it.
export { eventsNamed } from "./pallet-api.ts";
export { findStakePool, findVault, readPoolRecord, stakePoolPallet, whitelistPallet } from "./pool-records.ts";
export { checkQueueService } from "./writes/serve-queue.ts";
export { checkPosition } from "./writes/unwithdrawable.ts";
export { readStakedValue, unwrap, wrap } from "./writes/wrap.ts";
