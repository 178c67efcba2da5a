import { entries } from "../../../generated/v2/entries.ts";
import type { Addresses } from "../addresses.ts";
import type { ChainRuntime } from "../runtime.ts";
import { MetadataWanted } from "../wanted.ts";
import type { Facts } from "./facts.ts";
import { portV2 } from "./port.ts";
import { rulesOf } from "./rules.ts";

/** Generation 2 behind the port, on a runtime whose storage is laid out as the generated decoders have it. */
export function knownV2({ constants, flags }: Facts, addresses: Addresses, ss58Prefix: number): ChainRuntime {
	const chain = {
		entries,
		constants,
		rules: rulesOf(flags),
		addresses,
		get told(): never {
			throw new MetadataWanted();
		},
	};
	return portV2(chain, ss58Prefix);
}
