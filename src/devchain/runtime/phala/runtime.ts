import { fromHex, type Hex } from "../../../codec/hex.ts";
import type { PalletGeneration } from "../../../math/index.ts";
import { implementedApis, listApis, runtimeApis } from "../frame/apis.ts";
import { withConstant } from "../frame/constants.ts";
import { Executive, type Pallets } from "../frame/executive.ts";
import { MetadataLayout } from "../frame/metadata-layout.ts";
import type { Runtime } from "../runtime.ts";
import { type GenesisRules, genesisState } from "./genesis.ts";
import { UPDATE_TYPES } from "./settlement.ts";

/** Parts of a Phala runtime. */
export interface RuntimeParts {
	readonly generation: PalletGeneration;
	/** SCALE metadata with its magic number. */
	readonly metadata: string;
	readonly pallets: Pallets;
	readonly genesis: GenesisRules;
}

/** Options of a Phala runtime. */
export interface RuntimeOptions {
	/**
	 * Time that an uncovered withdrawal may wait, seconds.
	 *
	 * @defaultValue the value of the real runtime
	 */
	readonly gracePeriodSeconds?: number | undefined;
}

/** Builds a runtime from its parts. */
export function createRuntime(parts: RuntimeParts, { gracePeriodSeconds }: RuntimeOptions = {}): Runtime {
	const { generation, pallets, genesis } = parts;
	const real = fromHex(parts.metadata);
	const metadata =
		gracePeriodSeconds === undefined ? real : withConstant(real, "GracePeriod", BigInt(gracePeriodSeconds));
	const layout = new MetadataLayout(metadata, UPDATE_TYPES);
	const built = layout.constant<Runtime["version"]>("system", "version");
	const apis = implementedApis(built.apis);
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
