import { listCalls } from "./call-type.ts";
import type { PlainCodec } from "./codec.ts";
import { isSameBytes } from "./is-same-bytes.ts";
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
	const encode = (call: unknown) => codec.encode(input(call));
	return {
		...codec,
		encode,
		// Strictly, as compiled types: a call has one encoding only.
		read(bytes) {
			const read = attempt(() => codec.read(bytes));
			if (
				isSameBytes(
					attempt(() => encode(read.value)),
					bytes.subarray(0, read.length),
				)
			)
				return read;
			throw new RangeError("the call has another encoding");
		},
	};
}

/** Throws a `RangeError` for the errors of the library, which are of no class. */
function attempt<T>(task: () => T): T {
	try {
		return task();
	} catch (cause) {
		throw new RangeError("the bytes are no call", { cause });
	}
}
