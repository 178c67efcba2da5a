import { fromHex, type Hex } from "../../codec/hex.ts";
import type { Invalid, Valid } from "../runtime/runtime.ts";
import { type Block, extrinsicHash } from "./block.ts";
import type { PersistentMap } from "./persistent-map.ts";
import { rpcErrors } from "./rpc-errors.ts";
import { StateOverlay } from "./state-overlay.ts";

/** Transaction status, in the format of `author_extrinsicUpdate`. */
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

/** Called with every status of one extrinsic. */
export type Watcher = (status: TxStatus) => void;

/** Identity of an extrinsic that takes its signer's nonce. */
export interface NonceHolder {
	readonly signer: Hex;
	readonly nonce: number;
	readonly tip: bigint;
}

/** What becomes of a submitted extrinsic when a fault affects it. */
export type SubmissionFate =
	/** Accepted and reported as ready, then lost. */
	| { readonly type: "lose" }
	/** Reported as ended, though it stays in the pool. */
	| { readonly type: "misreport"; readonly status: "usurped" | "invalid" | "dropped" }
	/** Usurped by another extrinsic of the same signer and nonce; unaffected when `by` has none. */
	| { readonly type: "replace"; readonly by: (extrinsic: NonceHolder) => Hex | undefined };

interface PoolEntry {
	readonly hash: Hex;
	readonly extrinsic: Hex;
	readonly signer: Hex;
	readonly nonce: number;
	readonly tip: bigint;
	readonly lastValidBlock: number | null;
	readonly arrival: number;
	readonly watchers: Set<Watcher>;
	ready: boolean;
	/** Whether the node reported it as ended: it is still included, but neither listed nor counted for the next nonce. */
	hidden: boolean;
}

/** Content of a pool, without watchers. Immutable. */
export interface PoolContent {
	readonly entries: readonly Omit<PoolEntry, "watchers">[];
	readonly bans: ReadonlyMap<Hex, number>;
}

/** Reported in the status `broadcast`. */
const PEERS = ["12D3KooWDevchainPeer"];
/** Maximum number of extrinsics, the default of Substrate nodes. */
const CAPACITY = 8192;
/** Time in which an extrinsic is not accepted again after it was included or removed, on the chain's clock. */
const BAN_MS = 1_800_000;
/** Number of blocks after which a watcher stops waiting for finality. */
const FINALITY_TIMEOUT = 512;

/** Extrinsics waiting for a block, and the watchers of their status. */
export class TransactionPool {
	readonly #entries = new Map<Hex, PoolEntry>();
	/** The same entries by account, then by nonce. */
	readonly #accounts = new Map<Hex, Map<number, PoolEntry>>();
	/** Watchers of the same extrinsics, by each of them. */
	readonly #watcherSets = new Map<Watcher, Set<Watcher>[]>();
	/** Number of ready entries. */
	#readyCount = 0;
	/** Extrinsics included in the best chain, not finalized yet. */
	readonly #included = new Map<Hex, { entry: PoolEntry; block: Block }>();
	readonly #bans = new Map<Hex, number>();
	#head: Block;
	#arrivals = 0;

	/**
	 * @param head - the best block
	 */
	constructor(head: Block) {
		this.#head = head;
	}

