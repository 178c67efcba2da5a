import type { Phala } from "phala-stakepool";
import { useObservable } from "phala-stakepool/react";
import { combineLatest, from, map, scan, startWith, switchMap } from "rxjs";

/** A reward of a pool. */
export interface Reward {
	/** Time of its block, seconds. */
	readonly at: number;
	readonly toDelegators: bigint;
	readonly toOwner: bigint;
}

/** Blocks whose rewards are read; older ones cost more requests than a chart is worth. */
export const REWARD_BLOCKS = 120;

/** The rewards of a pool in the newest blocks, oldest first, live. */
export function useRewards(pid: number) {
	return useObservable(
		(phala) => {
			const live$ = phala.stakePool(pid).rewards$.pipe(
				scan((all: readonly Reward[], reward) => [...all, toReward(reward)], []),
				startWith([]),
			);
			return from(phala.head()).pipe(
				switchMap(({ number }) => combineLatest([readRewards(phala, pid, number), live$])),
				map(([before, since]) => [...before, ...since]),
			);
		},
		["rewards", pid],
	);
}

async function readRewards(phala: Phala, pid: number, to: number): Promise<readonly Reward[]> {
	const rewards: Reward[] = [];
	const first = Math.max(1, to - REWARD_BLOCKS);
	for await (const event of phala.events({ from: first, to, pids: [pid], types: ["rewarded"] })) {
		rewards.push(toReward(event));
	}
	return rewards;
}

const toReward = ({
	block,
	toDelegators,
	toOwner,
}: Omit<Reward, "at"> & { readonly block: { readonly timestampMs: number } }): Reward => ({
	at: Math.floor(block.timestampMs / 1000),
	toDelegators,
	toOwner,
});
