import type { Hex } from "../../src/codec/hex.ts";
import { phalaRuntime } from "../../src/devchain/runtime/v1/index.ts";
import { byKey, constantsOf, type Generation, once, type Row, recorded } from "./generation.ts";

const runtime = once(() => phalaRuntime());

/** Generation 1: `phalaStakePool` and `phalaMining`. */
export const generation1: Generation = {
	generation: 1,
	runtime,
	// Blocks start with the clock and the data of the relay chain.
	firstExtrinsic: 2,
	computing: { pallet: "phalaMining", sessions: "miners", online: "onlineMiners" },
	accounts: [],
	prepare: () => {},
	registered: () => {},
	constants: (chain) => ({
		...constantsOf(chain, "phalaStakePool", "minContribution", "gracePeriod", "maxPoolWorkers"),
		miningEnabledByDefault: chain.constant("phalaStakePool", "miningEnabledByDefault"),
	}),
	state: (chain) => {
		const pools = chain.entries("phalaStakePool", "stakePools").map(([[pid], pool]) => [
			String(pid),
			{
				...(recorded(pool) as Row),
				whitelist: chain.query("phalaStakePool", "poolContributionWhitelists", pid),
				description: chain.query("phalaStakePool", "poolDescriptions", pid),
			},
		]);
		const delegations: Record<string, Row> = {};
		for (const [[key], position] of chain.entries("phalaStakePool", "poolStakers")) {
			const [pid, who] = key as [bigint, Hex];
			delegations[String(pid)] = { ...delegations[String(pid)], [who]: recorded(position) };
		}
		return {
			pools: Object.fromEntries(pools),
			delegations,
			stakeLedger: byKey(chain, "phalaStakePool", "stakeLedger"),
			workerAssignments: byKey(chain, "phalaStakePool", "workerAssignments"),
			withdrawalTimestamps: recorded(chain.query("phalaStakePool", "withdrawalTimestamps")),
			withdrawalQueuedPools: byKey(chain, "phalaStakePool", "withdrawalQueuedPools"),
			poolCount: recorded(chain.query("phalaStakePool", "poolCount")),
			miningEnabled: chain.query("phalaStakePool", "miningEnabled"),
		};
	},
	balance: (chain, account) => {
		const locks = chain.query("balances", "locks", account) as { id: Hex; amount: bigint }[];
		return { locks: locks.map(({ id, amount }) => ({ id, amount: String(amount) })) };
	},
};
