import { expect } from "vitest";
import { parse, stringify } from "../../src/codec/stringify.ts";

/** Fails the test unless `value` is plain frozen data throughout, which clones and JSON preserve. */
export function expectPlain(value: unknown): void {
	visit(value);
	expect(structuredClone(value)).toStrictEqual(value);
	expect(parse(stringify(value))).toStrictEqual(value);
}

function visit(value: unknown): void {
	if (typeof value !== "object" || value === null) return;
	expect([Object.prototype, Array.prototype]).toContain(Object.getPrototypeOf(value));
	expect(Object.isFrozen(value)).toBe(true);
	for (const [name, { get, set, enumerable, value: part }] of Object.entries(Object.getOwnPropertyDescriptors(value))) {
		expect([get, set, enumerable || name === "length"], name).toEqual([undefined, undefined, true]);
		visit(part);
	}
}
