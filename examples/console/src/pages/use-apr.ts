import { apr, totalPayoutShare } from "phala-stakepool/math";
import { useObservable, useWorkers } from "phala-stakepool/react";
import { useMemo } from "react";
import { from } from "rxjs";

/** A pool as its estimate needs it. */
interface Earning {
	readonly pid: number;
	readonly totalStake: bigint;
	readonly commissionPpm: number;
}

/** Estimates the APR of pools from their computing workers, live; `null` until these are known. */
export function useApr(): (pool: Earning) => number | null {
	const { value: parameters } = useObservable((phala) => from(phala.parameters()), ["parameters"]);
	const { value: workers } = useWorkers({
		fields: ["pid", "state", "v", "initialScore", "confidenceLevel"],
		where: ({ state }) => state === "Computing",
	});
	return useMemo(() => {
		if (!parameters || !workers) return () => null;
		const earning = workers.map(({ pid, v, initialScore, confidenceLevel }) => ({
			pid,
			v: v ?? 0n,
			score: initialScore ?? 0,
			confidenceLevel,
		}));
		const byPool = new Map<number | null, typeof earning>();
		for (const worker of earning) byPool.set(worker.pid, [...(byPool.get(worker.pid) ?? []), worker]);
		const network = {
			...parameters.tokenomics,
			blockSeconds: parameters.blockSeconds,
			totalShare: totalPayoutShare(earning),
		};
		return ({ pid, totalStake, commissionPpm }) =>
			apr({ totalStake, commissionPpm, workers: byPool.get(pid) ?? [] }, network);
	}, [parameters, workers]);
}
