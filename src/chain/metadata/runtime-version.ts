import { constant } from "./decode.ts";
import type { MetadataScan } from "./scan.ts";

/** `System.Version` of a runtime; parts that its metadata lacks are `unknown` and 0. */
export interface RuntimeVersion {
	/** E.g. `khala`. */
	readonly specName: string;
	/** Rises with every upgrade. */
	readonly specVersion: number;
	/** Version of the runtime's transactions, which signatures depend on. */
	readonly transactionVersion: number;
}

/** Reads the version of a runtime. Throws a `RangeError` where it cannot be decoded. */
export function readRuntimeVersion(scan: MetadataScan): RuntimeVersion {
	const version = Object(constant(scan, "System", "Version")) as { readonly [P in keyof RuntimeVersion]?: unknown };
	const { specName = "unknown", specVersion, transactionVersion } = version;
	return {
		specName: String(specName),
		specVersion: Number(specVersion ?? 0),
		transactionVersion: Number(transactionVersion ?? 0),
	};
}
