/** Text of any value, also of one that has none, e.g. an object without a prototype: then its type. */
export function textOf(value: unknown): string {
	try {
		return String(value);
	} catch {
		return typeof value;
	}
}
