import { useObservable } from "phala-stakepool/react";

/** The best block, live. */
export const useHead = () => useObservable((phala) => phala.head$, ["head"]);

/** The chain's clock, seconds; `null` until the first block is known. */
export function useNow(): number | null {
	const { value } = useHead();
	return value ? Math.floor(value.timestampMs / 1000) : null;
}
