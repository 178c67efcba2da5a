// What the chain layer loads with the first metadata, as one part: each part of its own would cut the code that it shares with
// the door into more pieces, which together weigh more.
export { bindRuntime } from "./bind-runtime.ts";
export { decoderOf, translatorOf } from "./events/decode-pool-events.ts";
