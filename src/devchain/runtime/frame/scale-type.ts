import { fromHex } from "../../../codec/hex.ts";
import type { ScaleReader, ScaleWriter } from "./scale-buffers.ts";

/**
 * SCALE of one type to and from plain values, in the form of `toPlain`. `write` throws a {@link Mismatch} for a value of
 * another form.
 */
export interface ScaleType {
	read(from: ScaleReader): unknown;
	write(to: ScaleWriter, value: unknown): void;
	/** Number of bytes of an unsigned integer; `undefined` for other types. */
	readonly uintBytes?: number | undefined;
	/** Whether all values have no bytes. */
	readonly isEmpty?: boolean | undefined;
}

/** A value in another form than the plain one of its type. */
export class Mismatch extends Error {}

/** Whether an error is that of a value of another form, or of bytes that are no value. */
export const isMismatch = (error: unknown): boolean => error instanceof Mismatch || error instanceof RangeError;

const expect: (condition: boolean) => asserts condition = (condition) => {
	if (!condition) throw new Mismatch();
};

/** A type whose only value is `null`. */
export const unit: ScaleType = { read: () => null, write: () => undefined, isEmpty: true };

/** `bool`. */
export const bool: ScaleType = {
	read: (from) => {
		const value = from.uint(1);
		expect(value <= 1);
		return value === 1;
	},
	write: (to, value) => {
		expect(typeof value === "boolean");
		to.uint(value ? 1 : 0, 1);
	},
};

/** `str`. */
export const text: ScaleType = {
	read: (from) => from.text(Number(from.compact())),
	write: (to, value) => {
		expect(typeof value === "string");
		const bytes = new TextEncoder().encode(value);
		to.compact(bytes.length);
		to.raw(bytes);
	},
};

/** An unsigned integer: a number up to 32 bits, a bigint above. */
export function uint(bytes: number): ScaleType {
	const limit = 2n ** BigInt(8 * bytes);
	if (bytes <= 4) {
		const max = Number(limit) - 1;
		return {
			uintBytes: bytes,
			read: (from) => from.uint(bytes),
			write: (to, value) => {
				expect(typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= max);
				to.uint(value, bytes);
			},
		};
	}
	return {
		uintBytes: bytes,
		read: (from) => from.bigUint(bytes),
		write: (to, value) => {
			expect(typeof value === "bigint" && value >= 0n && value < limit);
			to.bigUint(value, bytes);
		},
	};
}

/** A compact unsigned integer. */
export function compact(bytes: number): ScaleType {
	const limit = 2n ** BigInt(8 * bytes);
	const isNumber = bytes <= 4;
	return {
		read: (from) => {
			const value = from.compact();
			expect(value < limit);
			return isNumber ? Number(value) : value;
		},
		write: (to, value) => {
			expect(typeof value === (isNumber ? "number" : "bigint"));
			const integer = value as number | bigint;
			expect(integer >= 0 && integer < limit && (!isNumber || Number.isInteger(integer)));
			to.compact(integer);
		},
	};
}

/** Bytes of a fixed length, in hex. */
export function fixedBytes(length: number): ScaleType {
	return {
		read: (from) => from.hex(length),
		write: (to, value) => {
			const bytes = bytesOf(value);
			expect(bytes.length === length);
			to.raw(bytes);
		},
	};
}

const MAX_CONVICTION = 6;

/** A vote in a referendum, as one byte: aye or nay, and the conviction. */
export const vote: ScaleType = {
	read: (from) => {
		const byte = from.hex(1);
		expect((Number(byte) & 0x7f) <= MAX_CONVICTION);
		return byte;
	},
	write: (to, value) => fixedBytes(1).write(to, value),
};

/** `Vec<u8>`, in hex. */
export const bytes: ScaleType = {
	read: (from) => from.hex(Number(from.compact())),
	write: (to, value) => {
		const content = bytesOf(value);
		to.compact(content.length);
		to.raw(content);
	},
};

const HEX = /^0x([0-9a-f]{2})*$/;

function bytesOf(value: unknown): Uint8Array {
	expect(typeof value === "string" && HEX.test(value));
	return fromHex(value);
}

/** `Vec<T>`. */
export function sequence(item: ScaleType): ScaleType {
	return {
		read: (from) => {
			const values: unknown[] = [];
			for (let count = Number(from.compact()); count > 0; count--) values.push(item.read(from));
			return values;
		},
		write: (to, value) => {
			expect(Array.isArray(value));
			to.compact(value.length);
			for (const part of value) item.write(to, part);
		},
	};
}

/** A tuple, or an array of a fixed length. */
export function tuple(items: readonly ScaleType[]): ScaleType {
	return {
		read: (from) => items.map((item) => item.read(from)),
		write: (to, value) => {
			expect(Array.isArray(value) && value.length === items.length);
			for (const [i, item] of items.entries()) item.write(to, value[i]);
		},
	};
}

/** A struct; fields by camelCase names. */
export function struct(fields: readonly (readonly [name: string, type: ScaleType])[]): ScaleType {
	return {
		read: (from) => {
			const value: Record<string, unknown> = {};
			for (const [name, type] of fields) value[name] = type.read(from);
			return value;
		},
		write: (to, value) => {
			expect(typeof value === "object" && value !== null && !Array.isArray(value));
			for (const [name, type] of fields) {
				expect(type.isEmpty === true || Object.hasOwn(value, name));
				type.write(to, (value as Record<string, unknown>)[name]);
			}
		},
	};
}

/** `Option<T>`: the value, or `null`. */
export function option(content: ScaleType): ScaleType {
	return {
		read: (from) => {
			const tag = from.uint(1);
			expect(tag <= 1);
			return tag === 0 ? null : content.read(from);
		},
		write: (to, value) => {
			// An option whose content is absent has the same plain value as none.
			expect(value !== undefined);
			to.uint(value === null ? 0 : 1, 1);
			if (value !== null) content.write(to, value);
		},
	};
}

/** A variant of an enum. */
export interface ScaleVariant {
	readonly name: string;
	readonly index: number;
	readonly content: ScaleType;
}

/** An enum: the name of a variant without content, or an object with the content by the name. */
export function variants(list: readonly ScaleVariant[]): ScaleType {
	const byIndex = new Map(list.map((variant) => [variant.index, variant]));
	const byName = new Map(list.map((variant) => [variant.name, variant]));
	return {
		read: (from) => {
			const variant = byIndex.get(from.uint(1));
			expect(variant !== undefined);
			const { name, content } = variant;
			if (content.isEmpty === true) return name;
			return { [name]: content.read(from) };
		},
		write: (to, value) => {
			const entries = typeof value === "object" && value !== null ? Object.entries(value) : [[value, undefined]];
			expect(entries.length === 1);
			const [name, content] = entries[0] as [string, unknown];
			const variant = byName.get(name);
			expect(variant !== undefined && (variant.content.isEmpty === true) === (typeof value === "string"));
			to.uint(variant.index, 1);
			variant.content.write(to, content);
		},
	};
}
