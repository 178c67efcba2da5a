import { type Hex, toHex } from "../../src/codec/hex.ts";

/** Deterministic pseudo-random numbers (sfc32). */
export class Random {
	#a: number;
	#b = 0x9e3779b9 | 0;
	#c = 0x243f6a88;
	#counter = 1;

	/** @param seed - 32 bits */
	constructor(seed: number) {
		this.#a = seed | 0;
		for (let i = 0; i < 12; i++) this.#next();
	}

	/** From 0 to below 1. */
	fraction(): number {
		return this.#next() / 2 ** 32;
	}

	/** A whole number, both ends included. */
	whole(min: number, max: number): number {
		return min + Math.floor(this.fraction() * (max - min + 1));
	}

	/** Whole PHA in pico, both ends included. */
	pha(min: number, max: number): bigint {
		return BigInt(this.whole(min, max)) * 10n ** 12n;
	}

	/** `true` with that probability. */
	chance(probability: number): boolean {
		return this.fraction() < probability;
	}

	/** A number of the normal distribution with mean 0 and deviation 1. */
	normal(): number {
		return Math.sqrt(-2 * Math.log(1 - this.fraction())) * Math.cos(2 * Math.PI * this.fraction());
	}

	/** One of a list. */
	of<T>(list: readonly T[]): T {
		const found = list[this.whole(0, list.length - 1)];
		if (found === undefined) throw new RangeError("Empty list");
		return found;
	}

	/** A list of `length` elements. */
	list<T>(length: number, create: () => T): T[] {
		return Array.from({ length }, create);
	}

	/** 32 bytes. */
	key(): Hex {
		const words = new Uint32Array(8).map(() => this.#next());
		return toHex(new Uint8Array(words.buffer));
	}

	#next(): number {
		const sum = (this.#a + this.#b + this.#counter++) | 0;
		this.#a = this.#b ^ (this.#b >>> 9);
		this.#b = (this.#c + (this.#c << 3)) | 0;
		this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
		return sum >>> 0;
	}
}
