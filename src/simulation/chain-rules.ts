import type { WritesModule } from "../chain/chain-adapter.ts";
import type { Generation } from "../chain/model/network.ts";
import type { Call } from "../chain/operation.ts";
import { fromHex } from "../codec/hex.ts";
import type { Pallets } from "../devchain/runtime/frame/call-executive.ts";
import { Dispatcher } from "../devchain/runtime/frame/dispatcher.ts";
import type { Reason } from "../devchain/runtime/frame/failure.ts";
import type { PalletLayout } from "../devchain/runtime/frame/pallet-layout.ts";
import type { PlainCall } from "../devchain/runtime/frame/plain-call.ts";
import type { DispatchInfo } from "../errors/codes.ts";
import { loadPallets } from "./load-pallets.ts";
import { scannedLayout } from "./scanned-layout.ts";

/** Rules by which a runtime executes calls: those of the development chain, bound to the chain's own metadata. */
export interface ChainRules {
	readonly layout: PalletLayout;
	readonly pallets: Pallets;
	readonly dispatcher: Dispatcher;
	/** The call as the runtime decodes it; `null` if it cannot. Throws `UNSUPPORTED` for a call that the chain does not have. */
	decode(call: Call): PlainCall | null;
	/** Whether the rules of this runtime are known for the call. */
	isKnown(call: Call): boolean;
	/** Names the error of a failed call. */
	describe(reason: Reason): DispatchInfo;
	/** Names an encoded `DispatchError`. */
	describeError(error: unknown): DispatchInfo;
}

/** What rules need of the plan's runtime. */
export type RulesChain = Pick<WritesModule, "codec" | "hasKnownEffects" | "metadata">;

/** Loads the rules of a runtime. Needs no library. */
export async function loadChainRules(generation: Generation, chain: RulesChain): Promise<ChainRules> {
	return createRules(scannedLayout(chain.metadata.scan), await loadPallets(generation), chain);
}

/** The rules of `pallets`, for a runtime of that layout. */
export function createRules(layout: PalletLayout, pallets: Pallets, chain: RulesChain): ChainRules {
	const dispatcher = new Dispatcher(pallets);
	const decoded = new WeakMap<Call, PlainCall | null>();
	return {
		layout,
		pallets,
		dispatcher,
		decode(call) {
			let plain = decoded.get(call);
			if (plain === undefined) {
				plain = layout.decodeCall(fromHex(chain.codec.encodeCall(call)), dispatcher.bounds);
				decoded.set(call, plain);
			}
			return plain;
		},
		isKnown: (call) => chain.hasKnownEffects(call),
		describe: (reason) => chain.metadata.dispatchError(layout.dispatchError(reason), null),
		describeError: (error) => chain.metadata.dispatchError(error, null),
	};
}
