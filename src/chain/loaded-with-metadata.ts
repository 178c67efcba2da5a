// One export of each module that loads when a client binds a runtime by its metadata: one group of modules, as in
// `loaded-at-once.ts`. Imported by the chunks that read metadata, and by the writes, which load after it.
export { camelCase, lowerFirst } from "../codec/camel-case.ts";
export { hash256 } from "../codec/hash-256.ts";
export { decodeWith } from "./loaded-with-reads.ts";
export { readBlockTimestamp } from "./metadata/block-timestamp.ts";
export { callNames, constant } from "./metadata/decode.ts";
export { decodeEvents } from "./metadata/decode-events.ts";
export { readDispatchError } from "./metadata/dispatch-error.ts";
export { layoutChanged } from "./metadata/layout-changed.ts";
export { createMetadataMap } from "./metadata/metadata-map.ts";
export { createMetadataReader } from "./metadata/metadata-reader.ts";
export { readRuntimeVersion } from "./metadata/runtime-version.ts";
export { scanMetadata, unreadableMetadata } from "./metadata/scan.ts";
export { strictFields } from "./metadata/strict-fields.ts";
export { getType } from "./metadata/types.ts";
export { createPalletApi } from "./pallet-api.ts";
export { callName } from "./signing/call-names.ts";
export { unverifiedRuntime } from "./signing/unverified-runtime.ts";
