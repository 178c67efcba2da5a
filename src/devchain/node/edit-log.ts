import type { Block } from "./block.ts";

/** The part of a block that an edit replaces. */
type Content = Pick<Block, "state" | "edits">;

/** All edits of blocks so far, newest first. Immutable, so an older log is a part of the newer ones. */
export type EditLog = Edit | null;

interface Edit {
	readonly block: Block;
	readonly before: Content;
	readonly after: Content;
	readonly previous: EditLog;
	/** Number of edits up to this one. */
	readonly length: number;
}

/** `log` with an edit that was just made. */
export function logEdit(log: EditLog, block: Block, before: Content): EditLog {
	const after = { state: block.state, edits: block.edits };
	return { block, before, after, previous: log, length: lengthOf(log) + 1 };
}

/** Undoes the edits of `from` that `to` does not contain, then makes those that only `to` contains. */
export function switchEdits(from: EditLog, to: EditLog): void {
	let undo = from;
	let target = to;
	const redo: Edit[] = [];
	while (undo !== target) {
		if (undo !== null && lengthOf(undo) >= lengthOf(target)) {
			Object.assign(undo.block, undo.before);
			undo = undo.previous;
		} else if (target !== null) {
			redo.push(target);
			target = target.previous;
		}
	}
	for (const { block, after } of redo.reverse()) Object.assign(block, after);
}

const lengthOf = (log: EditLog): number => (log === null ? 0 : log.length);
