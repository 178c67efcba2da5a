// Reaches all that is loaded before, which the development chain must not import: see chain/loaded-at-once.ts.
export { PhalaError } from "../chain/loaded-at-once.ts";
export { PALLETS } from "../devchain/runtime/v2/pallets.ts";
