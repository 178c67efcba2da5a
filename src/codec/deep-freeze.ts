/**
 * Freezes a value that is handed out, with everything in it, and gives its objects a `toJSON`: the same fields, `bigint` as
 * decimal text.
 */
export function frozen<T>(value: T): T {
	if (typeof value !== "object" || value === null || ArrayBuffer.isView(value) || Object.isFrozen(value)) return value;
	if (Array.isArray(value)) for (const one of value) frozen(one);
	else {
		for (const name of Object.keys(value)) {
			// What is worked out when somebody looks is not looked at here.
			if (!Object.getOwnPropertyDescriptor(value, name)?.get) frozen(Reflect.get(value, name));
		}
	}
	Object.defineProperty(value, "toJSON", { value: toJSON });
	return Object.freeze(value);
}

/** The present object as JSON can say it. */
export function toJSON(this: object): unknown {
	const said = (value: unknown) => (typeof value === "bigint" ? value.toString() : value);
	if (Array.isArray(this)) return this.map(said);
	return Object.fromEntries(Object.entries(this).map(([name, value]) => [name, said(value)]));
}

/** Whether two readings tell the same; the block that each was read at does not count. */
export function same(a: unknown, b: unknown): boolean {
	if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
	if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((one, i) => same(one, b[i]));
	const names = Object.keys(a);
	if (names.length !== Object.keys(b).length) return false;
	// What is worked out when somebody looks is looked at last.
	const later: string[] = [];
	for (const name of names) {
		if (name === "block") continue;
		if (Object.getOwnPropertyDescriptor(a, name)?.get) later.push(name);
		else if (!same(Reflect.get(a, name), Reflect.get(b, name))) return false;
	}
	return later.every((name) => same(Reflect.get(a, name), Reflect.get(b, name)));
}