	/**
	 * Adds an extrinsic and returns its hash. Throws the {@link RpcError} of a Substrate node when it is not accepted.
	 *
	 * @param fate - set by a fault that affects the extrinsic
	 */
	submit(extrinsic: Hex, watcher?: Watcher, fate?: SubmissionFate): Hex {
		const hash = extrinsicHash(extrinsic);
		const known = this.#entries.get(hash);
		if (known?.hidden) return this.#unhide(known, watcher);
		if (known !== undefined) throw rpcErrors.alreadyImported(hash);
		if ((this.#bans.get(hash) ?? 0) > this.#head.timestampMs) throw rpcErrors.banned();
		const validity = this.#validate(extrinsic);
		if ("kind" in validity) throw rpcErrors.invalid(validity);
		if (this.#entries.size >= CAPACITY) throw rpcErrors.full();
		const existing = this.#find(validity.signer, validity.nonce);
		if (existing !== undefined) {
			if (validity.tip <= existing.tip) throw rpcErrors.tooLowPriority(existing.tip, validity.tip);
			this.#end(existing, { usurped: hash });
		}
		const watchers = new Set<Watcher>();
		this.#watch(watchers, watcher);
		const entry = this.#add(hash, extrinsic, validity, watchers);
		this.#promote(entry.signer);
		if (!entry.ready) notifyWatchers(entry, "future");
		if (fate !== undefined) this.#applyFate(entry, fate);
		return hash;
	}

	#applyFate(entry: PoolEntry, fate: SubmissionFate): void {
		if (fate.type === "lose") {
			this.#take(entry);
			this.#demote(entry);
		} else if (fate.type === "misreport") {
			// Any hash but its own: the node names an extrinsic that the client does not know.
			const status = fate.status === "usurped" ? { usurped: extrinsicHash(entry.hash) } : fate.status;
			notifyWatchers(entry, status);
			entry.watchers.clear();
			entry.hidden = true;
		} else {
			const replacement = fate.by(entry);
			if (replacement !== undefined) this.submit(replacement);
		}
	}

	#watch(watchers: Set<Watcher>, watcher: Watcher | undefined): void {
		if (watcher === undefined) return;
		watchers.add(watcher);
		this.#watcherSets.set(watcher, [...(this.#watcherSets.get(watcher) ?? []), watchers]);
	}

	/** Takes an extrinsic back that the node reported as ended. */
	#unhide(entry: PoolEntry, watcher: Watcher | undefined): Hex {
		entry.hidden = false;
		this.#watch(entry.watchers, watcher);
		if (watcher !== undefined) {
			watcher(entry.ready ? "ready" : "future");
			if (entry.ready) watcher({ broadcast: PEERS });
		}
		return entry.hash;
	}

