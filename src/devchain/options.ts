import { type Hex, toHex } from "../codec/hex.ts";
import { invalidArgument } from "../errors/invalid-argument.ts";
import { DEV_SIGNERS, SYSTEM_ACCOUNTS } from "./dev-signers.ts";
import type { GatekeeperOptions } from "./gatekeeper/gatekeeper.ts";
import { genesisBlock } from "./node/block.ts";
import type { FinalityLag } from "./node/finality.ts";
import { DevNode } from "./node/node.ts";
import type { Seal } from "./node/seal.ts";
import { storagePrefix } from "./runtime/frame/storage-prefix.ts";
import type { Runtime } from "./runtime/runtime.ts";
import { parseInteger, parseObject, parsePositive } from "./validate.ts";

/**
 * Options of {@link DevChain.start}.
 *
 * @public
 */
export interface DevChainOptions {
	/**
	 * Phala runtime: 1 is rhala 1180 (`phalaStakePool`, grace period of an hour), 2 is Khala 1251 (`phalaStakePoolv2`,
	 * W-PHA, vaults).
	 *
	 * @defaultValue 2
	 */
	readonly generation?: 1 | 2 | undefined;
	/**
	 * Time that an uncovered withdrawal may wait before workers have to stop, seconds: the constant `GracePeriod`.
	 *
	 * @defaultValue the value of the runtime: an hour in generation 1 (7 days on Khala), 7 days in generation 2
	 */
	readonly gracePeriodSeconds?: number | undefined;
	/**
	 * Clock of block 0, ms since 1970. The chain starts at block 1, one block time later.
	 *
	 * @defaultValue 1_700_000_000_000
	 */
	readonly startAtMs?: number | undefined;
	/**
	 * Time between blocks on the chain's clock, which is independent of real time.
	 *
	 * @defaultValue 12
	 */
	readonly blockSeconds?: number | undefined;
	/**
	 * When blocks are produced.
	 *
	 * @defaultValue "instant"
	 */
	readonly seal?: Seal | undefined;
	/**
	 * How far finality stays behind the best block: a number of blocks, or `{ seconds }` of real time from each block to its
	 * finality. With a lag, finalized blocks never revert.
	 *
	 * @defaultValue none: every block becomes final some milliseconds after it was produced (two seconds while a client is
	 * connected by socket, which needs time to read the block first), and {@link DevChain.reorg} also reverts finalized
	 * blocks, which no network does
	 */
	readonly finalityLag?: FinalityLag | undefined;
	/**
	 * Starts the gatekeeper with block 1, see {@link DevChain.gatekeeper}.
	 *
	 * @defaultValue false
	 */
	readonly gatekeeper?: boolean | GatekeeperOptions | undefined;
	/**
	 * Creates W-PHA (asset 10000) in block 2 instead of block 0, unless it exists by then: `dev_setStorage` may create it
	 * with other properties first. Has no effect in generation 1.
	 *
	 * @defaultValue false
	 */
	readonly lateWrappedAsset?: boolean | undefined;
	/**
	 * What the chain holds at its start:
	 *
	 * - `"empty"`: accounts with PHA, and no pools
	 * - `"busy"`: a network that looks like Khala's. 40 pools with names, commissions, caps and withdraw queues, some 230 workers in all
	 *   states, vaults in generation 2, a month of rewards behind it, and a gatekeeper that pays. Alice owns a pool and its workers, Bob
	 *   delegates and waits in queues, Charlie owns a pool, Dave a vault in generation 2; Eve and Ferdie only have PHA. Its blocks are
	 *   the same at every start. `gracePeriodSeconds`, `startAtMs`, `blockSeconds` and `lateWrappedAsset` are its own
	 *
	 * @defaultValue "empty"
	 */
	readonly network?: "empty" | "busy" | undefined;
	/**
	 * A file that holds the chain: continued if it exists, written soon after every block and on {@link DevChain.close}. The process may
	 * end at any time: that loses the blocks of the last moment at most. Other options have to be those of the chain in the file, except
	 * `seal`, `finalityLag` and `gatekeeper`. Needs Node.js.
	 *
	 * @defaultValue none: the chain ends with its process
	 */
	readonly dataFile?: string | undefined;
}

