import type { RuleFacts } from "./codes.ts";
import { PhalaError } from "./error.ts";

/** What the two errors about things that are not there say, wherever they come from. */
export const NOT_FOUND_MESSAGES = {
	NOT_FOUND({ kind, id }: RuleFacts<"NOT_FOUND">): string {
		if (kind === "block") return `The node does not know block ${id}.`;
		if (kind === "worker") return `No worker ${id} is registered at this block.`;
		return id === null ? "There is no such pool." : `There is no pool ${id} at this block.`;
	},
	WRONG_POOL_KIND({ pid, kind, expected }: RuleFacts<"WRONG_POOL_KIND">): string {
		if (kind === null) return "The pool is of the other kind: stake pools and vaults have calls of their own.";
		return `Pool ${pid} is a ${NAMES[kind]}; ${expected ? `a ${NAMES[expected]}` : "the other kind"} is meant here.`;
	},
};

const NAMES = { stakePool: "stake pool", vault: "vault" };

/** Something that a reading did not find. */
export function notFound(kind: "pool" | "worker" | "block", id: string | number | bigint): PhalaError<"NOT_FOUND"> {
	const facts = { kind, id: String(id) };
	return new PhalaError("NOT_FOUND", NOT_FOUND_MESSAGES.NOT_FOUND(facts), { ...facts, dispatch: null });
}

/** A pool of one kind where a reading means the other. */
export function wrongPoolKind(pid: number, kind: "stakePool" | "vault"): PhalaError<"WRONG_POOL_KIND"> {
	const facts = { pid, kind, expected: kind === "vault" ? "stakePool" : "vault" } as const;
	return new PhalaError("WRONG_POOL_KIND", NOT_FOUND_MESSAGES.WRONG_POOL_KIND(facts), { ...facts, dispatch: null });
}
