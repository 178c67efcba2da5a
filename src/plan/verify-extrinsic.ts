import type { SubmittableExtrinsic } from "@polkadot/api/types";
import type { WritesModule } from "../chain/chain-adapter.ts";
import type { Prepared } from "../chain/operation.ts";
import { toBatchCall } from "./build-extrinsic.ts";

/**
 * Verifies that what `@polkadot/api` built, by metadata that it fetched on its own, is the plan's call on this runtime.
 *
 * @returns the extrinsic
 * @throws PhalaError `UNVERIFIED_RUNTIME`
 */
export function verifyExtrinsic(
	{ verifier }: Pick<WritesModule, "verifier">,
	{ calls }: Pick<Prepared, "calls">,
	extrinsic: SubmittableExtrinsic<"promise">,
): SubmittableExtrinsic<"promise"> {
	const call = toBatchCall(calls);
	if (call) verifier.verifyCall(call, extrinsic.method.toHex());
	return extrinsic;
}
