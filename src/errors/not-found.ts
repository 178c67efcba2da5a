import type { RuleFacts } from "./codes.ts";
import { PhalaError } from "./error.ts";

/** Messages of the two errors about pools, workers and blocks that do not exist, for reads and writes alike. */
export const NOT_FOUND_MESSAGES = {
	NOT_FOUND({ kind, id }: RuleFacts<"NOT_FOUND">): string {
		if (kind === "block") return `The node has no block ${id}.`;
		if (kind === "transaction") return `No block and no pool has transaction ${id}.`;
		if (kind === "worker") return `Worker ${id} is not registered at this block.`;
		return id === null ? "The pool does not exist." : `Pool ${id} does not exist at this block.`;
	},
	WRONG_POOL_KIND({ pid, kind, expected }: RuleFacts<"WRONG_POOL_KIND">): string {
		if (kind === null) return "The pool is of the wrong kind. Stake pools and vaults have different calls.";
		return `Pool ${pid} is a ${NAMES[kind]}. Expected a ${NAMES[expected ?? OTHER[kind]]}.`;
	},
};

const NAMES = { stakePool: "stake pool", vault: "vault" };
const OTHER = { stakePool: "vault", vault: "stakePool" } as const;

/** The error for a pool, worker or block that does not exist. */
export function notFound(kind: RuleFacts<"NOT_FOUND">["kind"], id: string | number | bigint): PhalaError<"NOT_FOUND"> {
	const facts = { kind, id: String(id) };
	return new PhalaError("NOT_FOUND", NOT_FOUND_MESSAGES.NOT_FOUND(facts), { ...facts, dispatch: null });
}

/** The error for a pool of one kind where the other kind is expected. */
export function wrongPoolKind(pid: number, kind: "stakePool" | "vault"): PhalaError<"WRONG_POOL_KIND"> {
	const facts = { pid, kind, expected: OTHER[kind] };
	return new PhalaError("WRONG_POOL_KIND", NOT_FOUND_MESSAGES.WRONG_POOL_KIND(facts), { ...facts, dispatch: null });
}
