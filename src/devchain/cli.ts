#!/usr/bin/env node
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { version } from "../../package.json";
import { DevChain } from "./dev-chain.ts";
import { isNodeUrl } from "./fork/source.ts";
import type { FinalityLag } from "./node/finality.ts";
import { HOST_FORMAT, isHostPattern, isOriginPattern, type ListenOptions, ORIGIN_FORMAT } from "./node/port/access.ts";
import type { Seal } from "./node/seal.ts";

const HELP = `phala-devchain: run a Phala development chain on a port

Usage: phala-devchain [options]

  --generation 1|2          Phala runtime: 1 has phalaStakePool, 2 has phalaStakePoolv2 (default 2)
  --port N                  port of WebSocket and HTTP, 0 for a free one (default 9944)
  --host ADDRESS            interface to listen on (default 127.0.0.1)
  --allow-origin ORIGINS    origins of web pages that may connect, besides those on this machine, polkadot.js.org and
                            browser extensions: a list with commas, null, or all; may be repeated
  --allow-host NAMES        names that clients may address the port by, besides localhost and ADDRESS: a list with
                            commas, or all; may be repeated
  --no-dev-methods          clients may not call dev_*
  --seal HOW                when blocks are produced. instant: for every transaction; manual: on dev_newBlock;
                            a number: every so many seconds (default instant)
  --block-seconds N         time between blocks on the chain's clock (default 12, or the interval of --seal)
  --start-at MS             clock of block 0, milliseconds since 1970 (default 1700000000000)
  --grace-period-seconds N  time that an uncovered withdrawal waits before workers have to stop
                            (default 3600 in generation 1, 604800 in generation 2)
  --finality-lag N|Ns       blocks that finality stays behind the best block, or, as in 6s, real time from a block to
                            its finality
                            (default: every block is final 2 s after it is produced)
  --data FILE               keep the chain in a file: continue it if the file exists, save it soon after every block and at
                            the end. Other options must be those of its chain, except --seal and --finality-lag
  --network NAME            what the chain holds at its start. empty: accounts with PHA; busy: pools, workers in all states,
                            vaults, queues and a month of rewards, as Khala had (default empty)
  --fork SOURCE             continue a chain: the ws:// or http:// URL of a node, or a file that --data or chain.save wrote. Storage
                            is fetched when it is read. Several URLs of one network: repeat the option. Not with --generation,
                            --network, --block-seconds, --start-at and --grace-period-seconds, which are the chain's
  --at BLOCK                block to fork: a number, a hash, best or finalized (default best)
  --omit-pallets NAMES      pallets of the forked chain that are left out, as Vesting, where their layout is not the emulated one:
                            a list with commas
  --gatekeeper              update V of computing workers and pay pools in every block
  --quiet                   print the address only
  --version, -v             print the version
  --help, -h                print this help

The chain starts at block 1. With --seal manual, W-PHA (asset 10000) of generation 2 is created in block 2, so that a tool
can create it with other properties before.
`;

/** Invalid command line arguments. */
class UsageError extends Error {}

interface Settings {
	readonly generation: 1 | 2 | undefined;
	readonly port: number;
	readonly host: string;
	readonly access: ListenOptions;
	readonly quiet: boolean;
	readonly gatekeeper: boolean;
	readonly seal: Seal | undefined;
	readonly blockSeconds: number | undefined;
	readonly startAtMs: number | undefined;
	readonly gracePeriodSeconds: number | undefined;
	readonly finalityLag: FinalityLag | undefined;
	readonly dataFile: string | undefined;
	readonly network: "empty" | "busy" | undefined;
	/** URLs, or a file. */
	readonly fork: string | readonly string[] | undefined;
	readonly at: number | string | undefined;
	readonly omitPallets: readonly string[] | undefined;
}

/** Options that a forked chain has itself. */
const OWN_TO_FORKS = ["generation", "network", "block-seconds", "start-at", "grace-period-seconds"] as const;

