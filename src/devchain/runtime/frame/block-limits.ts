import type { Chain } from "./chain.ts";

/** Limits of normal extrinsics, as `System.BlockWeights` and `System.BlockLength` have them. */
interface BlockWeights {
	readonly perClass: { readonly normal: { readonly maxExtrinsic: Weight | null } };
}
interface BlockLength {
	readonly max: { readonly normal: number };
}
type Weight = bigint | { readonly refTime: bigint };

/**
 * Whether no block can hold an extrinsic, however empty it is.
 *
 * @param weight - picoseconds
 * @param length - bytes
 * @remarks Source: signed extension `CheckWeight`. Extrinsics of one block are not added up.
 */
export function exceedsBlock(chain: Chain, weight: bigint, length: number): boolean {
	const { maxExtrinsic } = chain.constant<BlockWeights>("system", "blockWeights").perClass.normal;
	const most = maxExtrinsic !== null && typeof maxExtrinsic === "object" ? maxExtrinsic.refTime : maxExtrinsic;
	if (most !== null && weight > most) return true;
	return length > chain.constant<BlockLength>("system", "blockLength").max.normal;
}
