import { twox } from "../../src/codec/xxh64.ts";
import type { Prefixes } from "./prefixes.ts";

/** Most keys per request of a node. */
export const PAGE = 1000;

/** `System.Number`: changes with every block. */
export const NUMBER_KEY = "0x26aa394eea5630e07c48ae0c9558cef702a5c1b19ab7a04f536c519aca4983ac";
/** `Timestamp.Now` */
export const NOW_KEY = "0xf0c365c3cf59d671eb72da0e7a4113c49f1f0515f462cdcf84e0f1d6045dfcbb";

/** W-PHA. */
const WRAPPED_ID = 10_000;
/** Name of the property that holds an item's shares, SCALE encoded. */
const STAKE_INFO = Buffer.from([10 << 2, ...Buffer.from("stake-info")]);

/** A BLAKE2b function with 128 bits of output. */
export type Blake = (bytes: Uint8Array) => Uint8Array;

/** Computes the keys of single values, written by hand for Khala 1251. */
export class Keys {
	readonly #prefixes: Prefixes;
	readonly #blake: Blake;
	readonly #wrapped: string;
	readonly #stakeInfo: string;

	/**
	 * @param prefixes - prefixes of the maps
	 * @param blake - the hash function
	 */
	constructor(prefixes: Prefixes, blake: Blake) {
		this.#prefixes = prefixes;
		this.#blake = blake;
		this.#wrapped = prefixes.wrapped + this.#concat(u32(WRAPPED_ID));
		this.#stakeInfo = this.#concat(STAKE_INFO);
	}

	/** `PhalaBasePool.Pools` */
	pool(pid: number): string {
		return this.#prefixes.pools + twoxConcat(u64(pid));
	}

	/** `PhalaBasePool.PoolContributionWhitelists` */
	whitelist(pid: number): string {
		return this.#prefixes.whitelists + twoxConcat(u64(pid));
	}

	/** `PhalaBasePool.PoolDescriptions` */
	description(pid: number): string {
		return this.#prefixes.descriptions + twoxConcat(u64(pid));
	}

	/** `PhalaWrappedBalances.StakerAccounts` */
	staker(account: string): string {
		return this.#prefixes.stakers + twoxConcat(bytes(account));
	}

	/** `Assets.Account` of W-PHA */
	wrapped(account: string): string {
		return this.#wrapped + this.#concat(bytes(account));
	}

	/** `System.Account` */
	account(account: string): string {
		return this.#prefixes.accounts + this.#concat(bytes(account));
	}

	/** Prefix of all keys of `Uniques.Account` of an owner. */
	owned(owner: string): string {
		return this.#prefixes.owned + this.#concat(bytes(owner));
	}

	/** `RmrkCore.Properties`: the shares in an item. */
	shares(collection: number, nft: number): string {
		const some = Buffer.concat([Buffer.of(1), u32(nft)]);
		return this.#prefixes.properties + this.#concat(u32(collection)) + this.#concat(some) + this.#stakeInfo;
	}

	#concat(part: Buffer): string {
		return hex(this.#blake(part)) + hex(part);
	}
}

const bytes = (text: string): Buffer => Buffer.from(text.slice(2), "hex");
const hex = (of: Uint8Array): string => Buffer.from(of).toString("hex");
const twoxConcat = (part: Buffer): string => hex(twox(part, 1)) + hex(part);

function u32(value: number): Buffer {
	const part = Buffer.alloc(4);
	part.writeUInt32LE(value);
	return part;
}

function u64(value: number): Buffer {
	const part = Buffer.alloc(8);
	part.writeBigUInt64LE(BigInt(value));
	return part;
}