/** Options of an empty network alone. */
const OWN_TO_NETWORKS = ["gracePeriodSeconds", "startAtMs", "blockSeconds", "lateWrappedAsset"] as const;
/** Longest delay of a timer in JavaScript; a longer one would fire at once. */
const MAX_TIMER_SECONDS = Math.floor((2 ** 31 - 1) / 1000);
const START_AT_MS = 1_700_000_000_000;
const BLOCK_SECONDS = 12;
/** Initial balance of each account: a million PHA. */
const ENDOWMENT = 10n ** 18n;
const WRAPPED_ASSET = storagePrefix("Assets", "Asset");

/** Validates the options that do not depend on the runtime. Throws `INVALID_ARGUMENT`. */
export function validateDevChainOptions(options: DevChainOptions): void {
	parseObject("options", options);
	const { generation = 2, gracePeriodSeconds, startAtMs, blockSeconds, seal = "instant", finalityLag } = options;
	const { gatekeeper = false, dataFile, network = "empty" } = options;
	if (network !== "empty" && network !== "busy") throw invalidArgument("network", network, '"empty" or "busy"');
	if (network === "busy") {
		const given = OWN_TO_NETWORKS.find((name) => options[name] !== undefined && options[name] !== false);
		if (given) throw invalidArgument(given, options[given], 'nothing: the network "busy" has its own');
	}
	if (dataFile !== undefined && (typeof dataFile !== "string" || dataFile === "")) {
		throw invalidArgument("dataFile", dataFile, "the name of a file");
	}
	if (generation !== 1 && generation !== 2) throw invalidArgument("generation", generation, "1 or 2");
	if (gracePeriodSeconds !== undefined) parseInteger("gracePeriodSeconds", gracePeriodSeconds, 0);
	if (startAtMs !== undefined) parseInteger("startAtMs", startAtMs, 0);
	if (blockSeconds !== undefined) parsePositive("blockSeconds", blockSeconds);
	if (typeof finalityLag === "object" && finalityLag !== null) {
		parsePositive("finalityLag.seconds", finalityLag.seconds, MAX_TIMER_SECONDS);
	} else if (finalityLag !== undefined) parseInteger("finalityLag", finalityLag, 0);
	if (typeof seal === "object" && seal !== null)
		parsePositive("seal.intervalMs", seal.intervalMs, 1000 * MAX_TIMER_SECONDS);
	else if (seal !== "instant" && seal !== "manual") {
		throw invalidArgument("seal", seal, '"instant", "manual" or { intervalMs }');
	}
	if (typeof gatekeeper !== "boolean" && (typeof gatekeeper !== "object" || gatekeeper === null)) {
		throw invalidArgument("gatekeeper", gatekeeper, "true, false or { heartbeatBlocks }");
	}
}

/** Creates a node at block 0 from valid options. */
export function createNode(runtime: Runtime, options: DevChainOptions): DevNode {
	const { startAtMs = START_AT_MS, blockSeconds = BLOCK_SECONDS, finalityLag, lateWrappedAsset = false } = options;
	const slotMs = Math.round(blockSeconds * 1000);
	const { gatekeeper, relay } = SYSTEM_ACCOUNTS;
	const funded = [...DEV_SIGNERS, relay].map(({ publicKey }) => toHex(publicKey));
	const genesis = runtime.genesis({
		balances: new Map(funded.map((account) => [account, ENDOWMENT])),
		timestampMs: startAtMs,
		slotMs,
		gatekeeperKey: toHex(gatekeeper.publicKey),
	});
	const defaults = new Map<Hex, Uint8Array>();
	if (lateWrappedAsset) {
		for (const [key, value] of [...genesis]) {
			if (!key.startsWith(WRAPPED_ASSET)) continue;
			defaults.set(key, value);
			genesis.delete(key);
		}
	}
	return new DevNode({
		genesis: genesisBlock(runtime, genesis),
		defaults,
		slotMs,
		strictFinality: finalityLag !== undefined,
	});
}
