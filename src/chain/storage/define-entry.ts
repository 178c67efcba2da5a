import { type Hex, toHex } from "../../codec/hex.ts";
import { Reader } from "../../codec/reader.ts";
import type { KeyArgs, StorageEntry } from "../../query/storage-entry.ts";
import { decodeFailed, decodeValue } from "./decode-error.ts";
import { DIGEST_LENGTHS, type HasherName, hashArg, itemPrefix } from "./hashers.ts";
import type { KeyCodec } from "./key-args.ts";

/** The arguments of a key with their hashers, in order. */
export type Parts<Args extends readonly unknown[]> = {
	readonly [K in keyof Args]: readonly [HasherName, KeyCodec<Args[K], KeyArgs<Args>[K]>];
};

/** The changing part of an {@link StorageEntry}. */
export interface Definition<Args extends readonly unknown[], V> {
	/** Hashers and arguments of the key. */
	readonly parts: Parts<Args>;
	/** Reads the value, and nothing behind it. */
	readonly read: (r: Reader) => NoInfer<V>;
	/** Bytes of the value where storage has none. @defaultValue the value is `null` */
	readonly fallback?: Hex;
}

/** The entry of one storage item. */
export function defineEntry<Args extends readonly unknown[], V>(
	pallet: string,
	item: string,
	{ parts, read, fallback }: Definition<Args, V>,
): StorageEntry<Args, V> {
	const name = `${pallet}.${item}`;
	let prefix: Hex | undefined;
	// The newest hash of each argument: most of many keys in a row share all arguments but one.
	const latest: { readonly value: unknown; readonly text: string }[] = [];
	const text = (i: number, hasher: HasherName, arg: Parts<Args>[number][1], value: KeyArgs<Args>[number]): string => {
		const known = latest[i];
		if (known && known.value === value && typeof value !== "object") return known.text;
		const fresh = toHex(hashArg(hasher, arg.write(value))).slice(2);
		latest[i] = { value, text: fresh };
		return fresh;
	};
	const under = (...args: Partial<KeyArgs<Args>>): Hex => {
		prefix ??= toHex(itemPrefix(pallet, item));
		let key: string = prefix;
		for (const [i, [hasher, arg]] of parts.entries()) {
			if (i < args.length) key += text(i, hasher, arg, args[i] as KeyArgs<Args>[number]);
		}
		return key as Hex;
	};
	return {
		pallet,
		item,
		key: (...args) => under(...(args as Partial<KeyArgs<Args>>)),
		under,
		args(key) {
			try {
				const r = new Reader(key);
				r.skip(32);
				const args = parts.map(([hasher, arg]) => {
					r.skip(DIGEST_LENGTHS[hasher]);
					return arg.read(r);
				});
				r.end();
				return args as readonly unknown[] as Args;
			} catch (cause) {
				throw decodeFailed(`a key of ${name}`, key, cause);
			}
		},
		decode(stored) {
			const present = stored ?? fallback;
			return present === undefined ? (null as V) : decodeValue(name, present, read);
		},
	};
}
