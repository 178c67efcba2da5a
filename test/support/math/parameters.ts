import { divFixed, ONE } from "../../../src/math/index.ts";

/** A decimal as U64F64 bits, nearest. */
export function bits(decimal: string): bigint {
	const [whole = "", fraction = ""] = decimal.split(".");
	const scale = 10n ** BigInt(fraction.length);
	return (BigInt(whole + fraction) * ONE * 2n + scale) / (2n * scale);
}

/** U64F64 bits as a decimal, digits beyond cut off. */
export function decimal(value: bigint, digits: number): string {
	const scaled = String((value * 10n ** BigInt(digits)) >> 64n).padStart(digits + 1, "0");
	return `${scaled.slice(0, -digits)}.${scaled.slice(-digits)}`;
}

/** Parameters of rhala and PoC-6, as their genesis has them. */
export const RHALA = {
	phaRate: ONE,
	rho: 18446756370313412349n,
	budgetPerBlock: 100n * ONE,
	vMax: 30_000n * ONE,
	costK: 291740030655n,
	costB: 621866907450610n,
	slashRate: 61489146912365n,
	treasuryRatio: 3689348814741910323n,
	heartbeatWindow: 10,
	rigK: 5534023222112865485n,
	rigB: 0n,
	re: 23980767295822417101n,
	k: 100n * ONE,
	kappa: ONE,
};

/** Khala in 2021, where a PHA was 0.84 USD. */
export const KHALA_START = { ...RHALA, rigK: divFixed(bits("0.3"), bits("0.84")), re: (3n * ONE) / 2n, k: 50n * ONE };
