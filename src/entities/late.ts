// What handles load when it is first wanted, as one part: each part of its own would cut the code that it shares with the
// door into more pieces, which together weigh more.
export { LazyApi } from "../live/api.ts";
export { claimAll } from "./claim-all.ts";
export { commissionHistory } from "./commissions.ts";
export { budgetState, poolEstimateOf, vaultEstimateOf } from "./earnings.ts";
export { eventsOf, stakePoolSeries, vaultSeries } from "./history.ts";
export { overstakeOf, reclaimableOf, startableOf } from "./owner-view.ts";
export { Past } from "./past.ts";
export { projectionOf, timelineOf } from "./queue-view.ts";
export { Streams } from "./streams.ts";
