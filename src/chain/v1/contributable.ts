/** PHA that can be locked as stake: all that is free and not locked so already, whatever else locks it. */
export function computeContributable(free: bigint, staked: bigint): bigint {
	return free > staked ? free - staked : 0n;
}
