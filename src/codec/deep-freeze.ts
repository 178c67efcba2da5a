/**
 * Freezes a value that is handed out, with everything in it, and gives its objects a `toJSON`: the same fields, `bigint` as
 * decimal text.
 */
export function deepFreeze<T>(value: T): T {
	if (typeof value !== "object" || value === null || ArrayBuffer.isView(value) || Object.isFrozen(value)) return value;
	if (Array.isArray(value)) for (const one of value) deepFreeze(one);
	else {
		for (const name of Object.keys(value)) {
			// What is worked out when somebody looks is not looked at here.
			if (!Object.getOwnPropertyDescriptor(value, name)?.get) deepFreeze(Reflect.get(value, name));
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
