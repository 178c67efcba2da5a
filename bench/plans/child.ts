/**
 * Measures one method of a withdrawal's plan in a separate process. Argument: {@link PlansArguments} as JSON. Sends a message to the
 * parent before each step, and after its answer the step's {@link PlansStep}.
 */
import { connect, type Plan } from "phala-stakepool";
import { PATIENCE_MS } from "../contender.ts";
import { nextMessage } from "../messages.ts";
import { profiled } from "../profile.ts";
import type { PlansChain } from "./chain.ts";

/** Methods that are measured. */
export type PlansMethod = "check" | "preview" | "simulate";

/** What to measure. */
export interface PlansArguments extends PlansChain {
	readonly method: PlansMethod;
	/** Calls of each step. The first step is one with cold code. */
	readonly steps: readonly number[];
	/** File for a profile of the first step, which slows it. */
	readonly profile?: string | undefined;
}

/** Measurement of some calls, one after another. */
export interface PlansStep {
	/** CPU time of the calls, user and system, ms. */
	readonly cpuMs: number;
	/** Time of the calls, ms. */
	readonly wallMs: number;
	/** Failures of the check. */
	readonly failures: number;
}

process.once("disconnect", () => process.exit(1));
const { url, account, pid, method, steps, profile }: PlansArguments = JSON.parse(process.argv[2] ?? "");
// Without checks of the connection, which would be counted as requests.
const phala = await connect(url, { timeoutMs: PATIENCE_MS, livenessMs: Number.POSITIVE_INFINITY });
const plan = phala.delegator(account).withdraw(pid, "all");

for (const [index, calls] of steps.entries()) {
	globalThis.gc?.();
	process.send?.("ready");
	await nextMessage();
	const cpu = process.cpuUsage();
	const start = performance.now();
	const repeat = async () => {
		let failures = 0;
		for (let call = 0; call < calls; call++) failures += await failuresOf(plan);
		return failures;
	};
	const failures = await (profile && index === 0 ? profiled(profile, repeat) : repeat());
	const wallMs = performance.now() - start;
	const { user, system } = process.cpuUsage(cpu);
	process.send?.({ cpuMs: (user + system) / 1000, wallMs, failures } satisfies PlansStep);
	await nextMessage();
}
await phala.close();
process.exit(0);

async function failuresOf(one: Plan<unknown>): Promise<number> {
	const found = await one[method]();
	return "failures" in found ? found.failures.length : found.length;
}
