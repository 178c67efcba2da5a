import { type Hex, toHex } from "../codec/hex.ts";
import type { DevAccounts, Officials } from "./accounts.ts";
import type { GatekeeperOptions } from "./gatekeeper/gatekeeper.ts";
import { itemKey } from "./node/keys.ts";
import { DevNode } from "./node/node.ts";
import type { Seal } from "./node/seal.ts";
import type { Runtime } from "./runtime/runtime.ts";

/**
 * How a development chain starts.
 *
 * @public
 */
export interface DevChainOptions {
	/**
	 * Which Phala runtime: 1 is rhala 1180 (`phalaStakePool`, grace period of an hour), 2 is Khala 1251 (`phalaStakePoolv2`,
	 * W-PHA, vaults); 2 when left out.
	 */
	readonly generation?: 1 | 2;
	/**
	 * How long an uncovered withdrawal may wait before workers have to stop, seconds: the constant `GracePeriod`. That of
	 * the real runtime when left out: an hour in generation 1 (7 days on Khala), 7 days in generation 2.
	 */
	readonly gracePeriodSeconds?: number;
	/** Clock of block 0, seconds since the epoch; block 1 is there from the start, one block time later. A number past 10¹¹ is taken as milliseconds. 1 700 000 000 when left out. */
	readonly startAt?: number;
	/** Time from block to block on the chain's clock, whatever the real one says; 12 when left out. */
	readonly blockSeconds?: number;
	/** When blocks are made; `"instant"` when left out. */
	readonly seal?: Seal;
	/**
	 * Blocks that finality stays behind the best one. Final blocks never revert then. Left out, every block is final a
	 * moment after it was made (two seconds while a client is connected by socket, which has to read the block before),
	 * and {@link DevChain.reorg} takes final blocks back as well, which no network does.
	 */
	readonly finalityLag?: number;
	/** The gatekeeper is on from block 1 on, see {@link DevChain.gatekeeper}. Off when left out. */
	readonly gatekeeper?: boolean | GatekeeperOptions;
	/**
	 * W-PHA (asset 10000) comes with block 2 instead of block 0, so that whoever prepares the chain by `dev_setStorage`
	 * may create it otherwise before. Not so when left out, and of no consequence in generation 1.
	 */
	readonly lateWrappedAsset?: boolean;
}

const START_AT = 1_700_000_000;
const BLOCK_SECONDS = 12;
/** What each account of a fresh chain has: a million PHA. */
const ENDOWMENT = 10n ** 18n;
const WRAPPED_ASSET = itemKey("Assets", "Asset");

/** Checks the options, and makes a node of them. */
export function resolveDevChainOptions(
	runtime: Runtime,
	options: DevChainOptions,
	pairs: { accounts: DevAccounts; officials: Officials },
): DevNode {
	const slotMs = Math.round(assertPositive("blockSeconds", options.blockSeconds ?? BLOCK_SECONDS) * 1000);
	const { seal = "instant", finalityLag } = options;
	if (typeof seal === "object") assertPositive("seal.intervalMs", seal.intervalMs);
	else if (seal !== "instant" && seal !== "manual")
		throw new RangeError(`seal is "instant", "manual" or { intervalMs }`);
	if (finalityLag !== undefined && !(Number.isInteger(finalityLag) && finalityLag >= 0)) {
		throw new RangeError(`finalityLag is a count of blocks, 0 or more; not ${finalityLag}`);
	}
	const { gatekeeper, relay } = pairs.officials;
	const funded = [...Object.values(pairs.accounts), relay].map((pair) => toHex(pair.publicKey));
	const genesis = runtime.genesis({
		balances: new Map(funded.map((account) => [account, ENDOWMENT])),
		timestampMs: parseStartAt(options.startAt ?? START_AT),
		slotMs,
		gatekeeperKey: toHex(gatekeeper.publicKey),
	});
	const later = new Map<Hex, Uint8Array>();
	if (options.lateWrappedAsset) {
		for (const [key, value] of [...genesis]) {
			if (!key.startsWith(WRAPPED_ASSET)) continue;
			later.set(key, value);
			genesis.delete(key);
		}
	}
	return new DevNode({ runtime, genesis, defaults: later, slotMs, strictFinality: finalityLag !== undefined });
}

function assertPositive(name: string, value: number): number {
	if (Number.isFinite(value) && value > 0) return value;
	throw new RangeError(`${name} is a number above 0; not ${value}`);
}

function parseStartAt(startAt: number): number {
	if (!Number.isFinite(startAt) || startAt < 0) throw new RangeError(`startAt is seconds since 1970; not ${startAt}`);
	return Math.round(startAt > 1e11 ? startAt : startAt * 1000);
}
