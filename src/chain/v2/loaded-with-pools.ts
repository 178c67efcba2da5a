// One export of each module that the writes of pools share: one group of modules, as in `../loaded-at-once.ts`. Imported by each of
// those writes, and by the loaders of what is in it.
export { eventsNamed } from "./pallet-api.ts";
export { readPoolRecord } from "./pool-record.ts";
export { checkContribution } from "./writes/check-contribution.ts";
export { checkQueueService } from "./writes/serve-queue.ts";
export { checkPosition } from "./writes/unwithdrawable.ts";
export { checkRest } from "./writes/wrap-checks.ts";
