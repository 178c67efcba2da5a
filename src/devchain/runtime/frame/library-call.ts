import { listCalls } from "./call-type.ts";
import type { PlainCodec } from "./codec.ts";
import type { PlainCall } from "./plain-call.ts";
import type { RuntimeShape } from "./runtime-shape.ts";

/** The codec of calls of `@polkadot/types`, for plain calls. Arguments are in the order of the metadata. */
export function plainCallCodec(runtime: RuntimeShape, codec: PlainCodec): PlainCodec {
	const calls = [...runtime.pallets].flatMap((pallet) => listCalls(runtime, pallet));
	const indexes = new Map(calls.map(({ pallet, method, index }) => [`${pallet}.${method}`, index]));
	const input = (value: unknown): unknown => {
		if (Array.isArray(value)) return value.map(input);
		return typeof value === "object" && value !== null && "pallet" in value ? callInput(value as PlainCall) : value;
	};
	const callInput = ({ pallet, method, args }: PlainCall): unknown => ({
		callIndex: Uint8Array.from(indexes.get(`${pallet}.${method}`) ?? []),
		args: Object.values(args).map(input),
	});
	return { ...codec, encode: (call) => codec.encode(input(call)) };
}
