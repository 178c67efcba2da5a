import { compactFromU8a, u8aConcat } from "@polkadot/util";
import { fromHex } from "../../../codec/hex.ts";
import { scratch } from "../draft.ts";
import { RpcError } from "../refusals.ts";
import type { Call, Method } from "./call.ts";

const CLASSES = ["normal", "operational", "mandatory"];

/** `payment_*`: what an extrinsic would cost. */
export function paymentMethods(): Record<string, Method> {
	return {
		payment_queryInfo: (call) => {
			const answer = ask(call, "TransactionPaymentApi_query_info");
			const [first, refTime] = compactFromU8a(answer);
			const [second, proofSize] = compactFromU8a(answer.subarray(first));
			const at = first + second;
			return {
				weight: { ref_time: refTime.toNumber(), proof_size: proofSize.toNumber() },
				class: CLASSES[answer[at] ?? 0],
				partialFee: u128(answer, at + 1).toString(),
			};
		},
		payment_queryFeeDetails: (call) => {
			const answer = ask(call, "TransactionPaymentApi_query_fee_details");
			if (answer[0] !== 1) return { inclusionFee: null };
			const hex = (at: number) => `0x${u128(answer, at).toString(16)}`;
			return { inclusionFee: { baseFee: hex(1), lenFee: hex(17), adjustedWeightFee: hex(33) } };
		},
	};
}

function ask(call: Call, method: string): Uint8Array {
	const extrinsic = fromHex(call.hex(0));
	const length = new Uint8Array(4);
	new DataView(length.buffer).setUint32(0, extrinsic.length, true);
	const answer = call.node.runtime.call(scratch(call.block(1).state), method, u8aConcat(extrinsic, length));
	if (answer === undefined) throw new RpcError(1, `${method} is not offered by this runtime`);
	return answer;
}

function u128(bytes: Uint8Array, at: number): bigint {
	const view = new DataView(bytes.buffer, bytes.byteOffset + at, 16);
	return view.getBigUint64(0, true) | (view.getBigUint64(8, true) << 64n);
}
