import { blake2b } from "../../codec/blake2b.ts";
import { camelCase } from "../../codec/camel-case.ts";
import { type Hex, toHex } from "../../codec/hex.ts";
import { xxh64 } from "../../codec/xxh64.ts";
import { describeLayout } from "../metadata/fingerprint.ts";
import type { MetadataScan } from "../metadata/scan.ts";
import { getType, unwrapType, type VariantDef } from "../metadata/types.ts";
import { callName } from "./call-names.ts";

/** Layouts of everything inside a signed transaction, as text, by name: `call pallet.method`, `extension Name`, `address`, `signature`. */
export type SigningLayouts = ReadonlyMap<string, string>;

/** Enums of a whole runtime, which differ with every pallet. Calls are compared one by one; no call of the SDK has the others. */
const OUTER_TYPES = new Set(["OriginCaller"]);

/** The layout of a call's arguments; calls among them are `Call`. `null` for arguments that differ with every pallet of the runtime. */
export function describeArguments(scan: MetadataScan, { fields }: VariantDef): string | null {
	let isOuter = false;
	const nameOf = (id: number) => {
		if (id === scan.extrinsic.call) return "Call";
		isOuter ||= OUTER_TYPES.has(getType(scan, id).path.at(-1) ?? "");
		return null;
	};
	const text = fields.map(({ name, type }) => `${camelCase(name ?? "")} ${describeLayout(scan, type, nameOf)}`).join();
	return isOuter ? null : text;
}

/**
 * Layouts of all calls of the runtime, its signed extensions, and the parts of a signed extrinsic.
 *
 * @param pallets - limits the calls to those of some pallets
 */
export function describeSigning(scan: MetadataScan, pallets: readonly string[]): SigningLayouts {
	const { version, address, signature, extensions } = scan.extrinsic;
	const layouts = new Map([
		["version", String(version)],
		["address", address === null ? "" : describeAddress(scan, address)],
		["signature", signature === null ? "" : describeLayout(scan, signature)],
	]);
	for (const { name, extra, additional } of extensions) {
		layouts.set(`extension ${name}`, `${describeLayout(scan, extra)} ${describeLayout(scan, additional)}`);
	}
	for (const pallet of pallets) {
		const calls = scan.pallets.get(pallet)?.calls ?? null;
		const type = calls === null ? null : getType(scan, calls);
		for (const variant of type?.kind === "enum" ? type.variants : []) {
			const text = describeArguments(scan, variant);
			if (text !== null) layouts.set(`call ${callName(pallet, variant.name)}`, text);
		}
	}
	return layouts;
}

/** An address by its variant for accounts, the only one that the SDK signs with; the others differ between runtimes. */
function describeAddress(scan: MetadataScan, id: number): string {
	const type = getType(scan, unwrapType(scan, id));
	const account = type.kind === "enum" ? type.variants.find(({ name }) => name === "Id") : undefined;
	return account ? `${account.index} ${describeArguments(scan, account)}` : describeLayout(scan, id);
}

/**
 * Indexes and order of what {@link describeSigning} describes, with its layouts: the text that a runtime is pinned by.
 *
 * @param pallets - whose calls are part of it, as the pin was made
 */
export function describePinned(scan: MetadataScan, pallets: readonly string[]): string {
	const lines = [...describeSigning(scan, pallets)].map(([name, text]) => `${name} ${text}`);
	for (const name of pallets) {
		const pallet = scan.pallets.get(name);
		const type = pallet?.calls == null ? null : getType(scan, pallet.calls);
		if (!pallet || type?.kind !== "enum") continue;
		lines.push(`${name} ${pallet.index}: ${type.variants.map((call) => `${call.index} ${call.name}`).join()}`);
		lines.push(`${name} in Call: ${describeOuterVariant(scan, name)}`);
	}
	return lines.join("\n");
}

/** Index of a pallet's variant in the runtime's outer call, and whether it holds the calls of that pallet. */
function describeOuterVariant(scan: MetadataScan, pallet: string): string {
	const outer = scan.extrinsic.call === null ? null : getType(scan, scan.extrinsic.call);
	const variant = outer?.kind === "enum" ? outer.variants.find(({ name }) => name === pallet) : undefined;
	const holdsCalls = variant?.fields.length === 1 && variant.fields[0]?.type === scan.pallets.get(pallet)?.calls;
	return `${variant?.index} ${holdsCalls}`;
}

/** A short hash of one layout, as generated tables hold it. */
export function hashLayout(text: string): string {
	return xxh64(new TextEncoder().encode(text)).toString(16).padStart(16, "0");
}

/** The hash that pins a runtime. */
export function hashPinned(text: string): Hex {
	return toHex(blake2b(new TextEncoder().encode(text), 32));
}
