import type { MinerState } from "../../../../generated/v1/surface.ts";
import type { Hex } from "../../../codec/hex.ts";
import { sessionAccount } from "../../accounts.ts";
import { blockOf, item, keysOf } from "../../item.ts";
import type { Read } from "../../read.ts";
import type { WorkerState, WorkerStatus } from "../../types.ts";
import { workerState } from "../../worker-state.ts";
import type { ChainV1 } from "../context.ts";

/** Miner states in the words of the facade; early runtimes (spec 1130) call the unused one `MiningActive`. */
const STATUS: Readonly<Record<MinerState | "MiningActive", WorkerStatus>> = {
	Ready: "Ready",
	MiningIdle: "Computing",
	MiningActive: "Computing",
	_Unused: "Computing",
	MiningUnresponsive: "Unresponsive",
	MiningCoolingDown: "CoolingDown",
};

/** Where a miner stands. */
export function statusOf({ state }: { readonly state: MinerState }): WorkerStatus {
	return STATUS[state];
}

/** Two rounds: registration and pool, then the miner that the pool and the key name. */
export function* readWorker(chain: ChainV1, publicKey: Hex): Read<WorkerState | null> {
	const { phalaMining, phalaRegistry, phalaStakePool } = chain.entries;
	const registration = item(phalaRegistry.workers, publicKey);
	const assignment = item(phalaStakePool.workerAssignments, publicKey);
	const coolDown = item(phalaMining.coolDownPeriod);
	const parameters = item(phalaMining.tokenomicParameters);
	const head = yield { keys: keysOf([registration, assignment, coolDown, parameters]) };
	const registered = registration.of(head);
	if (registered === null) return null;
	const assigned = assignment.of(head);
	const pid = assigned === null ? null : Number(assigned);

	const account = pid === null ? null : sessionAccount(pid, publicKey);
	const record = account && item(phalaMining.miners, account);
	const behind = account && item(phalaMining.stakes, account);
	const rest = record && behind ? yield { keys: keysOf([record, behind]) } : head;
	const session = record?.of(rest) ?? null;
	return workerState(chain.addresses, {
		publicKey,
		registered,
		pid,
		session,
		state: session ? statusOf(session) : "Unbound",
		stake: behind?.of(rest) ?? null,
		coolDownSeconds: Number(coolDown.of(head)),
		tokenomics: parameters.of(head),
		generation: 1,
		block: blockOf(rest),
	});
}

/** Keys of all registered workers. */
export function* readWorkerKeys({ entries }: ChainV1): Read<readonly Hex[]> {
	const prefix = entries.phalaRegistry.workers.under();
	const answer = yield { prefixes: [prefix] };
	return answer.keysUnder(prefix).map((key) => entries.phalaRegistry.workers.args(key)[0]);
}
