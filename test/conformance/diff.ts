/** Where two values of JSON differ, one line each: `path: expected …, got …`. */
export function differences(path: string, expected: unknown, got: unknown): string[] {
	if (isObject(expected) && isObject(got) && Array.isArray(expected) === Array.isArray(got)) {
		const keys = [...new Set([...Object.keys(expected), ...Object.keys(got)])];
		return keys.flatMap((key) => differences(`${path}.${key}`, expected[key], got[key]));
	}
	return expected === got ? [] : [`${path}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(got)}`];
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