/** Parses the arguments; returns a text to print for `--help` and `--version`. Throws {@link UsageError}. */
function parseSettings(args: readonly string[]): Settings | string {
	const options = {
		generation: { type: "string" },
		port: { type: "string" },
		host: { type: "string" },
		"allow-origin": { type: "string", multiple: true },
		"allow-host": { type: "string", multiple: true },
		"no-dev-methods": { type: "boolean" },
		seal: { type: "string" },
		"block-seconds": { type: "string" },
		"start-at": { type: "string" },
		"grace-period-seconds": { type: "string" },
		"finality-lag": { type: "string" },
		data: { type: "string" },
		network: { type: "string" },
		fork: { type: "string", multiple: true },
		at: { type: "string" },
		"omit-pallets": { type: "string" },
		quiet: { type: "boolean" },
		gatekeeper: { type: "boolean" },
		help: { type: "boolean", short: "h" },
		version: { type: "boolean", short: "v" },
	} as const;
	let values: ReturnType<typeof parseArgs<{ options: typeof options }>>["values"];
	try {
		({ values } = parseArgs({ args: [...args], options, strict: true }));
	} catch (error) {
		throw new UsageError(error instanceof Error ? `${error.message.split(". ")[0]}.` : String(error));
	}
	if (values.help) return HELP.trimEnd();
	if (values.version) return version;
	const { generation, data, network, "finality-lag": finalityLag } = values;
	if (network !== undefined && network !== "empty" && network !== "busy") {
		throw invalidOption("network", network, "empty or busy");
	}
	if (generation !== undefined && generation !== "1" && generation !== "2") {
		throw invalidOption("generation", generation, "1 or 2");
	}
	if (data === "") throw invalidOption("data", data, "the name of a file");
	const fork = parseFork(values.fork);
	const forkOption = (["at", "omit-pallets"] as const).find((option) => values[option] !== undefined);
	if (fork === undefined && forkOption) throw new UsageError(`--${forkOption} needs --fork.`);
	const refused = fork && OWN_TO_FORKS.find((option) => values[option] !== undefined);
	if (refused) throw new UsageError(`--${refused} does not go with --fork: the forked chain has its own.`);
	const seal = values.seal === undefined ? undefined : parseSeal(values.seal);
	const hasOwnTime = network === "busy" || fork !== undefined || (data !== undefined && existsSync(data));
	const interval = typeof seal === "object" && !hasOwnTime ? seal.intervalMs / 1000 : undefined;
	const parseOptional = (option: "grace-period-seconds" | "start-at") => {
		const text = values[option];
		return text === undefined ? undefined : parseInteger(option, text);
	};
	return {
		generation: generation === undefined ? undefined : generation === "1" ? 1 : 2,
		port: parseInteger("port", values.port ?? "9944", 65_535),
		host: values.host ?? "127.0.0.1",
		access: {
			allowOrigins: parseList("allow-origin", values["allow-origin"], isOriginPattern, ORIGIN_FORMAT),
			allowHosts: parseList("allow-host", values["allow-host"], isHostPattern, HOST_FORMAT),
			devMethods: !values["no-dev-methods"],
		},
		quiet: values.quiet ?? false,
		gatekeeper: values.gatekeeper ?? false,
		seal,
		blockSeconds:
			values["block-seconds"] === undefined
				? interval
				: parseSeconds("block-seconds", values["block-seconds"], "a number of seconds > 0"),
		startAtMs: parseOptional("start-at"),
		gracePeriodSeconds: parseOptional("grace-period-seconds"),
		finalityLag: finalityLag === undefined ? undefined : parseFinalityLag(finalityLag),
		dataFile: data,
		network,
		fork,
		at: values.at === undefined ? undefined : parseBlock(values.at),
		omitPallets: values["omit-pallets"]?.split(",").map((name) => name.trim()),
	};
}

