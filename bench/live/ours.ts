import { connect } from "phala-stakepool";
import type { LiveContender } from "./live.ts";

/** The fields of a pool's record, and those derived from them. */
const FIELDS = [
	"owner",
	"commissionPpm",
	"cap",
	"totalStake",
	"totalShares",
	"capGap",
	"sharePrice",
	"workers",
	"coolingDownWorkers",
] as const;

/** This package, through its public API. */
export const ours: LiveContender = {
	title: "phala-stakepool",
	connect: async (url, { pids }) => {
		const phala = await connect(url);
		return {
			follow: (emit) => {
				phala.stakePools.watch$({ pids, fields: FIELDS }).subscribe(({ added, changed }) => {
					for (const { pid, totalStake } of added) emit(pid, totalStake);
					for (const { pid, totalStake } of changed) emit(pid, totalStake);
				});
				return undefined;
			},
			close: () => phala.close(),
		};
	},
};
