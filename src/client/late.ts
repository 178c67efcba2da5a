// What a client loads when it is first wanted, as one part: each part of its own would cut the code that it shares with the
// door into more pieces, which together weigh more.
export { Past } from "./past.ts";
export { Streams } from "./streams.ts";
