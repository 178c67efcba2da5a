// What handles load when it is first wanted, as one part: each part of its own would cut the code that it shares with the
// door into more pieces, which together weigh more.

export { Streams } from "../live/client-streams.ts";
export { claimAll } from "./claim-all-rewards.ts";
export { budgetState, poolEstimateOf, vaultEstimateOf } from "./estimates/earnings.ts";
export { projectionOf, timelineOf } from "./estimates/queue-projection.ts";
export { overstakeOf, reclaimableOf, startableOf } from "./estimates/suggestions.ts";
export { commissionHistory } from "./history/commission-history.ts";
export { eventsOf, stakePoolSeries, vaultSeries } from "./history/events.ts";
export { Past } from "./history/historical-chain.ts";
