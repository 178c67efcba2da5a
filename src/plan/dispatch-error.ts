import type { Registry } from "@polkadot/types/types";
import { fromHex } from "../codec/hex.ts";
import type { DispatchInfo } from "../errors/codes.ts";

/**
 * A dispatch error in plain values as pallet, name and documentation.
 *
 * @param error - `"BadOrigin"`, `{ Module: { index, error } }`, `{ Token: "FundsUnavailable" }` …
 * @param callIndex - where the chain says which call of a batch it was
 */
export function readDispatchError(registry: Registry, error: unknown, callIndex: number | null): DispatchInfo {
	const [kind, value] = variantOf(error);
	const known = kind === "Module" ? moduleError(registry, value) : null;
	if (known) return { ...known, callIndex };
	if (value === null) return { pallet: "system", name: kind, docs: "", callIndex };
	const pallet = kind.charAt(0).toLowerCase() + kind.slice(1);
	return { pallet, name: typeof value === "string" ? value : text(value), docs: "", callIndex };
}

function variantOf(error: unknown): [kind: string, value: unknown] {
	if (typeof error !== "object" || error === null) return [String(error), null];
	return Object.entries(error)[0] ?? ["Other", null];
}

function moduleError(registry: Registry, value: unknown): { pallet: string; name: string; docs: string } | null {
	const { index, error } = value as { index: number; error: number | string };
	const code = typeof error === "number" ? error : (fromHex(error)[0] ?? 0);
	try {
		const { section, name, docs } = registry.findMetaError(Uint8Array.of(index, code));
		return { pallet: section, name, docs: docs.join(" ").trim() };
	} catch {
		return null;
	}
}

function text(value: unknown): string {
	return JSON.stringify(value, (_, v: unknown) => (typeof v === "bigint" ? v.toString() : v));
}
