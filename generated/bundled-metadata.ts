// Made by scripts/generate.ts from metadata.json.

/** blake2-256 hashes of the metadata of bundled runtimes: as nodes serve it, and trimmed to the SDK's pallets. */
export const METADATA_HASHES: readonly string[] = [
	"0xedfb0785cbc25c9f2a98f849d68b1bf010da94462f6cad518659302dc6f99c5c",
	"0xe603d94766ef5874ffea4d4d9e545b9f5fa21b9651b7afc8ff3d011093f8614d",
];
