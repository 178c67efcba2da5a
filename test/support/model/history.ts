import type { KeyringPair } from "@polkadot/keyring/types";
import type { Subscription } from "rxjs";
import { type Hex, toHex } from "../../../src/codec/hex.ts";
import { DevChain } from "../../../src/devchain/index.ts";
import {
	type BatchMode,
	type BlockRef,
	connect,
	type DelegatorState,
	type Generation,
	type Phala,
	type Plan,
	type SignerPayload,
	type StakePoolState,
	type Submission,
	type SubmissionStatus,
} from "../../../src/index.ts";
import { ChainReader } from "./chain-reader.ts";
import { type Operation, planOf, type Sent, workerKey } from "./operations.ts";

/** Accounts of a history; the first owns the pools and the workers. */
export const ACCOUNTS = ["alice", "bob", "charlie"] as const;

/** The network that a history runs on. */
export interface Settings {
	readonly generation: Generation;
	readonly seal: "instant" | "manual";
	readonly finalityLag: number;
	readonly finality: "best" | "finalized";
}

/** Behaviour of the wallet that signs. */
export type WalletKind = "key pair" | "signs" | "rejects" | "waits";

/** One `send` of the SDK, and everything it reported. */
export interface Send {
	readonly sent: readonly Sent[];
	/** `null`: a single plan. */
	readonly mode: BatchMode | null;
	readonly account: Hex;
	readonly client: number;
	readonly controller: AbortController;
	readonly statuses: SubmissionStatus[];
	/** Set by the last of `finalized`'s values. */
	end:
		| { readonly result: unknown; readonly block: BlockRef; readonly fee: bigint }
		| { readonly error: unknown }
		| null;
	isComplete: boolean;
	/** Lets a waiting wallet sign. */
	answer: (() => void) | null;
}

/** A value that a stream of the SDK emitted. */
export type Emission =
	| { readonly type: "head"; readonly block: BlockRef }
	| { readonly type: "pool"; readonly state: StakePoolState }
	| { readonly type: "delegator"; readonly state: DelegatorState };

/** A watched stream: its last value has to be that of the final chain. */
export interface Watch {
	readonly name: string;
	readonly client: number;
	readonly emissions: Emission[];
	subscription: Subscription;
	error: unknown;
}

interface Client {
	readonly phala: Phala;
	isOpen: boolean;
}

/** One run of a history: a chain, clients of the SDK, and what they reported. */
export class History {
	readonly settings: Settings;
	readonly chain: DevChain;
	readonly reader: ChainReader;
	readonly clients: Client[] = [];
	readonly sends: Send[] = [];
	readonly watches: Watch[] = [];
	/** Hashes of transactions that another program sent. */
	readonly foreign = new Set<Hex>();
	/** Whether a node passed an old block off as the best one: pools of later blocks do not exist there. */
	hasStaleHeads = false;
	#serial = 0;

	private constructor(settings: Settings, chain: DevChain, reader: ChainReader) {
		this.settings = settings;
		this.chain = chain;
		this.reader = reader;
	}

	/** Starts a chain with two pools and two workers of Alice, and connects a client. */
	static async start(settings: Settings): Promise<History> {
		const { generation, seal, finalityLag } = settings;
		const chain = await DevChain.start({ generation, seal, finalityLag });
		const reader = new ChainReader(chain.createProvider());
		const history = new History(settings, chain, reader);
		const { alice } = chain.accounts;
		for (const worker of [0, 1])
			await chain.registerWorker({
				publicKey: workerKey(worker),
				operator: alice,
				score: 400,
				confidenceLevel: 1,
			});
		const pallet = generation === 1 ? "phalaStakePool" : "phalaStakePoolv2";
		for (const nonce of [0, 1]) await history.submitForeign(alice, { pallet, method: "create", args: [] }, { nonce });
		for (let i = 0; i <= finalityLag; i++) await chain.newBlock();
		await history.open();
		return history;
	}

	/** A client that is open. */
	client(index: number): { readonly index: number; readonly phala: Phala } | null {
		const open = this.clients.flatMap(({ isOpen, phala }, at) => (isOpen ? [{ index: at, phala }] : []));
		return open[index % Math.max(open.length, 1)] ?? null;
	}

	/** Connects another client on a connection of its own; gives up when the network does not answer. */
	async open(): Promise<void> {
		const controller = new AbortController();
		const connecting = this.#connect(controller.signal);
		connecting.catch(() => undefined);
		if (!(await this.within(connecting))) controller.abort();
	}

	/** Connects another client on a network that answers, however slow the machine is. */
	async reopen(): Promise<void> {
		await this.#connect();
	}

