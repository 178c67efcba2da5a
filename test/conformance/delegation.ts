import { fromHex, type Hex } from "../../src/codec/hex.ts";
import type { RuntimeChain } from "../support/devchain/runtime-harness.ts";
import type { Vector } from "../support/vectors.ts";
import { byKey, type Row, recorded } from "./generation.ts";

/** State of pallets that are only in recordings about them, as it was recorded. */
const READERS: Readonly<Record<string, (chain: RuntimeChain) => unknown>> = {
	proxies: (chain) => byKey(chain, "proxy", "proxies"),
	announcements: (chain) => byKey(chain, "proxy", "announcements"),
	multisigs: (chain) => {
		const entries = chain.entries("multisig", "multisigs");
		return Object.fromEntries(entries.map(([[account, hash], value]) => [`${account}/${hash}`, recorded(value)]));
	},
	identity: (chain) =>
		Object.fromEntries(["identityOf", "superOf", "subsOf"].map((name) => [name, byKey(chain, "identity", name)])),
	sudo: (chain) => chain.query("sudo", "key"),
	vesting: (chain) => byKey(chain, "vesting", "vesting"),
};

/** Pallets whose events were recorded with such state. */
const PALLETS: Readonly<Record<string, readonly string[]>> = {
	proxies: ["proxy", "utility"],
	multisigs: ["multisig", "utility"],
	vesting: ["vesting", "proxy", "utility"],
	sudo: ["sudo", "utility"],
	identity: ["identity", "proxy", "utility"],
};

/** Parts of the state that are only in recordings of these pallets. */
export function delegationState(chain: RuntimeChain, state: object): Row {
	const read = Object.entries(READERS).filter(([name]) => name in state);
	return Object.fromEntries(read.map(([name, reader]) => [name, reader(chain)]));
}

/** Pallets whose events were recorded because the recording is about them. */
export function delegationPallets({ steps }: Vector): ReadonlySet<string> {
	const names = Object.keys(steps[0]?.state ?? {});
	return new Set(names.flatMap((name) => PALLETS[name] ?? []));
}

/** A plain value with the names of errors in place of their numbers. */
export function namedErrors(chain: RuntimeChain, value: unknown): unknown {
	if (Array.isArray(value)) return value.map((part) => namedErrors(chain, part));
	if (typeof value !== "object" || value === null) return value;
	if ("Module" in value) {
		const { index, error } = value.Module as { index: number; error: Hex };
		const { registry } = chain.runtime.layout;
		const numbers = { index: registry.createType("u8", index), error: fromHex(error) };
		const { section, name } = registry.findMetaError(numbers as never);
		return { Module: { pallet: section, name } };
	}
	return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, namedErrors(chain, part)]));
}
