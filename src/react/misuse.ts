/** The error for an argument that is missing or wrong: a `PhalaError` by its code, without the class, which would load at once. */
export function misuse(name: string, expected: string): Error {
	const error = new Error(`Invalid ${name}. Expected ${expected}.`);
	return Object.assign(error, { name: "PhalaError", code: "INVALID_ARGUMENT", details: { name, value: "" } });
}
