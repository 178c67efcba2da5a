import { fromHex, type Hex, toHex } from "../../../codec/hex.ts";
import { decodeDispatchInfo, type SizedWeight } from "../../runtime/frame/weight.ts";
import type { Block } from "../block.ts";
import { RpcError } from "../rpc-errors.ts";
import { decodeError, isExtrinsic } from "./extrinsic-bytes.ts";
import type { Method, MethodCall } from "./method-call.ts";
import { callRuntime } from "./runtime-call.ts";

const INFO_FAILED = "Unable to query dispatch info.";
const DETAILS_FAILED = "Unable to query fee details.";

/** `payment_*`: fees of extrinsics. */
export function paymentMethods(): Record<string, Method> {
	return {
		payment_queryInfo: (call) => {
			const block = findBlock(call, INFO_FAILED);
			const bytes = callApi(call, block, "TransactionPaymentApi_query_info", INFO_FAILED);
			const { weight, callClass, partialFee } = decodeDispatchInfo(block.runtime.layout, bytes);
			return {
				weight: typeof weight === "bigint" ? Number(weight) : weightJson(weight),
				class: callClass.toLowerCase(),
				partialFee: partialFee.toString(),
			};
		},
		payment_queryFeeDetails: (call) => {
			const block = findBlock(call, DETAILS_FAILED);
			const bytes = callApi(call, block, "TransactionPaymentApi_query_fee_details", DETAILS_FAILED);
			if (bytes[0] !== 1) return { inclusionFee: null };
			const hex = (at: number) => `0x${u128(bytes, at).toString(16)}`;
			return { inclusionFee: { baseFee: hex(1), lenFee: hex(17), adjustedWeightFee: hex(33) } };
		},
	};
}

function findBlock(call: MethodCall, failed: string): Block {
	const block = call.findBlock(1);
	if (block !== undefined) return block;
	const reason = `Header was not found in the database: ${call.hash(1)}`;
	throw new RpcError(1, failed, `Api called for an unknown Block: ${reason}`);
}

function callApi(call: MethodCall, block: Block, method: string, failed: string): Uint8Array {
	const extrinsic = call.hex(0);
	if (!isExtrinsic(extrinsic)) throw decodeError(failed);
	const result = callRuntime(block, method, withLength(extrinsic));
	if (!result.success) throw new RpcError(1, failed, result.error);
	return fromHex(result.value);
}

/** An extrinsic and its length as `u32`, the parameters of the API. */
function withLength(extrinsic: Hex): Hex {
	const length = new Uint8Array(4);
	new DataView(length.buffer).setUint32(0, (extrinsic.length - 2) / 2, true);
	return `${extrinsic}${toHex(length).slice(2)}`;
}

const weightJson = ({ refTime, proofSize }: SizedWeight) => ({
	ref_time: Number(refTime),
	proof_size: Number(proofSize),
});

function u128(bytes: Uint8Array, at: number): bigint {
	const view = new DataView(bytes.buffer, bytes.byteOffset + at, 16);
	return view.getBigUint64(0, true) | (view.getBigUint64(8, true) << 64n);
}
