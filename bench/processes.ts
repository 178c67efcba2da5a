import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import type { Measurement } from "./child.ts";
import type { LinkOptions } from "./server/link.ts";
import type { Order, Reply } from "./server/main.ts";
import type { TrafficReport } from "./server/traffic.ts";

const here = (file: string) => join(import.meta.dirname, file);
/** As long as the slowest contender may take on a slow machine. */
const PATIENCE_MS = 900_000;

/** The static server, in its process. */
export interface Server {
	readonly url: string;
	/** Forgets what it counted. */
	reset(): Promise<void>;
	report(): Promise<TrafficReport>;
	setLink(link: LinkOptions): Promise<void>;
	stop(): void;
}

/** Starts the server over the state of a scale. */
export async function startServer(scale: number): Promise<Server> {
	const child = fork(here("server/main.ts"), [String(scale)], { execArgv: ["--import", "tsx"] });
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
		stop: () => child.disconnect(),
	};
}

/** What one contender's read took, and what went over the line for it. */
export interface Run extends Measurement {
	readonly traffic: TrafficReport;
}

/** Lets a contender read once, in a fresh process; `profile` is the file for its profile, which makes it slower. */
export async function runOnce(contender: string, server: Server, profile?: string): Promise<Run> {
	const args = [contender, server.url, ...(profile === undefined ? [] : [profile])];
	const child = fork(here("child.ts"), args, { execArgv: ["--expose-gc", "--import", "tsx"] });
	const timer = setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS);
	try {
		await next(child);
		await server.reset();
		child.send("go");
		const measurement = (await next(child)) as Measurement;
		return { ...measurement, traffic: await server.report() };
	} finally {
		clearTimeout(timer);
	}
}

/** The next message of a process; fails when it ends without one. */
function next(child: ChildProcess): Promise<unknown> {
	return new Promise((resolve, reject) => {
		const ended = (code: number | null, signal: string | null): void => {
			reject(new Error(`${child.spawnargs.slice(-2).join(" ")} ended with ${code ?? signal}`));
		};
		child.once("exit", ended);
		child.once("message", (message) => {
			child.off("exit", ended);
			resolve(message);
		});
	});
}
