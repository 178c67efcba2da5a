import { fromHex, type Hex } from "../../codec/hex.ts";
import type { Invalid, Runtime, Valid } from "../runtime/runtime.ts";
import { type Block, extrinsicHash } from "./block.ts";
import type { PersistentMap } from "./persistent-map.ts";
import { rpcErrors } from "./rpc-errors.ts";
import { emptyOverlay } from "./state-overlay.ts";

/** What a watcher is told, as `author_extrinsicUpdate` carries it. */
export type TxStatus =
	| "future"
	| "ready"
	| "dropped"
	| "invalid"
	| { readonly broadcast: readonly string[] }
	| { readonly inBlock: Hex }
	| { readonly retracted: Hex }
	| { readonly finalized: Hex }
	| { readonly finalityTimeout: Hex }
	| { readonly usurped: Hex };

/** Told of every status of one extrinsic. */
export type Watcher = (status: TxStatus) => void;

interface PoolEntry {
	readonly hash: Hex;
	readonly extrinsic: Hex;
	readonly signer: Hex;
	readonly nonce: number;
	readonly tip: bigint;
	readonly diesAfter: number | null;
	readonly arrival: number;
	readonly watchers: Set<Watcher>;
	ready: boolean;
}

/** Who an in-process node says it sent a transaction to. */
const PEERS = ["12D3KooWDevchainPeer"];
/** Extrinsics a pool holds at most, as nodes are configured by default. */
const CAPACITY = 8192;
/** How long an extrinsic that was included or refused is not taken again, in chain time. */
const BAN_MS = 1_800_000;
/** Blocks that a watcher waits for finality. */
const FINALITY_TIMEOUT = 512;

/** Extrinsics that wait for a block, and whoever watches them until their end. */
export class TransactionPool {
	readonly #runtime: Runtime;
	readonly #entries = new Map<Hex, PoolEntry>();
	/** The same by account and nonce. */
	readonly #slots = new Map<string, PoolEntry>();
	/** In a block of the best chain that is not final. */
	readonly #included = new Map<Hex, { entry: PoolEntry; block: Block }>();
	readonly #bans = new Map<Hex, number>();
	#head: Block;
	#arrivals = 0;

	/**
	 * @param runtime - who judges extrinsics
	 * @param head - the best block
	 */
	constructor(runtime: Runtime, head: Block) {
		this.#runtime = runtime;
		this.#head = head;
	}

