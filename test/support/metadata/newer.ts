import type { MetadataScan, PalletScan } from "../../../src/chain/metadata/scan.ts";
import type { TypeDef } from "../../../src/chain/metadata/types.ts";
import { v2 } from "./specimens.ts";

/**
 * Khala's metadata with the additions of specs from 1260 that the SDK reads. Metadata of such a runtime is not available, only its
 * sources.
 */
export const newer: MetadataScan = (() => {
	const types = [...v2.scan.types];
	const pallets = new Map(v2.scan.pallets);
	const pallet = (name: string): PalletScan => {
		const found = pallets.get(name);
		if (!found) throw new Error(`no pallet ${name}`);
		return found;
	};
	/** The enum `id` with one more variant, as a separate type. */
	const withVariant = (id: number | null, name: string): number => {
		const type = types[id ?? -1];
		if (type?.kind !== "enum") throw new Error(`no enum ${id}`);
		const more: TypeDef = {
			...type,
			variants: [...type.variants, { name, index: type.variants.length, fields: [], docs: "" }],
		};
		return types.push(more) - 1;
	};
	const vault = pallet("PhalaVault");
	pallets.set("PhalaVault", {
		...vault,
		errors: withVariant(vault.errors, "CommissionNotChanged"),
		events: withVariant(vault.events, "ForceShutdown"),
	});
	const legacyRewards = pallet("PhalaStakePoolv2").storage.get("LegacyRewards");
	if (!legacyRewards) throw new Error("no legacy rewards");
	const basePool = pallet("PhalaBasePool");
	pallets.set("PhalaBasePool", {
		...basePool,
		calls: withVariant(basePool.calls, "claim_reimbursement"),
		storage: new Map([...basePool.storage, ["Reimbursements", legacyRewards]]),
	});
	return { ...v2.scan, types, pallets };
})();
