import { LateModule } from "../late-module.ts";

/**
 * `@polkadot/types`: for what clients name by its names, and for metadata that changes. Blocks, storage and calls need none of it:
 * it takes longer to load than all else of a start.
 */
export const polkadotTypes = new LateModule(() => import("@polkadot/types"));
