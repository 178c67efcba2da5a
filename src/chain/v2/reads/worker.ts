import type { WorkerState as SessionState } from "../../../../generated/v2/surface.ts";
import type { Hex } from "../../../codec/hex.ts";
import { sessionAccount } from "../../accounts.ts";
import { blockOf, item, keysOf } from "../../item.ts";
import type { Read } from "../../read.ts";
import type { WorkerState, WorkerStatus } from "../../types.ts";
import { workerState } from "../../worker-state.ts";
import type { ChainV2 } from "../context.ts";

/** Session states in the words of the facade. */
export const STATUS: Readonly<Record<SessionState, WorkerStatus>> = {
	Ready: "Ready",
	WorkerIdle: "Computing",
	_Unused: "Computing",
	WorkerUnresponsive: "Unresponsive",
	WorkerCoolingDown: "CoolingDown",
};

/** Two rounds: registration and pool, then the session that the pool and the key name. */
export function* readWorker(chain: ChainV2, publicKey: Hex): Read<WorkerState | null> {
	const { phalaComputation, phalaRegistry, phalaStakePoolv2 } = chain.entries;
	const registration = item(phalaRegistry.workers, publicKey);
	const assignment = item(phalaStakePoolv2.workerAssignments, publicKey);
	const coolDown = item(phalaComputation.coolDownPeriod);
	const parameters = item(phalaComputation.tokenomicParameters);
	const head = yield { keys: keysOf([registration, assignment, coolDown, parameters]) };
	const registered = registration.of(head);
	if (registered === null) return null;
	const assigned = assignment.of(head);
	const pid = assigned === null ? null : Number(assigned);

	const account = pid === null ? null : sessionAccount(pid, publicKey);
	const record = account && item(phalaComputation.sessions, account);
	const behind = account && item(phalaComputation.stakes, account);
	const rest = record && behind ? yield { keys: keysOf([record, behind]) } : head;
	const session = record?.of(rest) ?? null;
	return workerState(chain.addresses, {
		publicKey,
		registered,
		pid,
		session,
		state: session ? STATUS[session.state] : "Unbound",
		stake: behind?.of(rest) ?? null,
		coolDownSeconds: Number(coolDown.of(head)),
		tokenomics: parameters.of(head),
		generation: 2,
		block: blockOf(rest),
	});
}

/** Keys of all registered workers. */
export function* readWorkerKeys({ entries }: ChainV2): Read<readonly Hex[]> {
	const prefix = entries.phalaRegistry.workers.under();
	const answer = yield { prefixes: [prefix] };
	return answer.keysUnder(prefix).map((key) => entries.phalaRegistry.workers.args(key)[0]);
}