/** URLs of one network, or one file. */
function parseFork(sources: readonly string[] | undefined): string | readonly string[] | undefined {
	if (sources === undefined) return undefined;
	const [first = ""] = sources;
	if (first === "") throw invalidOption("fork", first, "the URL of a node, or the name of a file");
	if (sources.length === 1) return first;
	const file = sources.find((source) => !isNodeUrl(source));
	if (file !== undefined) throw invalidOption("fork", file, "ws://, wss://, http:// or https:// where it is repeated");
	return sources;
}

function parseBlock(text: string): number | string {
	if (/^\d{1,15}$/.test(text)) return Number(text);
	if (text === "best" || text === "finalized" || /^0x[0-9a-f]{64}$/i.test(text)) return text;
	throw invalidOption("at", text, "the number or hash of a block, best or finalized");
}

/** Parses a list with commas; the option may be repeated. */
function parseList(
	option: string,
	texts: readonly string[] | undefined,
	isValid: (text: string) => boolean,
	expected: string,
): string[] {
	const parts = (texts ?? []).flatMap((text) => text.split(",").map((part) => part.trim().toLowerCase()));
	for (const part of parts) if (!isValid(part)) throw invalidOption(option, part, expected);
	return parts;
}

function parseSeal(text: string): Seal {
	if (text === "instant" || text === "manual") return text;
	return { intervalMs: 1000 * parseSeconds("seal", text, "instant, manual or a number of seconds > 0") };
}

function parseSeconds(option: string, text: string, expected: string): number {
	const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : 0;
	if (value <= 0) throw invalidOption(option, text, expected);
	return value;
}

function parseFinalityLag(text: string): FinalityLag {
	if (/^\d{1,15}$/.test(text)) return Number(text);
	const seconds = /^\d+(\.\d+)?s$/.test(text) ? Number(text.slice(0, -1)) : 0;
	if (seconds > 0) return { seconds };
	throw invalidOption("finality-lag", text, "a number of blocks, or of seconds as 6s");
}

function parseInteger(option: string, text: string, max = Number.MAX_SAFE_INTEGER): number {
	const value = /^\d+$/.test(text) ? Number(text) : -1;
	if (value < 0 || value > max) throw invalidOption(option, text, `an integer from 0 to ${max}`);
	return value;
}

const invalidOption = (option: string, text: string, expected: string): UsageError =>
	new UsageError(`Invalid --${option}: "${text}". Expected ${expected}.`);

async function run({ port, host, access, quiet, fork, at, omitPallets, ...options }: Settings): Promise<void> {
	const chain =
		fork === undefined
			? await DevChain.start({ ...options, lateWrappedAsset: options.seal === "manual" })
			: await DevChain.fork(fork, { ...options, at, omitPallets });
	const { url } = await chain.listen(port, host, access).catch(async (error: unknown) => {
		await chain.close();
		throw error;
	});
	const { generation, seal, blockSeconds } = chain.settings;
	const sealText = typeof seal === "object" ? `every ${seal.intervalMs / 1000} s` : seal;
	console.log(`ready ${url} (generation ${generation}, seal ${sealText}, ${blockSeconds} s per block)`);
	if (fork !== undefined && !quiet) console.log(`fork of ${[fork].flat().join(", ")}, at block ${chain.best.number}`);
	if (!quiet) {
		for (const [name, pair] of Object.entries(chain.accounts)) console.log(`  ${name.padEnd(8)} ${pair.address}`);
	}
	const stop = (): void => {
		chain.close().catch(fail);
	};
	process.once("SIGINT", stop);
	process.once("SIGTERM", stop);
}

async function main(): Promise<void> {
	const settings = parseSettings(process.argv.slice(2));
	if (typeof settings === "string") console.log(settings);
	else await run(settings);
}

function fail(error: unknown): void {
	const message = error instanceof Error ? error.message : String(error);
	console.error(`phala-devchain: ${message}${error instanceof UsageError ? " See --help." : ""}`);
	process.exitCode = error instanceof UsageError ? 2 : 1;
}

main().catch(fail);
