import type { FeeSchedule } from "../frame/fees.ts";

const CALL_WEIGHT = 553_112_000n;

/** Calls of Phala's pallets have no weight, all other calls the same; a batch has the weight of its calls. */
export const FEES: FeeSchedule = {
	base: 113_638_000n,
	perByte: 1n,
	perMegaWeight: 1_000_000n,
	ownWeight: ({ pallet }) => (pallet === "utility" || pallet.startsWith("phala") ? 0n : CALL_WEIGHT),
};
