import { compactFromU8a, compactToU8a, u8aConcat } from "@polkadot/util";
import { blake2AsU8a } from "@polkadot/util-crypto";
import { type Hex, toHex } from "../../../codec/hex.ts";
import type { Runtime, State } from "../runtime.ts";
import { Account } from "./accounts.ts";
import { COMMON_BOUNDS } from "./call.ts";
import { Chain } from "./chain.ts";
import type { Pallets } from "./executive.ts";
import { decodeExtrinsic, isSigned } from "./extrinsic.ts";
import { Fees, total } from "./fees.ts";
import type { MetadataLayout } from "./metadata-layout.ts";
import { slotDuration } from "./slot.ts";
import { weight } from "./weight.ts";

/** Answers one runtime API. */
type Api = (state: State, data: Uint8Array) => Uint8Array;

/** The names of the APIs answered here, with the version whose form the answers have. */
const API_VERSIONS: Readonly<Record<string, number>> = {
	Core: 4,
	Metadata: 1,
	AuraApi: 1,
	AccountNonceApi: 1,
	TransactionPaymentApi: 2,
};

/** The same as a runtime version lists them: hashed names. */
export function supportedApis(): [Hex, number][] {
	return Object.entries(API_VERSIONS).map(([name, version]) => [toHex(blake2AsU8a(name, 64)), version]);
}

/** Runtime APIs by exported name. */
export function runtimeApis(layout: MetadataLayout, version: Runtime["version"], pallets: Pallets) {
	const fees = new Fees(pallets.fees);
	const bounds = { ...COMMON_BOUNDS, ...pallets.bounds };
	/** `Vec<u8>` around bytes. */
	const opaque = (bytes: Uint8Array) => u8aConcat(compactToU8a(bytes.length), bytes);
	const u128 = (value: bigint) => layout.codec("u128").encode(value);
	const priced = (data: Uint8Array) => {
		const [offset, size] = compactFromU8a(data);
		const length = offset + Number(size);
		const extrinsic = decodeExtrinsic(layout, data.subarray(0, length), bounds);
		if (extrinsic === null) throw new RangeError("the data holds no extrinsic");
		const { call } = extrinsic;
		const declared = new DataView(data.buffer, data.byteOffset + length, 4).getUint32(0, true);
		return { call, fee: fees.feeOf(call, declared), tip: isSigned(extrinsic) ? extrinsic.tip : 0n };
	};
	const apis: Readonly<Record<string, Api>> = {
		Core_version: () => layout.codec("RuntimeVersion").encode(version),
		Metadata_metadata: () => opaque(layout.bytes),
		AuraApi_slot_duration: slotDuration,
		AccountNonceApi_account_nonce: (state, data) => {
			const account = new Chain(layout, state, "Initialization").at(Account).get(toHex(data.subarray(0, 32)));
			return layout.codec("u32").encode(account.nonce);
		},
		TransactionPaymentApi_query_info: (_, data) => {
			const { call, fee } = priced(data);
			const info = { weight: weight(layout, fees.weightOf(call)), class: "Normal", partialFee: total(fee) };
			return layout.codec("RuntimeDispatchInfo").encode(info);
		},
		TransactionPaymentApi_query_fee_details: (_, data) => {
			const { fee, tip } = priced(data);
			return u8aConcat(new Uint8Array([1]), u128(fee.base), u128(fee.length), u128(fee.weight), u128(tip));
		},
	};
	return (state: State, method: string, data: Uint8Array): Uint8Array | undefined => apis[method]?.(state, data);
}
