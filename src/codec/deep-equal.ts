/** Whether two readings tell the same; the block that each was read at does not count. */
export function deepEqual(a: unknown, b: unknown): boolean {
	if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
	if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((one, i) => deepEqual(one, b[i]));
	const names = Object.keys(a);
	if (names.length !== Object.keys(b).length) return false;
	// What is worked out when somebody looks is looked at last.
	const later: string[] = [];
	for (const name of names) {
		if (name === "block") continue;
		if (Object.getOwnPropertyDescriptor(a, name)?.get) later.push(name);
		else if (!deepEqual(Reflect.get(a, name), Reflect.get(b, name))) return false;
	}
	return later.every((name) => deepEqual(Reflect.get(a, name), Reflect.get(b, name)));
}
