export type { DevAccounts } from "./accounts.ts";
export type { BlockRef, DevChainStats } from "./devchain.ts";
export { DevChain } from "./devchain.ts";
export type { Settlement } from "./gatekeeper.ts";
export type { Faults } from "./node/faults.ts";
export type { Listening } from "./node/listen.ts";
export type { Seal } from "./node/seal.ts";
export type { WorkerRegistration } from "./registry.ts";
export type { DevChainOptions } from "./setup.ts";
