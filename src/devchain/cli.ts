#!/usr/bin/env node
import { parseArgs } from "node:util";
import { version } from "../../package.json";
import { DevChain } from "./dev-chain.ts";
import type { Seal } from "./node/seal.ts";

const HELP = `phala-devchain: a Phala development chain on a port

  --generation 1|2        which Phala runtime: 1 is phalaStakePool, 2 is phalaStakePoolv2 (default 2)
  --port N                port of the WebSocket, 0 for any free one (default 9944)
  --host ADDRESS          interface to listen on (default 127.0.0.1)
  --seal HOW              instant: a block for each transaction; manual: blocks on dev_newBlock only;
                          a number: a block every so many seconds (default instant)
  --block-seconds N       time between blocks on the chain's clock (default 12, or that of --seal)
  --start-at MS           clock of block 0 in milliseconds since 1970 (default 1700000000000)
  --grace-period-seconds N  how long an uncovered withdrawal waits before workers stop (default: as the real runtime)
  --finality-lag N        blocks that finality stays behind (default: every block is final 2 s after it is made)
  --gatekeeper            V of computing workers moves and pools are paid, block by block
  --quiet                 print the address only
  --version, --help

The chain starts at block 1. With --seal manual, W-PHA (asset 10000) of generation 2 comes with block 2, so that a tool may
create it otherwise before.
`;

/** What cannot be run as it was asked for. */
class UsageError extends Error {}

interface Settings {
	readonly generation: 1 | 2;
	readonly port: number;
	readonly host: string;
	readonly quiet: boolean;
	readonly gatekeeper: boolean;
	readonly seal: Seal;
	readonly blockSeconds: number;
	readonly startAtMs: number;
	readonly gracePeriodSeconds: number | undefined;
	readonly finalityLag: number | undefined;
}

function readSettings(args: readonly string[]): Settings | string {
	const options = {
		generation: { type: "string" },
		port: { type: "string" },
		host: { type: "string" },
		seal: { type: "string" },
		"block-seconds": { type: "string" },
		"start-at": { type: "string" },
		"grace-period-seconds": { type: "string" },
		"finality-lag": { type: "string" },
		quiet: { type: "boolean" },
		gatekeeper: { type: "boolean" },
		help: { type: "boolean", short: "h" },
		version: { type: "boolean", short: "v" },
	} as const;
	let values: ReturnType<typeof parseArgs<{ options: typeof options }>>["values"];
	try {
		({ values } = parseArgs({ args: [...args], options, strict: true }));
	} catch (error) {
		throw new UsageError(error instanceof Error ? (error.message.split(". ")[0] ?? "") : String(error));
	}
	if (values.help) return HELP.trimEnd();
	if (values.version) return version;
	const { generation = "2", seal: how = "instant" } = values;
	if (generation !== "1" && generation !== "2") throw new UsageError(`--generation ${generation}: expected 1 or 2`);
	const seal: Seal =
		how === "instant" || how === "manual"
			? how
			: { intervalMs: 1000 * number("seal", how, "instant, manual or seconds") };
	const every = typeof seal === "object" ? String(seal.intervalMs / 1000) : "12";
	const optional = (flag: "finality-lag" | "grace-period-seconds") => {
		const text = values[flag];
		return text === undefined ? undefined : whole(flag, text, Number.MAX_SAFE_INTEGER);
	};
	return {
		generation: generation === "1" ? 1 : 2,
		port: whole("port", values.port ?? "9944", 65_535),
		host: values.host ?? "127.0.0.1",
		quiet: values.quiet ?? false,
		gatekeeper: values.gatekeeper ?? false,
		seal,
		blockSeconds: number("block-seconds", values["block-seconds"] ?? every, "seconds"),
		startAtMs: whole("start-at", values["start-at"] ?? "1700000000000", Number.MAX_SAFE_INTEGER),
		gracePeriodSeconds: optional("grace-period-seconds"),
		finalityLag: optional("finality-lag"),
	};
}

function number(flag: string, text: string, wanted: string): number {
	const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : 0;
	if (value <= 0) throw new UsageError(`--${flag} ${text}: expected ${wanted}`);
	return value;
}

function whole(flag: string, text: string, max: number): number {
	const value = /^\d+$/.test(text) ? Number(text) : -1;
	if (value < 0 || value > max) throw new UsageError(`--${flag} ${text}: expected a whole number up to ${max}`);
	return value;
}

async function run(settings: Settings): Promise<void> {
	const { generation, seal, blockSeconds, gracePeriodSeconds, finalityLag } = settings;
	const chain = await DevChain.start({
		generation,
		seal,
		blockSeconds,
		startAt: settings.startAtMs / 1000,
		gatekeeper: settings.gatekeeper,
		lateWrappedAsset: seal === "manual",
		...(gracePeriodSeconds === undefined ? {} : { gracePeriodSeconds }),
		...(finalityLag === undefined ? {} : { finalityLag }),
	});
	const { url } = await chain.listen(settings.port, settings.host).catch(async (error: unknown) => {
		await chain.close();
		throw error;
	});
	const sealing = typeof seal === "object" ? `every ${seal.intervalMs / 1000} s` : seal;
	console.log(`ready ${url} (generation ${generation}, seal ${sealing}, ${blockSeconds} s per block)`);
	if (!settings.quiet) {
		for (const [name, pair] of Object.entries(chain.accounts)) console.log(`  ${name.padEnd(8)} ${pair.address}`);
	}
	const stop = (): void => {
		void chain.close();
	};
	process.once("SIGINT", stop);
	process.once("SIGTERM", stop);
}

async function main(): Promise<void> {
	const settings = readSettings(process.argv.slice(2));
	if (typeof settings === "string") console.log(settings);
	else await run(settings);
}

main().catch((error: unknown) => {
	const message = error instanceof Error ? error.message : String(error);
	console.error(`phala-devchain: ${message}${error instanceof UsageError ? " (see --help)" : ""}`);
	process.exitCode = error instanceof UsageError ? 2 : 1;
});
