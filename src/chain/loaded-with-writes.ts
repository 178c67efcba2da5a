// One export of each module that the writes of both generations load with the first plan: one group of modules, as in
// `loaded-at-once.ts`. Imported by the writes and by the chunks of plans that load after them.
export { encodeInteger } from "../codec/encode-integer.ts";
export { hash256 } from "../codec/hash-256.ts";
export { bindTo } from "./bind-to.ts";
export { checkCap } from "./check-cap.ts";
export { readValue, reservableOf, transferableOf } from "./create-operation.ts";
export { FEE_RESERVE } from "./fee-reserve.ts";
export { batchedCalls, wrappedCall } from "./inner-calls.ts";
export { scanMetadata } from "./loaded-with-metadata.ts";
export { encodeType } from "./metadata/encode.ts";
export { poolFound, poolNotFound, wrongPoolKind } from "./pool-admin/pool-operation.ts";
export { isRefusal } from "./rules/refusal.ts";
export { ruleFailure } from "./rules/rule-failure.ts";
export { laterName } from "./signing/call-names.ts";
export { SIGNED_EXTENSIONS } from "./signing/signed-extensions.ts";
export { TransactionCodec } from "./signing/transaction-codec.ts";
export { TransactionVerifier } from "./signing/transaction-verifier.ts";
export { unverifiedRuntime } from "./signing/unverified-runtime.ts";
