import metadata from "../../../../generated/v2/metadata.json" with { type: "json" };
import type { RuntimeVersion } from "../../../../generated/v2/surface.ts";
import { fromHex, type Hex } from "../../../codec/hex.ts";
import { runtimeApis, supportedApis } from "../frame/apis.ts";
import { Executive } from "../frame/executive.ts";
import { Layout } from "../frame/layout.ts";
import type { Runtime } from "../runtime.ts";
import { genesis } from "./genesis.ts";
import { PALLETS } from "./pallets.ts";
import { UPDATE_TYPES } from "./settlement.ts";

/** A runtime of generation 2: the metadata of Khala 1251, the behaviour of the recordings in `test/vectors/v2`. */
export function phalaRuntime(): Runtime {
	const layout = new Layout(fromHex(metadata.result), UPDATE_TYPES);
	const built = layout.constant<RuntimeVersion>("system", "version");
	const version = { ...built, apis: supportedApis() };
	const executive = new Executive(layout, PALLETS, version);
	return {
		generation: 2,
		metadata: layout.bytes,
		version,
		registry: layout.registry,
		genesis: (options) => genesis(layout, options),
		open: (state, block) => executive.open(state, block),
		validate: (state, extrinsic, newest: Hex) => executive.validate(state, extrinsic, newest),
		apply: (state, extrinsic, index) => executive.apply(state, extrinsic, index),
		close: (state) => executive.close(state),
		call: runtimeApis(layout, version, PALLETS),
	};
}
