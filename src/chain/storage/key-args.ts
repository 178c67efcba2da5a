import { concatBytes, fromHex, type Hex } from "../../codec/hex.ts";
import type { Reader } from "../../codec/reader.ts";
import type { KeyArgs } from "../../query/storage-entry.ts";

/** Encodes and decodes one kind of key argument; `In`: accepted from callers, `T`: decoded from a key. */
export interface KeyCodec<T, In = T> {
	/** SCALE bytes of `value`; a `RangeError` where it does not fit. */
	write(value: In): Uint8Array;
	/** The argument at the reader's place. */
	read(r: Reader): T;
}

/** `u32`. */
export const u32: KeyCodec<number, bigint | number> = { write: (value) => integerArg(value, 4), read: (r) => r.u32() };

/** `u64`. */
export const u64: KeyCodec<bigint, bigint | number> = { write: (value) => integerArg(value, 8), read: (r) => r.u64() };

/** `count` bytes: accounts, hashes, worker keys. */
export function fixed(count: number): KeyCodec<Hex> {
	return {
		write(value) {
			const bytes = fromHex(value);
			if (bytes.length !== count) throw new RangeError(`${bytes.length} bytes instead of ${count}`);
			return bytes;
		},
		read: (r) => r.hex(count),
	};
}

/** Bytes with their length before them, at most 63 of them. */
export const blob: KeyCodec<Hex> = {
	write(value) {
		const bytes = fromHex(value);
		if (bytes.length > 63) throw new RangeError(`${bytes.length} bytes, more than any key holds`);
		return concatBytes([Uint8Array.of(bytes.length << 2), bytes]);
	},
	read: (r) => r.blob(),
};

/** `Option`: `null` for None. */
export function option<T, In>(inner: KeyCodec<T, In>): KeyCodec<T | null, In | null> {
	return {
		write: (value) => (value === null ? Uint8Array.of(0) : concatBytes([Uint8Array.of(1), inner.write(value)])),
		read: (r) => r.option(inner.read),
	};
}

/** Several values hashed as one argument. */
export function tuple<T extends readonly unknown[]>(
	...parts: { readonly [K in keyof T]: KeyCodec<T[K], KeyArgs<T>[K]> }
): KeyCodec<T, KeyArgs<T>> {
	return {
		write: (values) => concatBytes(parts.map((part, i) => part.write(values[i]))),
		read: (r) => parts.map((part) => part.read(r)) as readonly unknown[] as T,
	};
}

function integerArg(value: bigint | number, count: number): Uint8Array {
	const bytes = new Uint8Array(count);
	let rest = BigInt(value);
	if (rest < 0n || rest >> BigInt(8 * count) !== 0n) throw new RangeError(`${value} does not fit ${count} bytes`);
	for (let i = 0; i < count; i++, rest >>= 8n) bytes[i] = Number(rest & 0xffn);
	return bytes;
}
