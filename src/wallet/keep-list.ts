/** `next`, frozen; `before` where it has the same items, so that a list that did not change stays the same object. */
export function keepList<T>(before: readonly T[], next: readonly T[]): readonly T[] {
	return next.length === before.length && next.every((item, i) => item === before[i]) ? before : Object.freeze(next);
}
