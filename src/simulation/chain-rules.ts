import type { GenericCall, Metadata, TypeRegistry } from "@polkadot/types";
import type { WritesModule } from "../chain/chain-adapter.ts";
import type { Generation } from "../chain/model/network.ts";
import type { Call } from "../chain/operation.ts";
import { toPlain } from "../codec/to-plain.ts";
import { isDecodable, type PlainCall } from "../devchain/runtime/frame/call.ts";
import { Dispatcher } from "../devchain/runtime/frame/dispatcher.ts";
import type { Pallets } from "../devchain/runtime/frame/executive.ts";
import type { Reason } from "../devchain/runtime/frame/failure.ts";
import { PalletLayout } from "../devchain/runtime/frame/pallet-layout.ts";
import type { DispatchInfo } from "../errors/codes.ts";
import { loadPallets } from "./load-pallets.ts";

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

/** A runtime, as the library that encodes for it has it. */
export interface EncodedRuntime {
	readonly generation: Generation;
	readonly registry: TypeRegistry;
	/** Decoded by `registry`. */
	readonly metadata: Metadata;
	/** Encodes a call. Throws `UNSUPPORTED` for one that the chain does not have. */
	encode(call: Call): GenericCall;
}

/** By metadata: an upgrade gives the same registry other types. */
const layouts = new WeakMap<Metadata, PalletLayout>();

/** Loads the rules of a runtime. */
export async function loadChainRules(
	{ generation, registry, metadata, encode }: EncodedRuntime,
	chain: Pick<WritesModule, "hasKnownEffects" | "metadata">,
): Promise<ChainRules> {
	const pallets = await loadPallets(generation);
	const layout = layouts.get(metadata) ?? new PalletLayout(registry, metadata);
	layouts.set(metadata, layout);
	return createRules(layout, pallets, encode, chain);
}

/** The rules of `pallets`, for a runtime of that layout. */
export function createRules(
	layout: PalletLayout,
	pallets: Pallets,
	encode: EncodedRuntime["encode"],
	chain: Pick<WritesModule, "hasKnownEffects" | "metadata">,
): ChainRules {
	const dispatcher = new Dispatcher(pallets);
	const decode = (call: Call): PlainCall | null => {
		const encoded = encode(call);
		return isDecodable(encoded, dispatcher.bounds) ? (toPlain(encoded) as PlainCall) : null;
	};
	const decoded = new WeakMap<Call, PlainCall | null>();
	return {
		layout,
		pallets,
		dispatcher,
		decode(call) {
			let plain = decoded.get(call);
			if (plain === undefined) {
				plain = decode(call);
				decoded.set(call, plain);
			}
			return plain;
		},
		isKnown: (call) => chain.hasKnownEffects(call),
		describe: (reason) => chain.metadata.dispatchError(layout.dispatchError(reason), null),
		describeError: (error) => chain.metadata.dispatchError(error, null),
	};
}
