/** A value as text, each leaf with its type: `JSON.stringify` would call hidden methods and hide them. */
export function describe(value) {
	if (typeof value === "bigint") return `${value}n`;
	if (typeof value !== "object" || value === null) return JSON.stringify(value);
	if (Array.isArray(value)) return `[${value.map(describe).join()}]`;
	return `{${Object.entries(value)
		.map(([name, inner]) => `${name}:${describe(inner)}`)
		.join()}}`;
}
