// What plans load when one is first used, as one part: each part of its own would cut the code that it shares with the door
// into more pieces, which together weigh more.
export { batchOperation } from "./batch-operation.ts";
export { Desk } from "./plan-executor.ts";
