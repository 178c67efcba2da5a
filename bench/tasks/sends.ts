import { join } from "node:path";
import { inProcess, next } from "../processes.ts";
import type { SendsMeasurement } from "../sends/child.ts";
import { atMost } from "./goals.ts";
import { mustEqual, type Task } from "./task.ts";

/** Sends at the same time, few and many. */
const COUNTS = [
	{ name: "20", seconds: 6, own: true },
	{ name: "500", seconds: 20, own: true },
];

/** Sends of one account at the same time, on a development chain in the same process, whose time counts. */
export const sends: Task = () => [
	{
		id: "sends",
		title: "Concurrent sends of one account",
		contenders: COUNTS,
		columns: [
			{ head: "CPU ms per send", measure: "cpuPerSendMs", digits: 1 },
			{ head: "of the first", measure: "cpuPerSendMs", isRelative: true },
			{ head: "requests per send", measure: "requestsPerSend", digits: 1 },
			{ head: "wall ms", measure: "wallMs" },
			{ head: "blocks", measure: "blocks" },
		],
		run: async ({ programs, contender }) => {
			const program = join(programs, "sends/child.js");
			const run = await inProcess(program, [contender], async (child) => (await next(child)) as SendsMeasurement);
			mustEqual(`${contender} sends`, run.isInOrder, true);
			const { cpuPerSendMs, requestsPerSend, wallMs, blocks } = run;
			return { title: `${contender} sends`, measures: { cpuPerSendMs, requestsPerSend, wallMs, blocks } };
		},
		goals: (results) =>
			atMost(
				{ row: 9, what: "500 concurrent sends: CPU per send, of that of 20", basis: "cpu" },
				results.ratio("500", "20", "cpuPerSendMs"),
				1.5,
			),
	},
];
