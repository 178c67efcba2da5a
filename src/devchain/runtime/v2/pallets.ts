import { balances } from "../frame/balances.ts";
import type { Bounds } from "../frame/call.ts";
import type { Pallets } from "../frame/executive.ts";
import { system } from "../frame/system.ts";
import { assets } from "./assets.ts";
import { createWrapped } from "./wrapped-asset.ts";

/** Descriptions of pools are at most 4400 bytes. */
const BOUNDS: Bounds = { DescStr: (value) => String(value).length <= 2 + 2 * 4400 };

/**
 * The pallets of generation 2. Calls that are not here (governance, migrations, vaults, other uses of assets and items)
 * fail with `system.CallFiltered`, as calls outside a real runtime's filter do.
 */
export const PALLETS: Pallets = {
	calls: { system, balances, assets },
	bounds: BOUNDS,
	initialize: createWrapped,
	finalize: () => {},
};
