import type { Hex } from "../../codec/hex.ts";
import { mapScan, type PersistentMap } from "./persistent-map.ts";

/** An entry of a map. */
export type MapEntry = readonly [key: Hex, value: Uint8Array];

/** A map of entries in ascending order of their keys, each once. Takes time in proportion to their number. */
export function mapFromSorted(entries: readonly MapEntry[]): PersistentMap {
	const token = {};
	const build = (from: number, to: number): PersistentMap => {
		if (from >= to) return null;
		const middle = (from + to) >> 1;
		const [key, value] = entries[middle] as MapEntry;
		const left = build(from, middle);
		const right = build(middle + 1, to);
		const height = 1 + Math.max(left?.height ?? 0, right?.height ?? 0);
		return { key, value, left, right, height, token };
	};
	return build(0, entries.length);
}

/** All entries of a map, in ascending order of their keys. */
export function mapEntries(map: PersistentMap): MapEntry[] {
	const entries: MapEntry[] = [];
	mapScan(map, "0x", "", (key, value) => {
		entries.push([key, value]);
		return undefined;
	});
	return entries;
}

type MapNode = NonNullable<PersistentMap>;
/** A map to walk through, or one of its nodes without what is below it. */
type Step = { readonly subtree: MapNode } | { readonly entry: MapNode };

/**
 * Entries of `to` that `from` lacks or has with another value, and `null` for those that only `from` has. Skips the nodes that both
 * share, so it takes time in proportion to the differences.
 */
export function mapDifference(from: PersistentMap, to: PersistentMap): Map<Hex, Uint8Array | null> {
	const changes = new Map<Hex, Uint8Array | null>();
	const before = stepsOf(from);
	const after = stepsOf(to);
	for (;;) {
		const a = before.at(-1);
		const b = after.at(-1);
		if (a === undefined && b === undefined) return changes;
		if (a && b && "subtree" in a && "subtree" in b && a.subtree === b.subtree) {
			before.pop();
			after.pop();
		} else if (a && "subtree" in a && !(b && "subtree" in b && b.subtree.height > a.subtree.height)) expand(before);
		else if (b && "subtree" in b) expand(after);
		else compareEntries(before, after, changes);
	}
}

const stepsOf = (map: PersistentMap): Step[] => (map === null ? [] : [{ subtree: map }]);

/** Replaces the subtree on top of a stack by its left part, its root and its right part. */
function expand(steps: Step[]): void {
	const step = steps.pop();
	if (step === undefined || "entry" in step) return;
	const { subtree } = step;
	if (subtree.right !== null) steps.push({ subtree: subtree.right });
	steps.push({ entry: subtree });
	if (subtree.left !== null) steps.push({ subtree: subtree.left });
}

/** Takes the entry with the lower key, or both with the same one, from two stacks with entries on top, or none. */
function compareEntries(before: Step[], after: Step[], changes: Map<Hex, Uint8Array | null>): void {
	const a = entryOn(before);
	const b = entryOn(after);
	if (b === undefined || (a !== undefined && a.key < b.key)) {
		if (a !== undefined) changes.set(a.key, null);
		before.pop();
	} else if (a === undefined || b.key < a.key) {
		changes.set(b.key, b.value);
		after.pop();
	} else {
		if (a.value !== b.value) changes.set(b.key, b.value);
		before.pop();
		after.pop();
	}
}

function entryOn(steps: Step[]): MapNode | undefined {
	const step = steps.at(-1);
	return step !== undefined && "entry" in step ? step.entry : undefined;
}
