import { fromHex, type Hex } from "../../codec/hex.ts";
import type { Invalid, Valid } from "../runtime/runtime.ts";
import { type Block, extrinsicHash } from "./block.ts";
import { IncludedExtrinsics } from "./included-extrinsics.ts";
import { PoolEntries } from "./pool-entries.ts";
import { notifyReady, notifyState, notifyWatchers, type PoolEntry, type TxStatus, type Watcher } from "./pool-entry.ts";
import { rpcErrors } from "./rpc-errors.ts";
import { readTogether } from "./state-map.ts";
import { StateOverlay } from "./state-overlay.ts";
import type { SubmissionFate } from "./submission-fate.ts";
import { WatcherSets } from "./watcher-sets.ts";

/** Content of a pool, without watchers. Immutable. */
export interface PoolContent {
	readonly entries: readonly Omit<PoolEntry, "watchers">[];
	readonly bans: ReadonlyMap<Hex, number>;
}

/** Maximum number of extrinsics, the default of Substrate nodes. */
const CAPACITY = 8192;
/** Time in which an extrinsic is not accepted again after it was included or removed, on the chain's clock. */
const BAN_MS = 1_800_000;

/** Extrinsics waiting for a block, and the watchers of their status. */
export class TransactionPool {
	readonly #entries = new PoolEntries();
	readonly #watchers = new WatcherSets();
	readonly #included = new IncludedExtrinsics();
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
		const existing = this.#entries.find(validity.signer, validity.nonce);
		if (existing !== undefined) {
			if (validity.tip <= existing.tip) throw rpcErrors.tooLowPriority(existing.tip, validity.tip);
			this.#end(existing, { usurped: hash });
		}
		const watchers = new Set<Watcher>();
		this.#watchers.add(watchers, watcher);
		const entry = this.#add(hash, extrinsic, validity, watchers);
		this.#promote(entry.signer);
		if (!entry.ready) notifyWatchers(entry, "future");
		if (fate !== undefined) this.#applyFate(entry, fate);
		return hash;
	}

	#applyFate(entry: PoolEntry, fate: SubmissionFate): void {
		if (fate.type === "lose") {
			this.#entries.delete(entry);
			this.#entries.demote(entry);
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

	/** Takes an extrinsic back that the node reported as ended. */
	#unhide(entry: PoolEntry, watcher: Watcher | undefined): Hex {
		entry.hidden = false;
		this.#watchers.add(entry.watchers, watcher);
		if (watcher !== undefined) notifyState(entry, watcher);
		return entry.hash;
	}

	/** Removes a watcher; the extrinsic stays. */
	unwatch(watcher: Watcher): void {
		this.#watchers.remove(watcher);
	}

	/** Extrinsics that can be included, in order: highest tip first, nonces of one account ascending. */
	*ready(): Generator<Hex> {
		for (const { extrinsic } of this.#readyEntries()) yield extrinsic;
	}

	/** Extrinsics that the node lists as pending, in the order of {@link TransactionPool.ready}. */
	pending(): Hex[] {
		return [...this.#readyEntries()].filter(({ hidden }) => !hidden).map(({ extrinsic }) => extrinsic);
	}

	/** Number of extrinsics that can be included. */
	get readyCount(): number {
		return this.#entries.readyCount;
	}

	/** Whether any extrinsic can be included. */
	get hasReady(): boolean {
		return this.#entries.readyCount > 0;
	}

	/** Next nonce of an account, ready extrinsics in the pool included. */
	nextNonce(account: Hex): number {
		let nonce = this.chainNonce(account);
		for (let entry = this.#entries.find(account, nonce); entry?.ready && !entry.hidden; )
			entry = this.#entries.find(account, ++nonce);
		return nonce;
	}

	/** Next nonce of an account on the chain, without the pool. */
	chainNonce(account: Hex): number {
		const { runtime, state } = this.#head;
		const method = "AccountNonceApi_account_nonce";
		const bytes = readTogether(state, () => runtime.call(new StateOverlay(state), method, fromHex(account)));
		return bytes === undefined ? 0 : new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
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
			this.#entries.demote(entry);
		}
		return removed;
	}

	/** Handles an extrinsic that could not be included: removes it unless it may become valid later. */
	handleRejected(extrinsic: Hex, error: Invalid): void {
		if (error.reason === "Future" || error.reason === "ExhaustsResources") return;
		this.remove([extrinsicHash(extrinsic)], "invalid");
	}

	/** Validates what {@link TransactionPool.follow} may validate. Throws {@link StorageMissing} when storage has to be fetched for that. */
	preview(head: Block, retracted: readonly Block[]): void {
		const isUpgraded = head.runtime !== this.#head.runtime;
		const waiting = isUpgraded ? this.#entries.all.map(({ extrinsic }) => extrinsic) : [];
		const returning = retracted.flatMap(({ body, inherentCount }) => body.slice(inherentCount));
		readTogether(head.state, () => {
			for (const extrinsic of [...waiting, ...returning]) validateOn(head, extrinsic);
		});
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
			entries: this.#entries.all.map(({ watchers: _, ...entry }) => ({ ...entry })),
			bans: new Map(this.#bans),
		};
	}

	/**
	 * Follows the best chain with the content that the pool had at `head`. Watchers stay with extrinsics that are in the pool or
	 * in a block; those of others get `dropped`.
	 */
	revert(content: PoolContent, head: Block, retracted: readonly Block[], enacted: readonly Block[]): void {
		this.#head = head;
		const before = new Map(this.#entries.all.map((entry) => [entry.hash, entry]));
		for (const entry of before.values()) this.#entries.delete(entry);
		for (const entry of this.#included.retractAll(retracted)) before.set(entry.hash, { ...entry, ready: false });
		for (const saved of content.entries) {
			const known = before.get(saved.hash);
			before.delete(saved.hash);
			const entry = { ...saved, watchers: known?.watchers ?? new Set<Watcher>() };
			this.#entries.add(entry);
			if (entry.ready && known?.ready !== true) notifyReady(entry);
			else if (!entry.ready && known?.ready === true) notifyWatchers(entry, "future");
		}
		const enactedBlocks = new Map(
			enacted.flatMap((block) => block.body.map((extrinsic) => [extrinsic, block] as const)),
		);
		for (const entry of before.values()) {
			const block = enactedBlocks.get(entry.extrinsic);
			if (block === undefined) notifyWatchers(entry, "dropped");
			else this.#included.add(entry, block);
		}
		this.#bans.clear();
		for (const [hash, until] of content.bans) this.#bans.set(hash, until);
	}

	/** Reports finality to the watchers of the extrinsics in `blocks`, and removes them. */
	finalize(blocks: readonly Block[]): void {
		this.#included.finalize(blocks);
	}

	#retract(block: Block, extrinsic: Hex, included: ReadonlySet<Hex>, dropped: ReadonlySet<Hex>): void {
		const hash = extrinsicHash(extrinsic);
		const entry = this.#included.retract(hash, block);
		this.#bans.delete(hash);
		if (dropped.has(extrinsic)) {
			if (entry !== undefined) notifyWatchers(entry, "dropped");
			return;
		}
		if (included.has(extrinsic)) {
			if (entry !== undefined) this.#entries.add(entry);
			return;
		}
		const validity = this.#validate(extrinsic);
		if ("kind" in validity || this.#entries.find(validity.signer, validity.nonce) !== undefined) {
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
		this.#entries.delete(entry);
		this.#included.add(entry, block);
	}

	/** Removes extrinsics that were signed for another runtime. */
	#revalidate(): void {
		for (const { hash, extrinsic } of this.#entries.all) {
			if ("kind" in this.#validate(extrinsic)) this.remove([hash], "invalid");
		}
	}

	/** Removes outdated extrinsics and promotes those that became ready with a new head. */
	#sweep(): void {
		const { number } = this.#head.header;
		for (const signer of this.#entries.signers) {
			const nonce = this.chainNonce(signer);
			for (const entry of this.#entries.of(signer)) {
				const isExpired = entry.lastValidBlock !== null && entry.lastValidBlock <= number;
				if (entry.nonce < nonce || isExpired) this.remove([entry.hash], "invalid");
			}
			this.#promote(signer);
		}
		this.#included.timeOut(number);
		for (const [hash, until] of this.#bans) if (until <= this.#head.timestampMs) this.#bans.delete(hash);
	}

	#readyEntries(): Generator<PoolEntry> {
		return this.#entries.ready((signer) => this.chainNonce(signer));
	}

	#promote(signer: Hex): void {
		this.#entries.promote(signer, this.chainNonce(signer));
	}

	#validate(extrinsic: Hex): Valid | Invalid {
		return readTogether(this.#head.state, () => validateOn(this.#head, extrinsic));
	}

	#end(entry: PoolEntry, status: TxStatus): void {
		this.#entries.delete(entry);
		notifyWatchers(entry, status);
	}

	#ban(hash: Hex): void {
		this.#bans.set(hash, this.#head.timestampMs + BAN_MS);
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
		this.#entries.add(entry);
		return entry;
	}
}

const validateOn = ({ runtime, state, hash }: Block, extrinsic: Hex): Valid | Invalid =>
	runtime.validate(new StateOverlay(state), fromHex(extrinsic), hash);
