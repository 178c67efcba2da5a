import type { Observable, Subscription } from "rxjs";
import type { Hex } from "../codec/hex.ts";
import { BlockReader } from "./block-reader.ts";
import { FinalChain } from "./final-chain.ts";
import { fetchBlockHash, fetchHeader, fetchNonce, fetchStoredNonce } from "./node-requests.ts";
import type { BlockHead, PlanRpc } from "./plan-rpc.ts";

/** Time without a new block after which the chain is searched all the same: the feed may be silent, or finality advance alone. */
const MAX_PAUSE_MS = 6_000;

/** The chain as one client sees it, between two blocks of its feed. Requests are shared by all transactions. */
export class ChainSnapshot {
	/** The newest finalized block, asked for first. */
	readonly final: BlockHead;
	readonly best: BlockHead;
	readonly #follower: ChainFollower;
	readonly #bestHashes = new Map<number, Promise<Hex | null>>();
	readonly #nonces = new Map<Hex, Promise<number>>();
	readonly #storedNonces = new Map<Hex, Promise<number>>();

	constructor(follower: ChainFollower, final: BlockHead, best: BlockHead) {
		this.#follower = follower;
		this.final = final;
		this.best = best;
	}

	/** Hash of the best chain's block of that number; `null` where the node has none yet. */
	bestHashAt(number: number): Promise<Hex | null> {
		return memoize(this.#bestHashes, number, () => fetchBlockHash(this.#follower.rpc, number));
	}

	/** Whether the final block's state is past an account's nonce. One wrong answer of the node does not make it so. */
	async isNonceUsed(account: Hex, nonce: number): Promise<boolean> {
		const { rpc } = this.#follower;
		if ((await memoize(this.#nonces, account, () => fetchNonce(rpc, account, this.final.hash))) <= nonce) return false;
		const stored = memoize(this.#storedNonces, account, () => fetchStoredNonce(rpc, account, this.final.hash));
		return (await stored) > nonce;
	}
}

/** Follows the chain for all transactions of a client: one subscription, one set of requests per block. */
export class ChainFollower {
	readonly rpc: PlanRpc;
	readonly blocks: BlockReader;
	readonly final: FinalChain;
	readonly #head$: Observable<unknown>;
	readonly #finalizedHead$: Observable<unknown>;
	readonly #listeners = new Set<() => void>();
	#subscription: Subscription | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#snapshot: Promise<ChainSnapshot> | null = null;

	/**
	 * @param head$ - emits at every block
	 * @param finalizedHead$ - emits at every finalized block, the newest at once
	 */
	constructor(rpc: PlanRpc, head$: Observable<unknown>, finalizedHead$: Observable<unknown>) {
		this.rpc = rpc;
		this.#head$ = head$;
		this.#finalizedHead$ = finalizedHead$;
		this.blocks = new BlockReader(rpc);
		this.final = new FinalChain(rpc, this.blocks);
	}

	/**
	 * Calls `listener` at every block, and after a pause without one.
	 *
	 * @returns ends it
	 */
	follow(listener: () => void): () => void {
		this.#listeners.add(listener);
		if (this.#listeners.size === 1) this.#start();
		return () => {
			this.#listeners.delete(listener);
			if (this.#listeners.size === 0) this.#stop();
		};
	}

	/**
	 * Calls `listener` whenever finality advances, which may be without a new block.
	 *
	 * @returns ends it
	 */
	followFinality(listener: () => void): () => void {
		const next = () => {
			this.#snapshot = null;
			listener();
		};
		const subscription = this.#finalizedHead$.subscribe({ next, error: () => {} });
		return () => subscription.unsubscribe();
	}

	/** The chain now, whatever the feed has emitted. */
	freshSnapshot(): Promise<ChainSnapshot> {
		this.#snapshot = null;
		return this.snapshot();
	}

	/** The chain since the last block of the feed. */
	snapshot(): Promise<ChainSnapshot> {
		this.#snapshot ??= this.#takeSnapshot();
		return this.#snapshot;
	}

	async #takeSnapshot(): Promise<ChainSnapshot> {
		try {
			const final = await this.final.refresh();
			return new ChainSnapshot(this, final, await fetchHeader(this.rpc, null));
		} catch (error) {
			this.#snapshot = null;
			throw error;
		}
	}

	#start(): void {
		this.#wait();
		// The feed retries by itself; it ends when the client closes, and with it every submission.
		this.#subscription = this.#head$.subscribe({ next: () => this.#beat(), error: () => {} });
	}

	#stop(): void {
		clearTimeout(this.#timer);
		this.#subscription?.unsubscribe();
		this.#subscription = undefined;
		this.#snapshot = null;
	}

	#beat(): void {
		this.#snapshot = null;
		this.#wait();
		for (const listener of [...this.#listeners]) listener();
	}

	#wait(): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.#beat(), MAX_PAUSE_MS);
	}
}

/** The result of a request, shared; a failed one is requested again. */
function memoize<K, V>(results: Map<K, Promise<V>>, key: K, request: () => Promise<V>): Promise<V> {
	const known = results.get(key);
	if (known) return known;
	const result = request();
	results.set(key, result);
	result.catch(() => results.delete(key));
	return result;
}
