/** Whether two values of plain data are the same but for the fields named `block`: the blocks they were read at. */
export function deepEqual(a: unknown, b: unknown): boolean {
	if (a === b) return true;
	if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
	if (Array.isArray(a) !== Array.isArray(b)) return false;
	const names = Object.keys(a);
	return (
		names.length === Object.keys(b).length &&
		names.every((name) => name === "block" || deepEqual(Reflect.get(a, name), Reflect.get(b, name)))
	);
}
