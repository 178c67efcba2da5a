import type { WritesModule } from "../chain/chain-adapter.ts";
import type { Call, Prepared } from "../chain/operation.ts";
import { toRuleError } from "../chain/rules/rule-failure.ts";
import type { Hex } from "../codec/hex.ts";
import { PhalaError } from "../errors/error.ts";

/**
 * Encodes prepared calls as one: the only call, or `utility.batchAll` of several. Verifies that the runtime is known to have it.
 *
 * @throws PhalaError the first failure where there is no call; `UNSUPPORTED` for a call that the chain does not have;
 * `UNVERIFIED_RUNTIME`
 */
export async function encodeCalls(
	{ codec, verifier }: Pick<WritesModule, "codec" | "verifier">,
	{ calls, failures: [failure] }: Prepared,
): Promise<Hex> {
	const call = toBatchCall(calls);
	if (call) {
		const bytes = codec.encodeCall(call);
		verifier.verifyCall(call, bytes);
		return bytes;
	}
	if (failure) throw await toRuleError(failure);
	throw new PhalaError("INVALID_ARGUMENT", "A plan needs at least one call.", { name: "calls", value: "[]" });
}

/** The only call, or `utility.batchAll` of several; `null` for none. */
export function toBatchCall(calls: readonly Call[]): Call | null {
	const [call = null, ...others] = calls;
	return others.length === 0 ? call : { pallet: "utility", method: "batchAll", args: { calls } };
}
