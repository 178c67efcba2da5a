import { hash256 } from "../../../codec/hash-256.ts";
import type { Hex } from "../../../codec/hex.ts";

/** Well-known key `:code`. */
export const CODE_KEY: Hex = "0x3a636f6465";

/**
 * Stands in for the runtime's code: a text marker instead of WebAssembly. Clients read the hash of
 * `:code` to notice an upgrade or to cache metadata by it, so the marker differs whenever the metadata does.
 */
export const codeMarker = (metadata: Uint8Array): Uint8Array =>
	new TextEncoder().encode(`phala-devchain runtime, not WebAssembly; metadata ${hash256(metadata)}`);
