import { Metadata, TypeRegistry } from "@polkadot/types";
import { expect, it } from "vitest";
import { PALLETS_V2 } from "../../../scripts/generate/runtimes.ts";
import { trim } from "../../../scripts/generate/trim.ts";
import { scanMetadata } from "../../../src/chain/metadata/scan.ts";
import { describeSigning } from "../../../src/chain/signing/describe-signing.ts";
import { toHex } from "../../../src/codec/hex.ts";
import { SPECIMENS, v2 } from "../../support/metadata/specimens.ts";

it("trimming twice changes nothing", () => {
	for (const { bytes, scan } of SPECIMENS) expect(trim(bytes, [...scan.pallets.keys()])).toEqual(bytes);
});

it("trimming drops pallets and their types, and keeps indexes", () => {
	const kept = ["System", "Utility", "PhalaVault"];
	const trimmed = scanMetadata(toHex(trim(v2.bytes, kept)));
	expect([...trimmed.pallets.keys()]).toEqual(kept);
	for (const name of kept) expect(trimmed.pallets.get(name)?.index).toBe(v2.scan.pallets.get(name)?.index);
	expect(trimmed.types.length).toBeLessThan(v2.scan.types.length / 2);
	expect(describeSigning(trimmed, [])).toEqual(describeSigning(v2.scan, []));
	for (const { path } of trimmed.types) expect(path.join("::")).not.toMatch(/uniques|rmrk|computation/);
	const outer = trimmed.types.find(({ path }) => path[1] === "RuntimeCall");
	expect(outer?.kind === "enum" ? outer.variants.map(({ name }) => name) : []).toEqual(kept);
});

it("an extrinsic means the same under trimmed metadata", () => {
	const full = v2.polkadot().registry;
	const registry = new TypeRegistry();
	registry.setMetadata(new Metadata(registry, trim(v2.bytes, ["System", "PhalaVault"])), undefined, {
		CheckMqSequence: { extrinsic: {}, payload: {} },
	});
	const index = v2.scan.pallets.get("PhalaVault")?.index ?? 0;
	const call = Uint8Array.of(index, 0);
	expect(registry.createType("Call", call).toHuman()).toEqual(full.createType("Call", call).toHuman());
	expect(registry.createType("Call", call).section).toBe("phalaVault");
});

it("pallets that a runtime lacks are skipped", () => {
	expect(trim(v2.bytes, [...PALLETS_V2, "Nowhere"])).toEqual(v2.bytes);
});
