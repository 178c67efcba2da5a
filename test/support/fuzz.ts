import { expect, it } from "vitest";
import { isPhalaError } from "../../src/errors/error.ts";

/** Inputs of each target: as many as CI has time for; 1,000,000 every night. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 20_000);
/** Seed of the first input; each input has the next one. `FUZZ_SEED=n FUZZ_RUNS=1` repeats input `n`. */
const FIRST_SEED = Number(process.env.FUZZ_SEED ?? 1);
const TIME_LIMIT_MS = 6 * 3_600_000;
/** Far more than any input needs; a busy machine is slower by a factor, not by orders. */
const SLOWEST_INPUT_MS = 30_000;
const HEAP_LIMIT = 512 << 20;

/** Random numbers by seed. */
export class Random {
	#state: number;

	constructor(seed: number) {
		this.#state = seed >>> 0;
	}

	/** An integer from 0 to `count` − 1 (mulberry32). */
	below(count: number): number {
		this.#state = (this.#state + 0x6d2b79f5) >>> 0;
		let t = this.#state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) % count;
	}

	pick<T>(values: readonly T[]): T {
		return values[this.below(values.length)] as T;
	}

	/** Small numbers mostly, sometimes large ones. */
	length(): number {
		return this.below(this.pick([2, 8, 40, 300]));
	}

	bytes(length = this.length()): Uint8Array {
		return Uint8Array.from({ length }, () => this.below(256));
	}

	text(letters = '0123456789abcdefxABCDEFZz {}[]",:.-_\\n\u0000é😀'): string {
		const all = [...letters];
		return Array.from({ length: this.length() }, () => this.pick(all)).join("");
	}

	/** `text` with some parts replaced, removed or repeated. */
	mutate(text: string, letters: string): string {
		let mutated = text;
		for (let left = 1 + this.below(4); left > 0; left--) {
			const at = this.below(mutated.length + 1);
			const end = Math.min(mutated.length, at + this.pick([0, 1, 2, 8, 64]));
			const part = this.pick([
				"",
				this.pick([...letters]),
				this.pick([...letters]).repeat(8),
				mutated.slice(at, end).repeat(2),
			]);
			mutated = mutated.slice(0, at) + part + mutated.slice(end);
		}
		return mutated;
	}

	/** Hex of whole bytes mostly, derived from `hex`. */
	mutateHex(hex: string): `0x${string}` {
		const digits = this.mutate(hex.slice(2), this.below(8) === 0 ? "0123456789abcdefgxG" : "0123456789abcdef");
		return `0x${this.below(16) === 0 ? digits : digits.slice(0, digits.length - (digits.length % 2))}`;
	}

	/** Plain data as JSON has it, with odd values. */
	json(depth = 3): unknown {
		const kind = this.below(depth > 0 ? 10 : 7);
		if (kind === 0) return null;
		if (kind === 1) return this.pick([0, -1, 1.5, 2 ** 53, 1e300, this.below(1000)]);
		if (kind === 2) return this.below(2) === 0;
		if (kind < 5) return this.text();
		if (kind < 7) return this.mutateHex(`0x${"ab".repeat(this.pick([0, 1, 4, 32]))}`);
		if (kind === 7) return Array.from({ length: this.below(4) }, () => this.json(depth - 1));
		const names = [
			"block",
			"changes",
			"header",
			"number",
			"id",
			"result",
			"error",
			"message",
			"code",
			"$map",
			"$bigint",
			"__proto__",
		];
		const members = Array.from({ length: this.below(5) }, () => [this.pick(names), this.json(depth - 1)]);
		return Object.fromEntries(members);
	}
}

/**
 * Defines a test that runs `target` on many inputs. It may return anything or throw a `PhalaError`.
 *
 * @param target - makes its input from random numbers
 * @param allowed - other errors that it may throw: of functions inside the SDK whose callers handle them
 */
export function fuzz(
	name: string,
	target: (random: Random) => unknown,
	allowed: (error: unknown) => boolean = () => false,
): void {
	it(
		name,
		async () => {
			const heap = process.memoryUsage().heapUsed;
			for (let seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed++) {
				const start = performance.now();
				try {
					const result = target(new Random(seed));
					if (result instanceof Promise) await result;
				} catch (error) {
					if (!isPhalaError(error) && !allowed(error)) throw new Error(`FUZZ_SEED=${seed}`, { cause: error });
				}
				if (performance.now() - start > SLOWEST_INPUT_MS) throw new Error(`FUZZ_SEED=${seed} is slow`);
			}
			expect(process.memoryUsage().heapUsed - heap).toBeLessThan(HEAP_LIMIT);
		},
		TIME_LIMIT_MS,
	);
}

export const isRangeError = (error: unknown): boolean => error instanceof RangeError;
