/** A value that may hold a secret, as messages show it: its length alone. */
export function describeLength(value: unknown): string {
	if (typeof value === "string") return `${value.length} characters`;
	return value instanceof Uint8Array ? `${value.length} bytes` : typeof value;
}