	/** Removes a watcher; the extrinsic stays. */
	unwatch(watcher: Watcher): void {
		for (const watchers of this.#watcherSets.get(watcher) ?? []) watchers.delete(watcher);
		this.#watcherSets.delete(watcher);
	}

	/** Extrinsics that can be included, in order: highest tip first, nonces of one account ascending. */
	*ready(): Generator<Hex> {
		/** Next extrinsic of each account. */
		const heads = new Map<Hex, PoolEntry>();
		for (const signer of this.#accounts.keys()) {
			const head = this.#find(signer, this.chainNonce(signer));
			if (head?.ready) heads.set(signer, head);
		}
		while (heads.size > 0) {
			let first: PoolEntry | undefined;
			for (const head of heads.values()) if (first === undefined || precedes(head, first)) first = head;
			if (first === undefined) return;
			const next = this.#find(first.signer, first.nonce + 1);
			if (next?.ready) heads.set(first.signer, next);
			else heads.delete(first.signer);
			yield first.extrinsic;
		}
	}

	/** Extrinsics that the node lists as pending, in the order of {@link TransactionPool.ready}. */
	pending(): Hex[] {
		return [...this.ready()].filter((extrinsic) => !this.#entries.get(extrinsicHash(extrinsic))?.hidden);
	}

	/** Number of extrinsics that can be included. */
	get readyCount(): number {
		return this.#readyCount;
	}

	/** Whether any extrinsic can be included. */
	get hasReady(): boolean {
		return this.#readyCount > 0;
	}

	/** Next nonce of an account, ready extrinsics in the pool included. */
	nextNonce(account: Hex): number {
		let nonce = this.#nonce(this.#head.state, account);
		for (let entry = this.#find(account, nonce); entry?.ready && !entry.hidden; ) entry = this.#find(account, ++nonce);
		return nonce;
	}

	/** Next nonce of an account on the chain, without the pool. */
	chainNonce(account: Hex): number {
		return this.#nonce(this.#head.state, account);
	}

	/** Removes extrinsics, reports `status` to their watchers, and returns the hashes that were removed. */
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

	/** Handles an extrinsic that could not be included: removes it unless it may become valid later. */
	handleRejected(extrinsic: Hex, error: Invalid): void {
		if (error.reason === "Future" || error.reason === "ExhaustsResources") return;
		this.remove([extrinsicHash(extrinsic)], "invalid");
	}

	/** Follows the best chain. Extrinsics of retracted blocks return, except `dropped` ones and those in the new branch. */
	follow(head: Block, retracted: readonly Block[], enacted: readonly Block[], dropped: ReadonlySet<Hex>): void {
		const isUpgraded = head.runtime !== this.#head.runtime;
		this.#head = head;
		const included = new Set(enacted.flatMap((block) => block.body.slice(block.inherentCount)));
		for (const block of retracted) {
			for (const extrinsic of block.body.slice(block.inherentCount)) this.#retract(block, extrinsic, included, dropped);
		}
		for (const block of enacted) {
			for (const extrinsic of block.body.slice(block.inherentCount)) this.#include(block, extrinsic);
		}
		if (isUpgraded) this.#revalidate();
		this.#sweep();
	}

	/** The present content. */
	get content(): PoolContent {
		return {
			entries: [...this.#entries.values()].map(({ watchers: _, ...entry }) => ({ ...entry })),
			bans: new Map(this.#bans),
		};
	}

	/**
	 * Follows the best chain with the content that the pool had at `head`. Watchers stay with extrinsics that are in the pool or
	 * in a block; those of others get `dropped`.
	 */
	revert(content: PoolContent, head: Block, retracted: readonly Block[], enacted: readonly Block[]): void {
		this.#head = head;
		const before = new Map(this.#entries);
		for (const entry of before.values()) this.#take(entry);
		for (const [hash, { entry, block }] of this.#included) {
			if (!retracted.includes(block)) continue;
			this.#included.delete(hash);
			notifyWatchers(entry, { retracted: block.hash });
			before.set(hash, { ...entry, ready: false });
		}
		for (const saved of content.entries) {
			const known = before.get(saved.hash);
			before.delete(saved.hash);
			const entry = { ...saved, watchers: known?.watchers ?? new Set<Watcher>() };
			this.#put(entry);
			if (entry.ready && known?.ready !== true) notifyReady(entry);
			else if (!entry.ready && known?.ready === true) notifyWatchers(entry, "future");
		}
		const enactedBlocks = new Map(
			enacted.flatMap((block) => block.body.map((extrinsic) => [extrinsic, block] as const)),
		);
		for (const [hash, entry] of before) {
			const block = enactedBlocks.get(entry.extrinsic);
			if (block === undefined) notifyWatchers(entry, "dropped");
			else {
				this.#included.set(hash, { entry, block });
				notifyWatchers(entry, { inBlock: block.hash });
			}
		}
		this.#bans.clear();
		for (const [hash, until] of content.bans) this.#bans.set(hash, until);
	}

	/** Reports finality to the watchers of the extrinsics in `blocks`, and removes them. */
	finalize(blocks: readonly Block[]): void {
		for (const [hash, { entry, block }] of this.#included) {
			if (!blocks.includes(block)) continue;
			notifyWatchers(entry, { finalized: block.hash });
			this.#included.delete(hash);
		}
	}

	#retract(block: Block, extrinsic: Hex, included: ReadonlySet<Hex>, dropped: ReadonlySet<Hex>): void {
		const hash = extrinsicHash(extrinsic);
		const entry = this.#included.get(hash)?.entry;
		this.#included.delete(hash);
		this.#bans.delete(hash);
		if (entry !== undefined) notifyWatchers(entry, { retracted: block.hash });
		if (dropped.has(extrinsic)) {
			if (entry !== undefined) notifyWatchers(entry, "dropped");
			return;
		}
		if (included.has(extrinsic)) {
			if (entry !== undefined) this.#put(entry);
			return;
		}
		const validity = this.#validate(extrinsic);
		if ("kind" in validity || this.#find(validity.signer, validity.nonce) !== undefined) {
			if (entry !== undefined) notifyWatchers(entry, "invalid");
			return;
		}
		this.#add(hash, extrinsic, validity, entry?.watchers ?? new Set());
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

	/** Removes extrinsics that were signed for another runtime. */
	#revalidate(): void {
		for (const { hash, extrinsic } of [...this.#entries.values()]) {
			if ("kind" in this.#validate(extrinsic)) this.remove([hash], "invalid");
		}
	}

	/** Removes outdated extrinsics and promotes those that became ready with a new head. */
	#sweep(): void {
		const { number } = this.#head.header;
		for (const [signer, entries] of [...this.#accounts]) {
			const nonce = this.chainNonce(signer);
			for (const entry of [...entries.values()]) {
				const isExpired = entry.lastValidBlock !== null && entry.lastValidBlock <= number;
				if (entry.nonce < nonce || isExpired) this.remove([entry.hash], "invalid");
			}
			this.#promote(signer);
		}
		for (const [hash, { entry, block }] of this.#included) {
			if (number - block.header.number < FINALITY_TIMEOUT) continue;
			notifyWatchers(entry, { finalityTimeout: block.hash });
			this.#included.delete(hash);
		}
		for (const [hash, until] of this.#bans) if (until <= this.#head.timestampMs) this.#bans.delete(hash);
	}

	/** Marks an account's extrinsics as ready, from its nonce up to the first gap. */
	#promote(signer: Hex): void {
		let nonce = this.#nonce(this.#head.state, signer);
		for (let entry = this.#find(signer, nonce); entry !== undefined; entry = this.#find(signer, ++nonce)) {
			if (entry.ready) continue;
			this.#setReady(entry, true);
			notifyReady(entry);
		}
	}

	/** Marks an account's extrinsics after a removed one as not ready: they wait for another one with its nonce. */
	#demote(removed: PoolEntry): void {
		for (const entry of this.#accounts.get(removed.signer)?.values() ?? []) {
			if (entry.nonce < removed.nonce || !entry.ready) continue;
			this.#setReady(entry, false);
			notifyWatchers(entry, "future");
		}
	}

	#setReady(entry: PoolEntry, ready: boolean): void {
		entry.ready = ready;
		this.#readyCount += ready ? 1 : -1;
	}

	#validate(extrinsic: Hex): Valid | Invalid {
		return this.#head.runtime.validate(new StateOverlay(this.#head.state), fromHex(extrinsic), this.#head.hash);
	}

	#end(entry: PoolEntry, status: TxStatus): void {
		this.#take(entry);
		notifyWatchers(entry, status);
	}

	#ban(hash: Hex): void {
		this.#bans.set(hash, this.#head.timestampMs + BAN_MS);
	}

	#find(signer: Hex, nonce: number): PoolEntry | undefined {
		return this.#accounts.get(signer)?.get(nonce);
	}

	#add(hash: Hex, extrinsic: Hex, valid: Valid, watchers: Set<Watcher>): PoolEntry {
		const { signer, nonce, tip, lastValidBlock } = valid;
		const arrival = this.#arrivals++;
		const entry = {
			hash,
			extrinsic,
			signer,
			nonce,
			tip,
			lastValidBlock,
			arrival,
			watchers,
			ready: false,
			hidden: false,
		};
		this.#put(entry);
		return entry;
	}

