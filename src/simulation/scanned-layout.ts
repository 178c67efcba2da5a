import { getType } from "../chain/loaded-with-metadata.ts";
import type { MetadataScan } from "../chain/metadata/scan.ts";
import { PalletLayout } from "../devchain/runtime/frame/pallet-layout.ts";

// Reaches all that is loaded before, as in simulation/pallets-v1.ts.
export { encodeType } from "../chain/loaded-with-writes.ts";

const layouts = new WeakMap<MetadataScan, PalletLayout>();

/** What the rules need of a runtime, by its metadata alone. */
export function scannedLayout(scan: MetadataScan): PalletLayout {
	let layout = layouts.get(scan);
	if (layout === undefined) {
		const pallets = [...scan.pallets.values()];
		layout = new PalletLayout({
			call: scan.extrinsic.call,
			pallets,
			types: scan.types,
			type: (id) => getType(scan, id),
		});
		layouts.set(scan, layout);
	}
	return layout;
}
