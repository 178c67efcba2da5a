// One export of each module, up to this layer, that the main entry point loads at once. Bundlers that split code group
// modules by the chunks that import them. Every chunk that loads later imports this file, so that these modules are one
// group: one download, compressed together, where it would be one per set of chunks. `npm run check:size` counts them.
export { KNOWN } from "../../generated/bundled-runtimes.ts";
export { encodeBase58 } from "../codec/base58.ts";
export { blake2b } from "../codec/blake2b.ts";
export { deepFreeze } from "../codec/deep-freeze.ts";
export { fromHex, toHex } from "../codec/hex.ts";
export { Reader } from "../codec/reader.ts";
export { isPhalaError, PhalaError } from "../errors/error.ts";
export { invalidArgument } from "../errors/invalid-argument.ts";
export { notFound } from "../errors/not-found.ts";
export { parseOptions } from "../errors/parse-options.ts";
export { throwNotLoaded } from "../errors/throw-not-loaded.ts";
export { MAX_PPM } from "../math/commission.ts";
export { PHA } from "../math/fixed.ts";
export { invalidValue } from "../math/invalid-argument.ts";
export { formatPha } from "../math/units.ts";
export { ConcurrencyLimit } from "../query/concurrency-limit.ts";
export { executeQuery } from "../query/execute-query.ts";
export { isBytes } from "../query/raw/storage-response-scanner.ts";
export { isRowError, singleRow } from "../query/row-result.ts";
export { RuntimeRegistry } from "../query/runtime-registry.ts";
export { listKeys } from "../query/storage-keys.ts";
export { parallel } from "../query/storage-query.ts";
export { readBlockRef } from "../query/storage-value.ts";
export { readHash } from "../query/storage-values.ts";
export { onAbort } from "../rpc/abort.ts";
export { messageText } from "../rpc/raw-message.ts";
export { excerpt } from "../rpc/redact.ts";
export { withTimeout } from "../rpc/timeout.ts";
export { closed } from "../rpc/transport-errors.ts";
export { Addresses } from "./addresses.ts";
export { DESCRIPTION_VERSION } from "./description.ts";
export { STATE_FIELDS } from "./stake-pool-fields.ts";
