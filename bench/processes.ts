import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import type { ChildArguments, Measurement } from "./child.ts";
import type { FirstMeasurement } from "./first/child.ts";
import type { NewValues } from "./server/changing.ts";
import type { LinkOptions } from "./server/link.ts";
import type { Order, Reply } from "./server/main.ts";
import type { TrafficReport } from "./server/traffic.ts";

/** Time limit of a contender: long enough for the slowest one on a slow machine. */
const PATIENCE_MS = 900_000;

/** The server, in its process. */
export interface Server {
	readonly url: string;
	/** Resets the counters. */
	reset(): Promise<void>;
	report(): Promise<TrafficReport>;
	setLink(link: LinkOptions): Promise<void>;
	/**
	 * Adds a block that changes total values of pools; resolves to the time of its announcement, ns of the machine's clock.
	 *
	 * @param replaces - whether it takes the place of the newest block
	 */
	change(values: NewValues, replaces: boolean): Promise<bigint>;
	/** Reverts all changes. */
	restore(): Promise<void>;
	stop(): void;
}

/** Starts the server over the state of a scale. */
export async function startServer(scale: number): Promise<Server> {
	const main = join(import.meta.dirname, "server/main.ts");
	const child = fork(main, [String(scale)], { execArgv: ["--import", "tsx"] });
	const ask = async (order: Order): Promise<Reply> => {
		child.send(order);
		return (await next(child)) as Reply;
	};
	const ready = (await next(child)) as { ready: string };
	return {
		url: ready.ready,
		reset: async () => void (await ask({ reset: true })),
		report: async () => ((await ask({ report: true })) as { report: TrafficReport }).report,
		setLink: async (link) => void (await ask({ link })),
		change: async (values, replaces) =>
			BigInt(((await ask({ change: values, replaces })) as { changedNs: string }).changedNs),
		restore: async () => void (await ask({ restore: true })),
		stop: () => child.disconnect(),
	};
}

/** A read of one contender. */
export interface Job extends Omit<ChildArguments, "url"> {
	/** Folder with the compiled programs. */
	readonly programs: string;
}

/** Measurement and traffic of one read. */
export interface Run extends Measurement {
	readonly traffic: TrafficReport;
}

/** Runs one read of a contender in a fresh process. */
export async function runOnce({ programs, ...job }: Job, server: Server): Promise<Run> {
	const args: ChildArguments = { ...job, url: server.url };
	return inProcess(join(programs, "child.js"), [JSON.stringify(args)], async (child) => {
		await next(child);
		await server.reset();
		child.send("go");
		const measurement = (await next(child)) as Measurement;
		return { ...measurement, traffic: await server.report() };
	});
}

/** Measurement and traffic from a fresh process to the first result. */
export interface FirstRun extends FirstMeasurement {
	readonly traffic: TrafficReport;
	/** Time from the moment the server accepted the socket to the result, ms. */
	readonly openMs: number;
}

/** Runs a contender from a fresh process to the first pool. */
export async function runFirst(programs: string, contender: string, input: unknown, server: Server): Promise<FirstRun> {
	await server.reset();
	const args = [contender, server.url, JSON.stringify(input)];
	return inProcess(join(programs, "first/child.js"), args, async (child) => {
		const measurement = (await next(child)) as FirstMeasurement;
		const traffic = await server.report();
		const openMs = Number(BigInt(measurement.answeredNs) - BigInt(traffic.acceptedNs)) / 1e6;
		return { ...measurement, traffic, openMs };
	});
}

/** Runs a program in a separate process while `body` communicates with it; resolves when it has exited. */
export async function inProcess<T>(
	program: string,
	args: readonly string[],
	body: (child: ChildProcess) => Promise<T>,
): Promise<T> {
	const child = fork(program, args, { execArgv: ["--expose-gc"] });
	const timer = setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS);
	const ended = new Promise((resolve) => child.once("exit", resolve));
	try {
		const result = await body(child);
		// The next program starts when this one has exited.
		await ended;
		return result;
	} finally {
		clearTimeout(timer);
	}
}

/** Resolves to the next message of a process; rejects if it exits without one. */
export function next(child: ChildProcess): Promise<unknown> {
	return new Promise((resolve, reject) => {
		const ended = (code: number | null, signal: string | null): void => {
			reject(new Error(`${child.spawnargs.slice(2, 4).join(" ")} ended with ${code ?? signal}`));
		};
		child.once("exit", ended);
		child.once("message", (message) => {
			child.off("exit", ended);
			resolve(message);
		});
	});
}
