import type { RuntimeDispatchInfo } from "@polkadot/types/interfaces";
import { u8aConcat } from "@polkadot/util";
import { fromHex } from "../../../codec/hex.ts";
import { toPlain } from "../../../codec/to-plain.ts";
import { RpcError } from "../rpc-errors.ts";
import { StateOverlay } from "../state-overlay.ts";
import type { Method, MethodCall } from "./method-call.ts";

interface PlainInfo {
	/** Picoseconds only in older runtimes. */
	readonly weight: bigint | { readonly refTime: bigint; readonly proofSize: bigint };
	readonly class: string;
	readonly partialFee: bigint;
}

/** `payment_*`: fees of extrinsics. */
export function paymentMethods(): Record<string, Method> {
	return {
		payment_queryInfo: (call) => {
			const bytes = callApi(call, "TransactionPaymentApi_query_info");
			const info = call.block(1).runtime.registry.createType<RuntimeDispatchInfo>("RuntimeDispatchInfo", bytes);
			const { weight, class: callClass, partialFee } = toPlain(info) as PlainInfo;
			return {
				weight: typeof weight === "bigint" ? Number(weight) : weightJson(weight),
				class: callClass.toLowerCase(),
				partialFee: partialFee.toString(),
			};
		},
		payment_queryFeeDetails: (call) => {
			const bytes = callApi(call, "TransactionPaymentApi_query_fee_details");
			if (bytes[0] !== 1) return { inclusionFee: null };
			const hex = (at: number) => `0x${u128(bytes, at).toString(16)}`;
			return { inclusionFee: { baseFee: hex(1), lenFee: hex(17), adjustedWeightFee: hex(33) } };
		},
	};
}

function callApi(call: MethodCall, method: string): Uint8Array {
	const extrinsic = fromHex(call.hex(0));
	const length = new Uint8Array(4);
	new DataView(length.buffer).setUint32(0, extrinsic.length, true);
	const { runtime, state } = call.block(1);
	const result = runtime.call(new StateOverlay(state), method, u8aConcat(extrinsic, length));
	if (result === undefined) throw new RpcError(1, `${method} is not available in this runtime`);
	return result;
}

const weightJson = ({ refTime, proofSize }: { refTime: bigint; proofSize: bigint }) => ({
	ref_time: Number(refTime),
	proof_size: Number(proofSize),
});

function u128(bytes: Uint8Array, at: number): bigint {
	const view = new DataView(bytes.buffer, bytes.byteOffset + at, 16);
	return view.getBigUint64(0, true) | (view.getBigUint64(8, true) << 64n);
}
