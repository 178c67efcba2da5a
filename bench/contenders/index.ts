import type { Contender } from "./contender.ts";

/** Everybody who takes part, in the order of the table: the first is what the others are compared with. */
export const NAMES: readonly string[] = ["floor", "ours", "whole", "papi", "dedot", "entries", "naive"];

/**
 * A contender, loaded in the process that runs it. Its file is named like it.
 *
 * By a computed name: the checks of this repository do without what only `papi` and `dedot` need.
 */
export async function contenderOf(name: string): Promise<Contender> {
	if (!NAMES.includes(name)) throw new RangeError(`no contender ${name}; there are ${NAMES.join(", ")}`);
	return (await import(`./${name}.ts`))[name];
}