	async #connect(signal?: AbortSignal): Promise<void> {
		const { finality } = this.settings;
		const phala = await connect(this.chain.createProvider(), { finality, signal });
		this.clients.push({ phala, isOpen: true });
	}

	/** Waits for work of a client or another program, but not for ever: the network may have lost its messages. */
	async within(work: Promise<unknown>): Promise<boolean> {
		let isDone = false;
		const done = work.then(
			() => {
				isDone = true;
			},
			() => undefined,
		);
		for (let i = 0; i < 5 && !isDone; i++) {
			await this.idle();
			await Promise.race([done, new Promise((resolve) => setTimeout(resolve, 5))]);
		}
		return isDone;
	}

	/** Closes a client; its submissions end with `CLOSED` and its streams complete. */
	async close(index: number): Promise<void> {
		const client = this.clients[index];
		if (!client?.isOpen) return;
		client.isOpen = false;
		await client.phala.close();
	}

	pair(account: number): KeyringPair {
		return this.chain.accounts[ACCOUNTS[account % ACCOUNTS.length] ?? "alice"];
	}

	/** Sends one operation, or a batch of several where `mode` is given. */
	send(options: {
		readonly client: number;
		readonly account: number;
		readonly operations: readonly Operation[];
		readonly mode: BatchMode | null;
		readonly check: boolean;
		readonly mortality: number;
		readonly wallet: WalletKind;
	}): Send | null {
		const client = this.client(options.client);
		if (!client) return null;
		const pair = this.pair(options.account);
		const account = toHex(pair.publicKey);
		const sent = options.operations.map((operation): Sent => ({ operation, serial: ++this.#serial, account }));
		const plans = sent.map((one) => planOf(client.phala, one));
		const [first] = plans;
		const { mode } = options;
		const plan: Plan<unknown> | undefined = mode === null ? first : client.phala.batch(plans, { mode });
		if (!plan) return null;
		const send: Send = {
			sent,
			mode,
			account,
			client: client.index,
			controller: new AbortController(),
			statuses: [],
			end: null,
			isComplete: false,
			answer: null,
		};
		this.sends.push(send);
		const { check, mortality } = options;
		const signer = this.#signer(pair, options.wallet, send);
		this.#observe(send, plan.send(signer, { check, mortality, signal: send.controller.signal }));
		return send;
	}

	/** Subscribes to a stream. */
	watch(clientIndex: number, what: "head" | "pool" | "delegator", of: number): void {
		const client = this.client(clientIndex);
		if (!client) return;
		const emissions: Emission[] = [];
		const watch = { name: `${what} ${of}`, client: client.index, emissions, error: null } as unknown as Watch;
		const error = (cause: unknown) => {
			watch.error = cause;
		};
		const { phala } = client;
		if (what === "head")
			watch.subscription = phala.head$.subscribe({ next: (block) => emissions.push({ type: "head", block }), error });
		else if (what === "pool")
			watch.subscription = phala
				.stakePool(of % 2)
				.state$.subscribe({ next: (state) => emissions.push({ type: "pool", state }), error });
		else
			watch.subscription = phala
				.delegator(this.pair(of))
				.state$.subscribe({ next: (state) => emissions.push({ type: "delegator", state }), error });
		this.watches.push(watch);
	}

	/** Signs and submits a call as another program with the same key. A refusal of the pool is no fault of the SDK. */
	async submitForeign(
		pair: KeyringPair,
		call: { readonly pallet: string; readonly method: string; readonly args: readonly unknown[] },
		options: { readonly nonce: number; readonly tip?: number },
	): Promise<void> {
		const { bytes, hash } = await this.reader.sign(pair, call, options);
		this.foreign.add(hash);
		await this.reader.submit(bytes).catch(() => undefined);
	}

	/** Produces blocks; after each, the clients get as many turns of the event loop as they use. */
	async newBlocks(count: number): Promise<void> {
		for (let i = 0; i < count; i++) {
			await this.chain.newBlock();
			await this.idle();
		}
	}

	/** Waits until no client makes another request: no time passes, the event loop takes turns. */
	async idle(): Promise<void> {
		let calm = 0;
		let last = -1;
		for (let turn = 0; turn < 2000 && calm < 8; turn++) {
			await new Promise((resolve) => setImmediate(resolve));
			const requests = Object.values(this.chain.stats.requests).reduce((sum, count) => sum + count, 0);
			calm = requests === last ? calm + 1 : 0;
			last = requests;
		}
	}

	/** Closes everything, also where the history failed on the way. Idempotent. */
	async end(): Promise<void> {
		for (const index of this.clients.keys()) await this.close(index);
		await this.reader.close();
		await this.chain.close();
	}

	#observe(send: Send, submission: Submission<unknown>): void {
		submission.status$.subscribe({
			next: (status) => send.statuses.push(status),
			complete: () => {
				send.isComplete = true;
			},
		});
		submission.finalized.then(
			({ result, block, fee }) => {
				send.end = { result, block, fee };
			},
			(error: unknown) => {
				send.end = { error };
			},
		);
	}

	#signer(pair: KeyringPair, wallet: WalletKind, send: Send) {
		if (wallet === "key pair") return pair;
		const answered =
			wallet === "waits"
				? new Promise<void>((resolve) => {
						send.answer = resolve;
					})
				: Promise.resolve();
		return {
			address: pair.address,
			signer: {
				signPayload: async (payload: SignerPayload) => {
					if (wallet === "rejects") throw new Error("Cancelled");
					await answered;
					return { signature: await this.reader.signPayload(pair, payload) };
				},
			},
		};
	}
}
