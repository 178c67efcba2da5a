import type { Generation } from "phala-stakepool";
import { serveDevChain } from "phala-stakepool/devchain";

/** Real time between blocks. Each is 12 seconds of the chain's clock. */
const BLOCK_MS = 6000;

// The page gives the generation as the worker's name.
const generation: Generation = self.name === "1" ? 1 : 2;
await serveDevChain(self, { generation, network: "busy", seal: { intervalMs: BLOCK_MS }, finalityLag: 1 });
