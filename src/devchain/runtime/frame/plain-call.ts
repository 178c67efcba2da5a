/** A call in plain values. */
export interface PlainCall {
	/** camelCase, as clients name it. */
	readonly pallet: string;
	readonly method: string;
	readonly args: Readonly<Record<string, unknown>>;
}

/** Limits that decoding enforces but metadata does not contain, by argument type or as `pallet.method.argument`. */
export type Bounds = Readonly<Record<string, (value: unknown) => boolean>>;

const PPM = 1_000_000;

/** Bounds of every runtime: a `Permill` is at most one. */
export const COMMON_BOUNDS: Bounds = {
	Permill: (value) => Number(value) <= PPM,
	"Option<Permill>": (value) => value === null || Number(value) <= PPM,
};

/** The calls inside a call, such as those of a batch. */
export const innerCalls = ({ args }: PlainCall): readonly PlainCall[] => Object.values(args).flat().filter(isPlainCall);

const isPlainCall = (value: unknown): value is PlainCall =>
	typeof value === "object" && value !== null && "pallet" in value && "method" in value && "args" in value;

/**
 * Whether the real runtime could decode `call` and the calls inside.
 *
 * @param typesOf - names of the types of a call's arguments
 */
export function isDecodable(
	call: PlainCall,
	bounds: Bounds,
	typesOf: (call: PlainCall) => ReadonlyMap<string, string>,
): boolean {
	const types = typesOf(call);
	return Object.entries(call.args).every(([name, value]) => {
		const bound = bounds[`${call.pallet}.${call.method}.${name}`] ?? bounds[types.get(name) ?? ""];
		if (bound) return bound(value);
		return [value]
			.flat()
			.filter(isPlainCall)
			.every((inner) => isDecodable(inner, bounds, typesOf));
	});
}
