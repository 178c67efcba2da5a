import { ScaleReader, ScaleWriter } from "./scale-buffers.ts";
import { isMismatch, type ScaleType } from "./scale-type.ts";

/** SCALE of one type, to and from plain values. */
export interface PlainCodec {
	encode(value: unknown): Uint8Array;
	decode(bytes: Uint8Array): unknown;
	/** Decodes a value at the start of `bytes`, and returns its length too. */
	read(bytes: Uint8Array): { readonly value: unknown; readonly length: number };
}

const writer = new ScaleWriter();

/**
 * The codec of a compiled type, many times as fast.
 *
 * @param type - the compiled type
 * @param otherwise - codec for values and bytes of other forms, such as addresses of accounts; `null`: they fail
 */
export function compiledCodec(type: ScaleType, otherwise: (() => PlainCodec) | null): PlainCodec {
	const attempt = <T>(compiled: () => T, other: (codec: PlainCodec) => T): T => {
		try {
			return compiled();
		} catch (error) {
			if (otherwise && isMismatch(error)) return other(otherwise());
			throw error;
		}
	};
	const read = (bytes: Uint8Array) => {
		const from = new ScaleReader(bytes);
		const value = type.read(from);
		return { value, length: from.offset };
	};
	return {
		encode: (value) =>
			attempt(
				() => writer.collect(() => type.write(writer, value)),
				(codec) => codec.encode(value),
			),
		decode: (bytes) =>
			attempt(
				() => type.read(new ScaleReader(bytes)),
				(codec) => codec.decode(bytes),
			),
		read: (bytes) =>
			attempt(
				() => read(bytes),
				(codec) => codec.read(bytes),
			),
	};
}
