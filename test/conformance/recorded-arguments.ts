import { fromHex, type Hex } from "../../src/codec/hex.ts";

/** A recorded argument as the library takes it: indexes of the calls in it as bytes. */
export function recordedArgument(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(recordedArgument);
	if (typeof value !== "object" || value === null) return value;
	const parts = Object.entries(value).map(([name, part]) => [
		name,
		name === "callIndex" ? fromHex(part as Hex) : recordedArgument(part),
	]);
	return Object.fromEntries(parts);
}
