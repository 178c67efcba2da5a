import type { TypeRegistry } from "@polkadot/types";
import type { Codec } from "@polkadot/types/types";
import { toPlain } from "../../../codec/to-plain.ts";
import type { PlainCodec } from "./codec.ts";

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
