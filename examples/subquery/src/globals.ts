import { TextDecoder, TextEncoder } from "node:util";

// The node runs mappings in a sandbox without these.
Object.assign(globalThis, { TextDecoder, TextEncoder });
