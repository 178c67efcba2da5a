import type { Hex } from "../../codec/hex.ts";

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

/** An extrinsic in the pool. */
export interface PoolEntry {
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

/** Reported in the status `broadcast`. */
const PEERS = ["12D3KooWDevchainPeer"];

/** Statuses of an extrinsic that can be included. */
const READY_STATUSES: readonly TxStatus[] = ["ready", { broadcast: PEERS }];

/** Reports a status to the watchers of an extrinsic. */
export function notifyWatchers(entry: PoolEntry, status: TxStatus): void {
	for (const watcher of [...entry.watchers]) watcher(status);
}

/** Reports to the watchers of an extrinsic that it can be included. */
export function notifyReady(entry: PoolEntry): void {
	for (const status of READY_STATUSES) notifyWatchers(entry, status);
}

/** Reports to a new watcher whether an extrinsic can be included. */
export function notifyState(entry: PoolEntry, watcher: Watcher): void {
	for (const status of entry.ready ? READY_STATUSES : ["future" as const]) watcher(status);
}