	#put(entry: PoolEntry): void {
		this.#entries.set(entry.hash, entry);
		const entries = this.#accounts.get(entry.signer) ?? new Map<number, PoolEntry>();
		this.#accounts.set(entry.signer, entries.set(entry.nonce, entry));
		if (entry.ready) this.#readyCount++;
	}

	#take(entry: PoolEntry): void {
		this.#entries.delete(entry.hash);
		const entries = this.#accounts.get(entry.signer);
		entries?.delete(entry.nonce);
		if (entries?.size === 0) this.#accounts.delete(entry.signer);
		if (entry.ready) this.#readyCount--;
	}

	#nonce(state: PersistentMap, account: Hex): number {
		const bytes = this.#head.runtime.call(new StateOverlay(state), "AccountNonceApi_account_nonce", fromHex(account));
		return bytes === undefined ? 0 : new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
	}
}

const precedes = (a: PoolEntry, b: PoolEntry): boolean => (a.tip === b.tip ? a.arrival < b.arrival : a.tip > b.tip);

function notifyReady(entry: PoolEntry): void {
	notifyWatchers(entry, "ready");
	notifyWatchers(entry, { broadcast: PEERS });
}

function notifyWatchers(entry: PoolEntry, status: TxStatus): void {
	for (const watcher of [...entry.watchers]) watcher(status);
}
