import type { TypeRegistry } from "@polkadot/types";
import type { Codec } from "@polkadot/types/types";
import { toPlain } from "../../../codec/to-plain.ts";

/** SCALE of one type, to and from plain values. */
export interface PlainCodec {
	encode(value: unknown): Uint8Array;
	decode(bytes: Uint8Array): unknown;
	/** Decodes a value at the start of `bytes`, and returns its length too. */
	read(bytes: Uint8Array): { readonly value: unknown; readonly length: number };
}

/** The codec of a type of `registry`; looks its class up once. */
export function createCodec(registry: TypeRegistry, type: string): PlainCodec {
	const Type = registry.createClassUnsafe<Codec>(type);
	return {
		encode: (value) => new Type(registry, value).toU8a(),
		decode: (bytes) => toPlain(new Type(registry, bytes)),
		read: (bytes) => {
			const codec = new Type(registry, bytes);
			return { value: toPlain(codec), length: codec.encodedLength };
		},
	};
}
