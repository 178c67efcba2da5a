import { fork } from "node:child_process";
import { join } from "node:path";
import { inProcess, next } from "../processes.ts";
import type { ChainCosts } from "../sends/chain.ts";
import type { SendsMeasurement } from "../sends/child.ts";
import { atMost } from "./goals.ts";
import { mustEqual, type Task } from "./task.ts";

/** How many transactions are sent at the same time. */
const CONTENDERS = [
	{ name: "20", seconds: 12, own: true },
	{ name: "1", seconds: 8, own: true },
	{ name: "500", seconds: 60, own: true },
];
/** Time between blocks. */
const INTERVAL_MS = 200;

/** Sends of one account at the same time, to a development chain in a process of its own. */
export const sends: Task = () => [
	{
		id: "sends",
		title: "Concurrent sends of one account",
		contenders: CONTENDERS,
		columns: [
			{ head: "CPU ms per send", measure: "cpuPerSendMs", digits: 1 },
			{ head: "of the first", measure: "cpuPerSendMs", isRelative: true },
			{ head: "of the chain, ms", measure: "chainPerSendMs", digits: 1 },
			{ head: "requests per send", measure: "requestsPerSend", digits: 1 },
			{ head: "wall ms", measure: "wallMs" },
		],
		async run({ programs, contender, profile }) {
			return { title: `${contender} sends`, measures: await sendAll(programs, Number(contender), profile) };
		},
		goals: (results) =>
			atMost(
				{ row: 9, what: "500 concurrent sends: CPU per send, of that of 20", basis: "cpu" },
				results.ratio("500", "20", "cpuPerSendMs"),
				1.5,
			),
	},
];

/** Sends that many transactions on a fresh chain. */
export async function sendAll(programs: string, count: number, profile?: string) {
	const chain = fork(join(programs, "sends/chain.js"), [String(INTERVAL_MS)]);
	const costs = async (): Promise<ChainCosts> => {
		chain.send("report");
		return (await next(chain)) as ChainCosts;
	};
	try {
		const url = (await next(chain)) as string;
		const args = [url, String(count), ...(profile === undefined ? [] : [profile])];
		return await inProcess(join(programs, "sends/child.js"), args, async (child) => {
			await next(child);
			const before = await costs();
			child.send("go");
			const { cpuMs, wallMs, pids } = (await next(child)) as SendsMeasurement;
			const after = await costs();
			child.send("end");
			const [first = 0] = pids;
			// The chain executes them in the order of the calls.
			mustEqual(
				`${count} sends`,
				pids,
				Array.from({ length: count }, (_, i) => first + i),
			);
			return {
				wallMs,
				cpuPerSendMs: cpuMs / count,
				chainPerSendMs: (after.cpuMs - before.cpuMs) / count,
				requestsPerSend: (after.requests - before.requests) / count,
			};
		});
	} finally {
		chain.disconnect();
	}
}
