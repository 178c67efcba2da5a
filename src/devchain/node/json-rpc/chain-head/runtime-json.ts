import type { Runtime } from "../../../runtime/runtime.ts";

/** A runtime in the format of `chainHead_v1_follow`. */
export function runtimeJson({ version }: Runtime) {
	const { specName, implName, specVersion, implVersion, transactionVersion, apis } = version;
	return {
		type: "valid",
		spec: { specName, implName, specVersion, implVersion, transactionVersion, apis: Object.fromEntries(apis) },
	};
}
