import { beforeAll, describe, expect, it } from "vitest";
import { comparePallets } from "../../../../src/devchain/fork/compare-pallets.ts";
import { MetadataLayout } from "../../../../src/devchain/runtime/frame/metadata-layout.ts";
import { withNetworkPallets } from "../../../../src/devchain/runtime/frame/network-pallets.ts";
import { polkadotTypes } from "../../../../src/devchain/runtime/frame/polkadot-types.ts";
import { phalaNode1, rhala1130, rhala1241, type Specimen, v1, v2 } from "../../../support/metadata/specimens.ts";

beforeAll(() => polkadotTypes.fetch());

const layoutOf = ({ bytes }: Specimen) => new MetadataLayout(bytes);

/** The emulated runtime with what another network has. */
function changed(emulated: Specimen, source: Specimen): MetadataLayout {
	const network = comparePallets(layoutOf(source), layoutOf(emulated));
	return new MetadataLayout(withNetworkPallets(emulated.bytes, network ?? {}));
}

/** Calls of a runtime with their indexes, and events and errors with their pallet's. */
function indexed({ registry }: MetadataLayout): Map<string, string> {
	const found = new Map<string, string>();
	for (const { name, index, calls, events } of registry.metadata.pallets) {
		if (events.isSome) found.set(`event of ${name}`, `${index}`);
		for (const call of calls.isSome ? registry.lookup.getSiType(calls.unwrap().type).def.asVariant.variants : []) {
			found.set(`${name}.${call.name}`, `${index} ${call.index}`);
		}
	}
	return found;
}

describe.each([
	["rhala 1130", v1, rhala1130],
	["rhala 1241", v2, rhala1241],
	["PoC-6", v2, phalaNode1],
] as const)("the emulated runtime with the pallets of %s", (_, emulated, source) => {
	it("has its indexes, and no index twice", () => {
		const before = indexed(layoutOf(emulated));
		const after = indexed(changed(emulated, source));
		const theirs = indexed(layoutOf(source));
		const shared = [...before.keys()].filter((name) => theirs.has(name));
		expect(shared.length).toBeGreaterThan(50);
		expect(shared.map((name) => [name, after.get(name)])).toEqual(shared.map((name) => [name, theirs.get(name)]));
		expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
		const calls = [...after].filter(([name]) => name.includes("."));
		expect(new Set(calls.map(([, index]) => index)).size).toBe(calls.length);
		expect(calls.filter(([name, index]) => !theirs.has(name) && [...theirs.values()].includes(index))).toEqual([]);
	});

	it("encodes calls as it does", () => {
		const [ours, theirs] = [changed(emulated, source), layoutOf(source)];
		const receiver = `0x${"11".repeat(32)}`;
		const calls = [
			{ pallet: "utility", method: "batchAll", args: { calls: [] } },
			{ pallet: "balances", method: "transfer", args: { dest: { Id: receiver }, value: 5n } },
			{ pallet: "proxy", method: "removeProxies", args: {} },
		];
		for (const call of calls) expect(ours.encodeCall(call)).toEqual(theirs.encodeCall(call));
	});

	it("is equal in all of it", () => {
		expect(comparePallets(layoutOf(source), changed(emulated, source))).toBeUndefined();
	});
});

it("keeps what is the same, and bytes of unchanged metadata", () => {
	expect(comparePallets(layoutOf(v2), layoutOf(v2))).toBeUndefined();
	for (const { bytes } of [v1, v2]) expect(withNetworkPallets(bytes, {})).toEqual(bytes);
});

it("takes constants of equal types, but none of System", () => {
	const network = comparePallets(layoutOf(phalaNode1), layoutOf(v2));
	const { constants } = layoutOf(phalaNode1).registry.metadata.pallets.find(({ name }) => name.eq("Multisig")) ?? {};
	const base = constants?.find(({ name }) => name.eq("DepositBase"))?.value.toHex();
	expect(network?.Multisig?.constants?.DepositBase).toBe(`0x${base?.slice(-32)}`);
	expect(changed(v2, phalaNode1).constant("multisig", "depositBase")).toBe(
		layoutOf(phalaNode1).constant("multisig", "depositBase"),
	);
	expect(network?.System).toEqual({ index: 1 });
	expect(changed(v2, phalaNode1).constant("system", "version")).toEqual(layoutOf(v2).constant("system", "version"));
});
