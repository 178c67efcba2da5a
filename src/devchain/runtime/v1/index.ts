import metadata from "../../../../generated/v1/metadata.json" with { type: "json" };
import { createRuntime, type RuntimeOptions } from "../phala/runtime.ts";
import type { Runtime } from "../runtime.ts";
import { GENESIS } from "./genesis.ts";
import { RUNTIME_PALLETS } from "./runtime-pallets.ts";

/** A runtime of generation 1: the metadata of rhala 1180, the behaviour of the recordings in `test/vectors/v1`. */
export const phalaRuntime = (options: RuntimeOptions = {}): Runtime =>
	createRuntime({ generation: 1, metadata: metadata.result, pallets: RUNTIME_PALLETS, genesis: GENESIS }, options);
