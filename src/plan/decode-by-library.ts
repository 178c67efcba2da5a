import type { ApiPromise } from "@polkadot/api";
import type { GenericCall } from "@polkadot/types";
import type { WritesModule } from "../chain/chain-adapter.ts";
import { batchedCalls, laterName, unverifiedRuntime, wrappedCall } from "../chain/loaded-with-writes.ts";
import type { Call } from "../chain/operation.ts";
import type { Hex } from "../codec/hex.ts";
import { toPlain } from "../codec/to-plain.ts";
import type { PlanNetwork } from "./plan-context.ts";
import { assertRuntime } from "./runtime-changed.ts";

/**
 * An encoded call as `@polkadot/api` has it. The library has metadata that it fetched on its own: verifies that it finds the same
 * call in the bytes.
 *
 * @throws PhalaError `RUNTIME_CHANGED`, `UNVERIFIED_RUNTIME`
 */
export function decodeByLibrary(
	api: Pick<ApiPromise, "registry" | "runtimeVersion">,
	network: PlanNetwork,
	{ codec }: Pick<WritesModule, "codec">,
	bytes: Hex,
): GenericCall {
	assertRuntime(api, network);
	const call = tryDecode(api, bytes);
	if (call?.toHex() === bytes && listNames(toPlain(call) as Call) === listNames(codec.decodeCall(bytes))) return call;
	const { specName, specVersion } = api.runtimeVersion;
	throw unverifiedRuntime(
		{ specName: specName.toString(), specVersion: specVersion.toNumber() },
		"@polkadot/api has another call for these bytes",
	);
}

/** `null` for bytes that are no call for the library. */
function tryDecode({ registry }: Pick<ApiPromise, "registry">, bytes: Hex): GenericCall | null {
	try {
		return registry.createTypeUnsafe<GenericCall>("Call", [bytes]);
	} catch {
		return null;
	}
}

/** Names of a call and of those inside. The library keeps the call of an early multisig as bytes. */
function listNames(call: Call): string {
	const { pallet, method } = call;
	const inner = batchedCalls(call) ?? (pallet === "multisig" ? null : wrappedCall(call)) ?? [];
	return [laterName(`${pallet}.${method}`), ...[inner].flat().map(listNames)].join();
}
