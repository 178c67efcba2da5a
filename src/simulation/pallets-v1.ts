// Reaches all that is loaded before, which the development chain must not import: see chain/loaded-with-reads.ts.
export { PhalaError } from "../chain/loaded-with-reads.ts";
export { encodeType } from "../chain/loaded-with-writes.ts";
export { PALLETS } from "../devchain/runtime/v1/pallets.ts";
