import type { TypeRegistry } from "@polkadot/types";
import type { Codec } from "@polkadot/types/types";
import { plain } from "../../../codec/to-plain.ts";

/** SCALE of one type, to and from plain values. */
export interface PlainCodec {
	encode(value: unknown): Uint8Array;
	decode(bytes: Uint8Array): unknown;
	/** Decodes a value at the start of `bytes` and says how long it is. */
	read(bytes: Uint8Array): { readonly value: unknown; readonly length: number };
}

/** The codec of a type of `registry`; looks its class up once. */
export function codecOf(registry: TypeRegistry, type: string): PlainCodec {
	const Type = registry.createClassUnsafe<Codec>(type);
	return {
		encode: (value) => new Type(registry, value).toU8a(),
		decode: (bytes) => plain(new Type(registry, bytes)),
		read: (bytes) => {
			const codec = new Type(registry, bytes);
			return { value: plain(codec), length: codec.encodedLength };
		},
	};
}
