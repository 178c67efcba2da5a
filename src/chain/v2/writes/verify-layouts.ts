import { layouts } from "../../../../generated/v2/signing.ts";
import type { MetadataScan } from "../../metadata/scan.ts";
import { LayoutVerifier } from "../../signing/layout-verifier.ts";
import { learnExtensions } from "../../signing/learn-extensions.ts";

/** Compares a runtime of generation 2 with what it is known to sign. Loaded for runtimes that are not bundled. */
export async function createLayoutVerifierV2(scan: MetadataScan): Promise<LayoutVerifier> {
	return new LayoutVerifier(scan, layouts, await learnExtensions(scan, layouts));
}
