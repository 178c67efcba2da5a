import { fromHex, type Hex } from "../../../codec/hex.ts";
import type { PalletGeneration } from "../../../math/index.ts";
import { answeredApis, listApis, runtimeApis } from "../frame/apis.ts";
import { withConstant } from "../frame/constants.ts";
import { Executive, type Pallets } from "../frame/executive.ts";
import { MetadataLayout } from "../frame/metadata-layout.ts";
import type { Runtime } from "../runtime.ts";
import { type GenesisRules, genesisState } from "./genesis.ts";
import { UPDATE_TYPES } from "./settlement.ts";

/** What makes a runtime of Phala's. */
export interface RuntimeParts {
	readonly generation: PalletGeneration;
	/** SCALE metadata with its magic number. */
	readonly metadata: string;
	readonly pallets: Pallets;
	readonly genesis: GenesisRules;
}

/** What a runtime may be built with. */
export interface RuntimeOptions {
	/** How long a request that is not covered may wait; what the real runtime has when left out. */
	readonly gracePeriodSeconds?: number | undefined;
}

/** A runtime of these parts. */
export function createRuntime(parts: RuntimeParts, { gracePeriodSeconds }: RuntimeOptions = {}): Runtime {
	const { generation, pallets, genesis } = parts;
	const real = fromHex(parts.metadata);
	const metadata =
		gracePeriodSeconds === undefined ? real : withConstant(real, "GracePeriod", BigInt(gracePeriodSeconds));
	const layout = new MetadataLayout(metadata, UPDATE_TYPES);
	const built = layout.constant<Runtime["version"]>("system", "version");
	const apis = answeredApis(built.apis);
	const version = { ...built, apis: listApis(apis) };
	const executive = new Executive(layout, pallets, version);
	return {
		generation,
		metadata: layout.bytes,
		version,
		registry: layout.registry,
		genesis: (options) => genesisState(layout, options, genesis),
		open: (state, block) => executive.open(state, block),
		validate: (state, extrinsic, newest: Hex) => executive.validate(state, extrinsic, newest),
		apply: (state, extrinsic, index) => executive.apply(state, extrinsic, index),
		close: (state) => executive.close(state),
		call: runtimeApis({ layout, version, apis, pallets, executive }),
	};
}
