import { lowerFirst } from "../../codec/camel-case.ts";
import { fromHex } from "../../codec/hex.ts";
import type { DispatchInfo } from "../../errors/codes.ts";
import { isBytes } from "../../query/raw/storage-response-scanner.ts";
import type { MetadataScan } from "./scan.ts";
import { getType } from "./types.ts";

/**
 * Names a decoded `DispatchError`: pallet, error and documentation.
 *
 * @param error - `"BadOrigin"`, `{ Module: { index, error } }`, `{ Token: "FundsUnavailable" }` …
 * @param callIndex - index of the failed call in a batch; `null` where the chain does not report it
 */
export function readDispatchError(scan: MetadataScan, error: unknown, callIndex: number | null): DispatchInfo {
	const [kind, value] = splitVariant(error);
	const moduleError = kind === "Module" ? findModuleError(scan, value) : null;
	if (moduleError) return { ...moduleError, callIndex };
	if (value === null) return { pallet: "system", name: kind, docs: "", callIndex };
	return { pallet: lowerFirst(kind), name: typeof value === "string" ? value : toText(value), docs: "", callIndex };
}

function splitVariant(error: unknown): [kind: string, value: unknown] {
	if (typeof error !== "object" || error === null) return [String(error), null];
	return Object.entries(error)[0] ?? ["Other", null];
}

/** `null` where the metadata lists no such pallet or error. */
function findModuleError(scan: MetadataScan, value: unknown): Pick<DispatchInfo, "pallet" | "name" | "docs"> | null {
	// One byte in early runtimes; four since, of which the first is the error.
	const { index, error } = Object(value) as { readonly index?: unknown; readonly error?: unknown };
	const code = typeof error === "string" && isBytes(error) ? fromHex(error)[0] : error;
	const pallet = [...scan.pallets.values()].find((candidate) => candidate.index === index);
	const type = typeof pallet?.errors === "number" ? getType(scan, pallet.errors) : null;
	const variant = type?.kind === "enum" ? type.variants.find((candidate) => candidate.index === code) : undefined;
	return pallet && variant ? { pallet: lowerFirst(pallet.name), name: variant.name, docs: variant.docs } : null;
}

function toText(value: unknown): string {
	return JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? part.toString() : part));
}
