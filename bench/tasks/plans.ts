import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import type { ChainOrder, ChainReply, PlansChain } from "../plans/chain.ts";
import type { PlansArguments, PlansMethod, PlansStep } from "../plans/child.ts";
import { inProcess, next } from "../processes.ts";
import type { LinkOptions } from "../server/link.ts";
import type { TrafficReport } from "../server/traffic.ts";
import { atMost, type Basis, exactly, type Goal, type GoalName } from "./goals.ts";
import type { Part, PartContender, Subject } from "./part.ts";
import type { PartResults } from "./results.ts";
import { FAR_MS, mustEqual, type Task } from "./task.ts";

const CONTENDERS: readonly PartContender[] = [
	{ name: "check", seconds: 4, own: true },
	{ name: "preview", seconds: 4, own: true },
	{ name: "simulate", seconds: 5, own: true },
];
/** Calls over the network, before the measured ones, and measured. */
const [FAR_CALLS, WARM_UP, CALLS] = [3, 30, 60];

/** A withdrawal that is checked, previewed and simulated, not sent. */
export const plans: Task = () => ([1, 2] as const).map(partOf);

/** The chain of a generation. */
interface RunningChain {
	readonly process: ChildProcess;
	readonly place: PlansChain;
}

function partOf(generation: 1 | 2): Part {
	/** By the folder of programs. Nothing is sent: all contenders use one. */
	const chains = new Map<string, RunningChain>();
	return {
		id: `plans-${generation}`,
		title: `A withdrawal, checked, previewed and simulated, generation ${generation}`,
		contenders: CONTENDERS,
		columns: [
			{ head: "CPU ms", measure: "cpuMs", digits: 2 },
			{ head: "of the check", measure: "cpuMs", isRelative: true },
			{ head: `wall ms at ${FAR_MS} ms`, measure: "farMs" },
			{ head: "of the check", measure: "farMs", isRelative: true },
			{ head: `wall ms at ${FAR_MS} ms, cold`, measure: "coldMs" },
			{ head: "CPU ms, cold", measure: "coldCpuMs" },
			{ head: "requests", measure: "requests" },
			{ head: "requests, cold", measure: "coldRequests" },
			{ head: "round trips", measure: "roundTrips" },
		],
		async run(subject) {
			const { programs, contender } = subject;
			const chain = chains.get(programs) ?? (await startPlansChain(programs, generation));
			chains.set(programs, chain);
			return { title: `plan.${contender}()`, measures: await measurePlan(subject, chain) };
		},
		close() {
			for (const chain of chains.values()) chain.process.disconnect();
			chains.clear();
		},
		goals: (results) => plansGoals(results, generation),
	};
}

/** Costs of previews relative to checks, and of simulations. */
export function plansGoals(results: PartResults, generation: 1 | 2): readonly Goal[] {
	const name = (what: string, basis: Basis): GoalName => ({
		row: 11,
		what: `${what}, generation ${generation}`,
		basis,
	});
	const preview = (measure: string) => results.ratio("preview", "check", measure);
	return [
		...atMost(name("preview: CPU, of the check", "cpu"), preview("cpuMs"), 1.2),
		...atMost(name(`preview: wall at ${FAR_MS} ms, of the check`, "wall"), preview("farMs"), 1.2),
		...exactly(name("preview: requests, of the check", "count"), preview("requests"), 1),
		...exactly(name("preview: requests with cold code, of the check", "count"), preview("coldRequests"), 1),
		...atMost(name(`simulation: cold, at ${FAR_MS} ms, ms`, "wall"), results.median("simulate", "coldMs"), 1000),
		...atMost(
			name("simulation: requests with cold code, of the check", "count"),
			results.ratio("simulate", "check", "coldRequests"),
			1.6,
		),
	];
}

/** Starts the chain of a generation, in a process of its own. */
export async function startPlansChain(programs: string, generation: 1 | 2): Promise<RunningChain> {
	const process = fork(join(programs, "plans/chain.js"), [String(generation)]);
	return { process, place: (await next(process)) as PlansChain };
}

/** Measures one method of a plan, in a fresh process. */
export async function measurePlan({ programs, contender, profile }: Subject, { process: chain, place }: RunningChain) {
	const steps = [1, FAR_CALLS, WARM_UP, CALLS];
	const args: PlansArguments = { ...place, method: contender as PlansMethod, steps, profile };
	return inProcess(join(programs, "plans/child.js"), [JSON.stringify(args)], async (child) => {
		const far = { rttMs: FAR_MS };
		const cold = await step(chain, child, far);
		const warm = await step(chain, child, far);
		await step(chain, child, {});
		const near = await step(chain, child, {});
		for (const { failures } of [cold, warm, near]) mustEqual(contender, failures, 0);
		return {
			cpuMs: near.cpuMs / CALLS,
			farMs: warm.wallMs / FAR_CALLS,
			coldMs: cold.wallMs,
			coldCpuMs: cold.cpuMs,
			requests: near.traffic.requests / CALLS,
			coldRequests: cold.traffic.requests,
			roundTrips: cold.traffic.roundTrips,
		};
	});
}

/** Runs the next step of the child, over a network. */
async function step(
	chain: ChildProcess,
	child: ChildProcess,
	link: LinkOptions,
): Promise<PlansStep & { readonly traffic: TrafficReport }> {
	await next(child);
	await ask(chain, { link });
	child.send("go");
	const measured = (await next(child)) as PlansStep;
	const { report: traffic } = (await ask(chain, { report: true })) as { readonly report: TrafficReport };
	child.send("next");
	return { ...measured, traffic };
}

async function ask(chain: ChildProcess, order: ChainOrder): Promise<ChainReply> {
	chain.send(order);
	return (await next(chain)) as ChainReply;
}
