import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Figure } from "../devchain/measurement.ts";
import type { Part } from "./part.ts";
import type { Task } from "./task.ts";

/** Programs of `bench:devchain`, and the figures of the table by their names there. */
const PROGRAMS = [
	{
		name: "one-extrinsic",
		title: "Development chain: a block with one extrinsic",
		seconds: 30,
		figures: {
			"remark, CPU ms": "block with System.remark, median",
			"wrap, CPU ms": "block with PhalaWrappedBalances.wrap, median",
			"contribute, CPU ms": "block with PhalaStakePoolv2.contribute, median",
		},
	},
	{
		name: "many-extrinsics",
		title: "Development chain: a block with 1000 contributions",
		seconds: 10,
		figures: { "submission, CPU ms": "1000 contributions submitted", "block, CPU ms": "block with 1000 contributions" },
	},
	{
		name: "month",
		title: "Development chain: a month with the gatekeeper, 40 pools and 230 workers",
		seconds: 30,
		figures: {
			"in one block, CPU ms": "30 days of the busy network in 1 blocks",
			"a block an hour, CPU ms": "30 days of the busy network in 720 blocks",
		},
	},
	{
		name: "in-process",
		title: "Development chain: one send after another in the same process",
		seconds: 15,
		figures: {
			"signer's answer to inBlock, ms": "send in process, from the signer's answer to inBlock, median",
			"CPU ms per send, with the chain's": "send in process, CPU time with the chain's",
		},
	},
] as const;

/** The development chain of this tree, from its sources. */
export const devchain: Task = () =>
	PROGRAMS.map(({ name, title, seconds, figures }): Part => {
		return {
			id: `devchain-${name}`,
			title,
			contenders: [{ name, seconds }],
			columns: Object.entries(figures).map(([head, measure]) => ({ head, measure, digits: 1 })),
			run: async () => ({ title: "phala-stakepool", measures: await figuresOf(name) }),
		};
	});

/** Runs a program; returns its figures by name. */
async function figuresOf(name: string): Promise<Record<string, number>> {
	const program = join(import.meta.dirname, "..", "devchain", `${name}.ts`);
	const child = fork(program, [], { execArgv: ["--import", "tsx"], stdio: ["ignore", "ignore", "inherit", "ipc"] });
	const figures: Figure[] = [];
	child.on("message", (reported: Figure[]) => figures.push(...reported));
	await once(child, "exit");
	if (figures.length === 0) throw new Error(`bench/devchain/${name}.ts reported nothing`);
	return Object.fromEntries(figures.map(({ what, value }) => [what, value]));
}
