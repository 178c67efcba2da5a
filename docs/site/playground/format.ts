const MAX_DEPTH = 3;
const MAX_ITEMS = 50;

/** A value as the console of Node shows it, roughly. */
export function format(value: unknown, depth = 0): string {
	if (typeof value === "string") return depth === 0 ? value : JSON.stringify(value);
	if (typeof value === "bigint") return `${value}n`;
	if (typeof value === "function") return `[Function ${value.name}]`;
	if (value === null || typeof value !== "object") return String(value);
	if (value instanceof Error) return `${value.name}: ${value.message}`;
	if (value instanceof Date) return value.toISOString();
	if (depth > MAX_DEPTH) return Array.isArray(value) ? "[…]" : "{…}";
	if (value instanceof Uint8Array) return `Uint8Array(${value.length})`;
	if (value instanceof Map) return `Map(${value.size}) ${format(Object.fromEntries(value), depth)}`;
	if (Array.isArray(value))
		return join(
			"[",
			value.map((item) => format(item, depth + 1)),
			"]",
			depth,
		);
	const fields = Object.entries(value).map(([key, field]) => `${key}: ${format(field, depth + 1)}`);
	const { name } = value.constructor ?? Object;
	return (name === "Object" ? "" : `${name} `) + join("{ ", fields, " }", depth);
}

function join(open: string, parts: readonly string[], close: string, depth: number): string {
	const shown = parts.length > MAX_ITEMS ? [...parts.slice(0, MAX_ITEMS), `… ${parts.length - MAX_ITEMS} more`] : parts;
	if (shown.length === 0) return (open + close).replaceAll(" ", "");
	const line = open + shown.join(", ") + close;
	if (line.length <= 80 && !line.includes("\n")) return line;
	const indent = "  ".repeat(depth + 1);
	return `${open.trim()}\n${shown.map((part) => indent + part).join(",\n")}\n${"  ".repeat(depth)}${close.trim()}`;
}
