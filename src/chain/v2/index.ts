import type { Addresses } from "../addresses.ts";
import type { MetadataScan } from "../metadata/scan.ts";
import { STATE_FIELDS } from "../pool-fields.ts";
import { only } from "../rows.ts";
import type { ChainRuntime } from "../runtime.ts";
import { readWorkers } from "../worker-rows.ts";
import { chainV2 } from "./context.ts";
import { codeOf } from "./errors.ts";
import { readCoolingStakes } from "./reads/cooling.ts";
import { readDelegator } from "./reads/delegator.ts";
import { readParameters } from "./reads/parameters.ts";
import { readPoolCount, readPoolIds } from "./reads/pools.ts";
import { readPosition, readPositionsOfPool } from "./reads/position.ts";
import { readCommissions, readRewards } from "./reads/rewards.ts";
import { readStakePools } from "./reads/stake-pool.ts";
import { readSubsidies } from "./reads/subsidies.ts";
import { readVault } from "./reads/vault.ts";
import { readVotes } from "./reads/votes.ts";
import { readWorkerKeys, workerStore } from "./reads/worker.ts";
import { writesV2 } from "./writes.ts";

/**
 * Generation 2 behind the port.
 *
 * @returns the port; `missing`: storage and constants that the runtime ought to have, `differing`: storage that it lays out in
 * another way; all as `Pallet.Item`
 */
export function generation2(
	scan: MetadataScan,
	addresses: Addresses,
	ss58Prefix: number,
): { runtime: ChainRuntime; missing: readonly string[]; differing: readonly string[] } {
	const { chain, missing, differing } = chainV2(scan, addresses);
	const runtime: ChainRuntime = {
		generation: 2,
		ss58Prefix,
		reads: {
			parameters: () => readParameters(chain),
			stakePool: (pid) => only(readStakePools(chain, [pid], STATE_FIELDS)),
			stakePoolRows: (pids, fields) => readStakePools(chain, pids, fields),
			poolCount: () => readPoolCount(chain),
			worker: (publicKey) => only(readWorkers(workerStore(chain), [publicKey])),
			workerRows: (publicKeys) => readWorkers(workerStore(chain), publicKeys),
			delegator: (account) => readDelegator(chain, account),
			position: (pid, account) => readPosition(chain, pid, account),
			stakePoolIds: () => readPoolIds(chain, "stakePool"),
			vault: (pid) => readVault(chain, pid),
			vaultIds: () => readPoolIds(chain, "vault"),
			subsidies: (account) => readSubsidies(chain, account),
			votes: (account) => readVotes(chain, account),
			commissions: (pid) => readCommissions(chain, pid),
			positionsOfPool: (pid, kind) => readPositionsOfPool(chain, pid, kind),
			coolingStakes: (pid) => readCoolingStakes(chain, pid),
			workerKeys: () => readWorkerKeys(chain),
			rewards: (pid) => readRewards(chain, pid),
		},
		writes: writesV2(chain),
		codeOf,
	};
	return { runtime, missing, differing };
}
