// One export of each module of this layer that the main entry point loads at once and a later chunk imports: see
// `chain/loaded-at-once.ts`.
export { parseFields, parsePids, parseWhere } from "./collection-query.ts";
export { createPinnedContext } from "./pinned-context.ts";
export { readChainSeconds, requirePool } from "./require.ts";
export { parseAmount, parsePid } from "./validate.ts";
