import type { Codec, INumber, IOption } from "@polkadot/types/types";
import { camelCase } from "./camel-case.ts";
import { toHex } from "./hex.ts";

/**
 * A value of `@polkadot/types` as plain data.
 *
 * - Integers up to 32 bits: number; wider ones: bigint; a `Compact` like its content
 * - Bytes, fixed bytes, accounts, hashes, bit vectors: lower-case hex
 * - Option: the value or `null`; unit: `null`; vectors, sets and tuples: arrays; maps: arrays of pairs
 * - Structs: objects with camelCase names; event data: the same where the fields have names, an array otherwise
 * - Enums: the variant's name, or `{ Variant: value }` where it carries something
 * - Calls: `{ pallet, method, args }`; events: `{ pallet, name, data }`
 *
 * Recognises values by shape, so values of another copy of the library work too.
 */
export function toPlain(codec: Codec): unknown {
	if (codec instanceof Uint8Array) return toHex(codec);
	if (codec instanceof Boolean) return codec.valueOf();
	if (codec instanceof String) return codec.toString();
	if (Array.isArray(codec)) return plainArray(codec);
	if (codec instanceof Map) return plainMap(codec);
	if (codec instanceof Set) return [...codec].map(plainMember);
	if (isEnum(codec)) return plainEnum(codec);
	if (isOption(codec)) return codec.isSome ? toPlain(codec.unwrap()) : null;
	if (isCompact(codec)) return toPlain(codec.unwrap());
	if (isInteger(codec)) return codec.bitLength() > 32 ? codec.toBigInt() : codec.toNumber();
	if (codec.encodedLength === 0) return null;
	throw new TypeError(`no plain form of ${codec.toRawType()}`);
}

/** A member of a set: a codec, or the name of a flag. */
function plainMember(member: Codec | string): unknown {
	return typeof member === "string" ? member : toPlain(member);
}

function plainArray(codecs: Codec & Codec[]): unknown {
	const values = [...codecs].map(toPlain);
	if (!isEventData(codecs)) return values;
	const { names } = codecs;
	if (names === null) return values.length === 0 ? {} : values;
	return Object.fromEntries(names.map((name, i) => [name, values[i]]));
}

function plainMap(map: Codec & Map<Codec | string, Codec>): unknown {
	if (isCall(map)) {
		const args = map.meta.args.map(({ name }, i) => [camelCase(name.toString()), toPlain(at(map.args, i))]);
		return { pallet: map.section, method: map.method, args: Object.fromEntries(args) };
	}
	if (isEvent(map)) return { pallet: map.section, name: map.method, data: toPlain(map.data) };
	if (!("defKeys" in map)) return [...map].map(([key, value]) => [plainMember(key), toPlain(value)]);
	return Object.fromEntries([...map].map(([name, value]) => [camelCase(ownName(String(name))), toPlain(value)]));
}

/** A field's name: `@polkadot/types` adds `_` to those that its own members have, e.g. `hash_`. */
function ownName(name: string): string {
	return name.replace(/_$/, "");
}

function plainEnum(codec: EnumShape): unknown {
	const value = toPlain(codec.inner);
	return value === null && codec.inner.encodedLength === 0 ? codec.type : { [codec.type]: value };
}

interface EnumShape {
	readonly type: string;
	readonly inner: Codec;
}

interface EventData {
	readonly names: string[] | null;
}

interface CallShape {
	readonly section: string;
	readonly method: string;
	readonly args: Codec[];
	readonly meta: { readonly args: { readonly name: { toString(): string } }[] };
}

interface EventShape {
	readonly section: string;
	readonly method: string;
	readonly data: Codec;
}

const isEventData = (codec: object): codec is EventData => "names" in codec && "section" in codec;
const isCall = (codec: object): codec is CallShape => "argsEntries" in codec && "section" in codec;
const isEvent = (codec: object): codec is EventShape => "section" in codec && "data" in codec;
const isEnum = (codec: Codec): codec is Codec & EnumShape => "defIndexes" in codec && "inner" in codec;
const isOption = (codec: Codec): codec is Codec & IOption<Codec> => "isSome" in codec && "unwrap" in codec;
const isCompact = (codec: Codec): codec is Codec & { unwrap(): Codec } => "unwrap" in codec && "toBigInt" in codec;
const isInteger = (codec: Codec): codec is Codec & INumber => "bitLength" in codec && "toBigInt" in codec;

function at(codecs: readonly Codec[], index: number): Codec {
	const codec = codecs[index];
	if (codec === undefined) throw new RangeError(`no argument ${index}`);
	return codec;
}