	/** Takes an extrinsic in, or throws the {@link RpcError} a node answers with; answers its hash. */
	submit(extrinsic: Hex, watcher?: Watcher): Hex {
		const hash = extrinsicHash(extrinsic);
		if (this.#entries.has(hash)) throw rpcErrors.alreadyImported(hash);
		if ((this.#bans.get(hash) ?? 0) > this.#head.timestampMs) throw rpcErrors.banned();
		const judged = this.#judge(extrinsic);
		if ("kind" in judged) throw rpcErrors.invalid(judged);
		if (this.#entries.size >= CAPACITY) throw rpcErrors.full();
		const rival = this.#find(judged.signer, judged.nonce);
		if (rival !== undefined) {
			if (judged.tip <= rival.tip) throw rpcErrors.tooLowPriority(rival.tip, judged.tip);
			this.#end(rival, { usurped: hash });
		}
		const watchers = new Set(watcher === undefined ? [] : [watcher]);
		const entry = this.#add(hash, extrinsic, judged, watchers);
		this.#promote(entry.signer);
		if (!entry.ready) notifyWatchers(entry, "future");
		return hash;
	}

	/** Stops telling `watcher`; the extrinsic stays. */
	unwatch(watcher: Watcher): void {
		for (const entry of this.#entries.values()) entry.watchers.delete(watcher);
		for (const { entry } of this.#included.values()) entry.watchers.delete(watcher);
	}

	/** Extrinsics that a block could hold, in the order it should: best tip first, nonces of one account ascending. */
	*ready(): Generator<Hex> {
		const queues = new Map<Hex, PoolEntry[]>();
		for (const entry of this.#sorted()) {
			if (!entry.ready) continue;
			const queue = queues.get(entry.signer);
			if (queue === undefined) queues.set(entry.signer, [entry]);
			else queue.push(entry);
		}
		while (queues.size > 0) {
			let first: PoolEntry | undefined;
			for (const [head] of queues.values()) {
				if (head !== undefined && (first === undefined || precedes(head, first))) first = head;
			}
			if (first === undefined) return;
			const queue = queues.get(first.signer);
			queue?.shift();
			if (queue?.length === 0) queues.delete(first.signer);
			yield first.extrinsic;
		}
	}

	/** Whether a block could hold anything. */
	get hasReady(): boolean {
		for (const entry of this.#entries.values()) if (entry.ready) return true;
		return false;
	}

	/** The nonce an account's next extrinsic should have, those that are ready counted. */
	nextNonce(account: Hex): number {
		let nonce = this.#nonce(this.#head.state, account);
		while (this.#find(account, nonce)?.ready) nonce++;
		return nonce;
	}

	/** The nonce an account's next extrinsic has on the chain, whatever waits here. */
	chainNonce(account: Hex): number {
		return this.#nonce(this.#head.state, account);
	}

	/** Removes extrinsics; their watchers hear `status`. */
	remove(hashes: Iterable<Hex>, status: "dropped" | "invalid"): Hex[] {
		const removed: Hex[] = [];
		for (const hash of hashes) {
			const entry = this.#entries.get(hash);
			if (entry === undefined) continue;
			this.#end(entry, status);
			this.#ban(hash);
			removed.push(hash);
			this.#demote(entry);
		}
		return removed;
	}

	/** What a block could not hold: what can never be goes, what may come later stays. */
	refused(extrinsic: Hex, why: Invalid): void {
		if (why.reason === "Future" || why.reason === "ExhaustsResources") return;
		this.remove([extrinsicHash(extrinsic)], "invalid");
	}

	/** Follows the best chain. What was retracted comes back, unless `forget` holds it or the new branch has it too. */
	follow(head: Block, retracted: readonly Block[], enacted: readonly Block[], forget: ReadonlySet<Hex>): void {
		this.#head = head;
		const held = new Set(enacted.flatMap((block) => block.body.slice(block.inherents)));
		for (const block of retracted) {
			for (const extrinsic of block.body.slice(block.inherents)) this.#retract(block, extrinsic, held, forget);
		}
		for (const block of enacted) {
			for (const extrinsic of block.body.slice(block.inherents)) this.#include(block, extrinsic);
		}
		this.#sweep();
	}

	/** Ends the watch of what became final. */
	finalize(blocks: readonly Block[]): void {
		for (const [hash, { entry, block }] of this.#included) {
			if (!blocks.includes(block)) continue;
			notifyWatchers(entry, { finalized: block.hash });
			this.#included.delete(hash);
		}
	}

	#retract(block: Block, extrinsic: Hex, held: ReadonlySet<Hex>, forget: ReadonlySet<Hex>): void {
		const hash = extrinsicHash(extrinsic);
		const known = this.#included.get(hash)?.entry;
		this.#included.delete(hash);
		this.#bans.delete(hash);
		if (known !== undefined) notifyWatchers(known, { retracted: block.hash });
		if (forget.has(extrinsic)) {
			if (known !== undefined) notifyWatchers(known, "dropped");
			return;
		}
		if (held.has(extrinsic)) {
			if (known !== undefined) this.#put(known);
			return;
		}
		const judged = this.#judge(extrinsic);
		if ("kind" in judged || this.#find(judged.signer, judged.nonce) !== undefined) {
			if (known !== undefined) notifyWatchers(known, "invalid");
			return;
		}
		this.#add(hash, extrinsic, judged, known?.watchers ?? new Set());
	}

	#include(block: Block, extrinsic: Hex): void {
		const hash = extrinsicHash(extrinsic);
		this.#ban(hash);
		const entry = this.#entries.get(hash);
		if (entry === undefined) return;
		this.#take(entry);
		this.#included.set(hash, { entry, block });
		notifyWatchers(entry, { inBlock: block.hash });
	}

	/** After a new head: out with what is outdated, and ready what has become due. */
	#sweep(): void {
		const { number } = this.#head.header;
		const signers = new Set<Hex>();
		for (const entry of [...this.#entries.values()]) {
			const stale = entry.nonce < this.#nonce(this.#head.state, entry.signer);
			if (stale || (entry.diesAfter !== null && entry.diesAfter <= number)) this.remove([entry.hash], "invalid");
			else signers.add(entry.signer);
		}
		for (const signer of signers) this.#promote(signer);
		for (const [hash, { entry, block }] of this.#included) {
			if (number - block.header.number < FINALITY_TIMEOUT) continue;
			notifyWatchers(entry, { finalityTimeout: block.hash });
			this.#included.delete(hash);
		}
		for (const [hash, until] of this.#bans) if (until <= this.#head.timestampMs) this.#bans.delete(hash);
	}

	/** Readies an account's extrinsics from its nonce up to the first gap. */
	#promote(signer: Hex): void {
		let nonce = this.#nonce(this.#head.state, signer);
		for (let entry = this.#find(signer, nonce); entry !== undefined; entry = this.#find(signer, ++nonce)) {
			if (entry.ready) continue;
			entry.ready = true;
			notifyWatchers(entry, "ready");
			notifyWatchers(entry, { broadcast: PEERS });
		}
	}

	/** Extrinsics behind one that went have to wait for another of its nonce. */
	#demote(gone: PoolEntry): void {
		for (const entry of this.#entries.values()) {
			if (entry.signer !== gone.signer || entry.nonce < gone.nonce || !entry.ready) continue;
			entry.ready = false;
			notifyWatchers(entry, "future");
		}
	}

	#judge(extrinsic: Hex): Valid | Invalid {
		return this.#runtime.validate(emptyOverlay(this.#head.state), fromHex(extrinsic), this.#head.hash);
	}

	#end(entry: PoolEntry, status: TxStatus): void {
		this.#take(entry);
		notifyWatchers(entry, status);
	}

	#ban(hash: Hex): void {
		this.#bans.set(hash, this.#head.timestampMs + BAN_MS);
	}

	#find(signer: Hex, nonce: number): PoolEntry | undefined {
		return this.#slots.get(`${signer}/${nonce}`);
	}

	#add(hash: Hex, extrinsic: Hex, valid: Valid, watchers: Set<Watcher>): PoolEntry {
		const { signer, nonce, tip, diesAfter } = valid;
		const arrival = this.#arrivals++;
		const entry = { hash, extrinsic, signer, nonce, tip, diesAfter, arrival, watchers, ready: false };
		this.#put(entry);
		return entry;
	}

	#put(entry: PoolEntry): void {
		this.#entries.set(entry.hash, entry);
		this.#slots.set(`${entry.signer}/${entry.nonce}`, entry);
	}

	#take(entry: PoolEntry): void {
		this.#entries.delete(entry.hash);
		this.#slots.delete(`${entry.signer}/${entry.nonce}`);
	}

	#sorted(): PoolEntry[] {
		return [...this.#entries.values()].sort((a, b) => a.nonce - b.nonce);
	}

	#nonce(state: PersistentMap, account: Hex): number {
		const answer = this.#runtime.call(emptyOverlay(state), "AccountNonceApi_account_nonce", fromHex(account));
		return answer === undefined ? 0 : new DataView(answer.buffer, answer.byteOffset).getUint32(0, true);
	}
}

const precedes = (a: PoolEntry, b: PoolEntry): boolean => (a.tip === b.tip ? a.arrival < b.arrival : a.tip > b.tip);

function notifyWatchers(entry: PoolEntry, status: TxStatus): void {
	for (const watcher of [...entry.watchers]) watcher(status);
}
