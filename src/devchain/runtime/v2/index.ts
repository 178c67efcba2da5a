import metadata from "../../../../generated/v2/metadata.json" with { type: "json" };
import { createRuntime, type RuntimeOptions } from "../phala/runtime.ts";
import type { Runtime } from "../runtime.ts";
import { GENESIS } from "./genesis.ts";
import { RUNTIME_PALLETS } from "./runtime-pallets.ts";

/** A runtime of generation 2: the metadata of Khala 1251, the behaviour of the recordings in `test/vectors/v2`. */
export const phalaRuntime = (options: RuntimeOptions = {}): Runtime =>
	createRuntime({ generation: 2, metadata: metadata.result, pallets: RUNTIME_PALLETS, genesis: GENESIS }, options);
