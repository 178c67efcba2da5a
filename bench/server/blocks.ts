import type { Hex } from "../../src/codec/hex.ts";
import { type Header, hashHeader, headerJson } from "../../src/devchain/node/header.ts";

const NONE: Hex = `0x${"00".repeat(32)}`;
const ROOT: Hex = `0x${"11".repeat(32)}`;
const OTHER_ROOT: Hex = `0x${"22".repeat(32)}`;

/** The blocks that clients request: genesis and the newest ones. All of them have the same state. */
export class Blocks {
	readonly #headers = new Map<Hex, Header>();
	readonly #hashes = new Map<number, Hex>();
	/** Hash of block 0. */
	readonly genesis: Hex;
	/** Hash of the newest block. */
	head: Hex;

	/**
	 * @param genesis - hash of block 0, whatever its header
	 * @param newest - number of the newest block
	 */
	constructor(genesis: Hex, newest: number) {
		this.genesis = genesis;
		this.#keep(genesis, headerOf(0, NONE));
		this.head = genesis;
		for (let number = newest - 2; number <= newest; number++) this.head = this.#add(number, this.head);
	}

	/** Adds the next block. */
	next(): void {
		this.head = this.#add(this.header(this.head).number + 1, this.head);
	}

	/** Replaces the newest block by another one with the same parent: a reorganisation. */
	replace(): void {
		const { number, parentHash, extrinsicsRoot } = this.header(this.head);
		this.head = this.#add(number, parentHash, extrinsicsRoot === ROOT ? OTHER_ROOT : ROOT);
	}

	/** A known header. */
	header(hash: Hex): Header {
		const header = this.#headers.get(hash);
		if (header === undefined) throw new RangeError(`unknown block ${hash}`);
		return header;
	}

	/** A header as JSON text; `null` for an unknown block. */
	json(hash: Hex = this.head): string {
		return this.#headers.has(hash) ? JSON.stringify(headerJson(this.header(hash))) : "null";
	}

	/** Hash by number. */
	hash(number: number): Hex | null {
		return this.#hashes.get(number) ?? null;
	}

	#add(number: number, parentHash: Hex, extrinsicsRoot = ROOT): Hex {
		const header = headerOf(number, parentHash, extrinsicsRoot);
		const hash = hashHeader(header);
		this.#keep(hash, header);
		return hash;
	}

	#keep(hash: Hex, header: Header): void {
		this.#headers.set(hash, header);
		this.#hashes.set(header.number, hash);
	}
}

function headerOf(number: number, parentHash: Hex, extrinsicsRoot = ROOT): Header {
	return { parentHash, number, stateRoot: ROOT, extrinsicsRoot, digest: [] };
}
