/** Freezes `value` and every array and plain object in it; other objects (bytes, maps, errors) stay as they are. */
export function deepFreeze<T>(value: T): T {
	if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
	if (Array.isArray(value)) {
		for (const part of value) if (typeof part === "object") deepFreeze(part);
	} else if (isPlain(value)) {
		for (const part of Object.values(value)) if (typeof part === "object") deepFreeze(part);
	} else return value;
	return Object.freeze(value);
}

function isPlain(value: object): boolean {
	const prototype: unknown = Object.getPrototypeOf(value);
	return prototype === Object.prototype || prototype === null;
}
