// One export of each module that the reads of both generations load when a client connects: one group of modules, as in
// `loaded-at-once.ts`. Imported by the chunks that need a connected client.
export { xxh64 } from "../codec/xxh64.ts";
export { unsupported } from "../errors/unsupported.ts";
export { claimableReward } from "../math/rewards.ts";
export { sharesFor } from "../math/shares.ts";
export { sessionAccount } from "./accounts.ts";
export { DERIVED_FIELDS } from "./derived-pool-fields.ts";
export { readEvents } from "./events/block-events.ts";
export { loadOnce } from "./load-once.ts";
export {
	invalidArgument,
	isPhalaError,
	isRowError,
	PhalaError,
	parallel,
	parseOptions,
	readBlockRef,
	singleRow,
} from "./loaded-at-once.ts";
export { orElse, shareValue } from "./share-value.ts";
export { stakePoolRowBuilder } from "./stake-pool-state.ts";
export { decodeWith } from "./storage/decode-error.ts";
export { defineEntry } from "./storage/define-entry.ts";
export { itemPrefix } from "./storage/hashers.ts";
export { u32 } from "./storage/key-args.ts";
export { mapEntries } from "./storage/map-entries.ts";
export { computeTransferable } from "./transferable.ts";
export { buildWorkerSession } from "./workers/worker-session.ts";
