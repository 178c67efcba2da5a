import { ApiPromise } from "@polkadot/api";
import { Keyring } from "@polkadot/keyring";
import { ReplaySubject } from "rxjs";
import { Addresses } from "../../src/chain/addresses.ts";
import type { ChainWrites, WritesModule } from "../../src/chain/chain-adapter.ts";
import { EVENTS_KEY } from "../../src/chain/events/block-events.ts";
import { createMetadataReader, type MetadataReader } from "../../src/chain/metadata/metadata-reader.ts";
import { scanMetadata } from "../../src/chain/metadata/scan.ts";
import type { Call, ChainEvent, CheckFailure, Operation } from "../../src/chain/operation.ts";
import { errorCode } from "../../src/chain/v2/error-codes.ts";
import { fromHex, type Hex, toHex } from "../../src/codec/hex.ts";
import { DevChain } from "../../src/devchain/dev-chain.ts";
import type { PhalaError } from "../../src/errors/error.ts";
import { NonceManager } from "../../src/plan/nonce-manager.ts";
import { Plan } from "../../src/plan/plan.ts";
import type { BlockHead, PlanContext, PlanRpc } from "../../src/plan/plan-context.ts";
import type { QueryResponse, StorageQuery } from "../../src/query/storage-query.ts";
import { whenAborted } from "../../src/rpc/abort.ts";
import { disconnected, rpcFailed } from "../../src/rpc/transport-errors.ts";

/** An event to happen: pallet, name, fields in order. */
export type Happening = readonly [pallet: string, name: string, ...fields: unknown[]];

/** A block of the scripted chain. */
export interface ScriptedBlock extends BlockHead {
	readonly timestampMs: number;
	readonly parentHash: Hex;
	readonly extrinsics: readonly Hex[];
	readonly events: Hex;
}

const GENESIS: Hex = `0x${"00".repeat(31)}01`;
/** Time of block 0, ms. */
const START_MS = 1_700_000_000_000;

let api: Promise<ApiPromise> | undefined;
let metadata: MetadataReader | undefined;

/** `@polkadot/api` on a development chain: encodes real calls; all other parts are scripted. */
export function realApi(): Promise<ApiPromise> {
	api ??= DevChain.start().then((chain) => ApiPromise.create({ provider: chain.provider, noInitWarn: true }));
	return api;
}

export const keyring = new Keyring({ type: "sr25519", ss58Format: 30 });

/** A node whose responses a test scripts, and which records the requests. */
export class ScriptedNode implements PlanRpc {
	readonly api: ApiPromise;
	readonly genesisHash = GENESIS;
	readonly head$ = new ReplaySubject<BlockHead>(1);
	/** Bytes of transactions that it accepted, in order. */
	readonly submitted: Hex[] = [];
	/** Bytes of all transactions, those that it refused included. */
	readonly received: Hex[] = [];
	readonly requests: string[] = [];
	/** Errors of the next submissions, in order. */
	readonly refusals: PhalaError[] = [];
	/** Parameters of the latest `state_call`. */
	feeQuery = "";
	/** Responses instead of the usual ones; may throw. */
	readonly answers = new Map<string, (params: readonly unknown[]) => unknown>();
	watchers = 0;
	finalizedNumber = 0;
	nextIndex = 5;
	fee = 100n;
	#blocks: ScriptedBlock[] = [];
	readonly #all = new Map<string, ScriptedBlock>();
	#watcher: { next(status: unknown): void; lost(): void } | undefined;
	#made = 0;

	constructor(real: ApiPromise) {
		this.api = real;
		for (let number = 0; number <= 10; number++) this.grow([], []);
		this.finalizedNumber = 9;
		this.head$.next(this.head);
	}

	get head(): ScriptedBlock {
		const block = this.#blocks.at(-1);
		if (!block) throw new Error("no block yet");
		return block;
	}

	/** Adds a block with these extrinsics and the events of the first of them, without announcing it. */
	grow(extrinsics: readonly Hex[], events: readonly Happening[]): ScriptedBlock {
		const number = this.#blocks.length;
		this.#made += 1;
		const hash: Hex = number === 0 ? GENESIS : `0x${this.#made.toString(16).padStart(64, "b")}`;
		const timestampMs = START_MS + number * 12_000;
		const inherent = this.api.tx.timestamp?.set?.(timestampMs).toHex() ?? "0x";
		const block = {
			hash,
			number,
			timestampMs,
			parentHash: this.#blocks.at(-1)?.hash ?? GENESIS,
			extrinsics: [inherent, ...extrinsics],
			events: this.#encode(events),
		};
		this.#blocks.push(block);
		this.#all.set(hash, block);
		return block;
	}

	/** Adds a block with the newest transaction and its events, and announces it. */
	include(...events: readonly Happening[]): ScriptedBlock {
		return this.#announce(this.grow([this.received.at(-1) ?? "0x"], events));
	}

	/** Adds a block without it, and announces it. */
	pass(): ScriptedBlock {
		return this.#announce(this.grow([], []));
	}

	/** Forgets the newest `depth` blocks. */
	fork(depth: number): void {
		this.#blocks = this.#blocks.slice(0, -depth);
	}

	/** Reports statuses of the newest transaction. */
	report(...statuses: readonly unknown[]): void {
		for (const status of statuses) this.#watcher?.next(status);
	}

	/** Ends the reports about it. */
	endReports(): void {
		const watcher = this.#watcher;
		this.#watcher = undefined;
		watcher?.lost();
	}

	async request(method: string, params: readonly unknown[]): Promise<unknown> {
		this.requests.push(method);
		const scripted = this.answers.get(method);
		if (scripted) return scripted(params);
		switch (method) {
			case "chain_getBlockHash":
				return this.#blocks[Number(params[0])]?.hash ?? null;
			case "chain_getFinalizedHead":
				return this.#blocks[this.finalizedNumber]?.hash;
			case "chain_getHeader":
				return { number: `0x${(this.#all.get(String(params[0])) ?? this.head).number.toString(16)}` };
			case "chain_getBlock": {
				const block = this.#all.get(String(params[0]));
				if (!block) return null;
				const { number, parentHash, extrinsics } = block;
				return { block: { header: { number: `0x${number.toString(16)}`, parentHash }, extrinsics } };
			}
			case "state_getStorage":
				return params[0] === EVENTS_KEY ? this.#all.get(String(params[1]))?.events : null;
			case "state_getRuntimeVersion":
				return { specVersion: this.api.runtimeVersion.specVersion.toNumber() };
			case "system_accountNextIndex":
				return this.nextIndex;
			case "state_call":
				this.feeQuery = String(params[1]);
				return `0x0000${toHex(littleEndian(this.fee)).slice(2)}`;
			default:
				throw rpcFailed(method, { code: -32601, message: "Method not found" });
		}
	}

	async subscribe(
		_names: unknown,
		[bytes]: readonly unknown[],
		next: (message: unknown) => void,
		lost: () => void,
	): Promise<() => void> {
		this.received.push(bytes as Hex);
		const refusal = this.refusals.shift();
		if (refusal) throw refusal;
		this.submitted.push(bytes as Hex);
		this.watchers += 1;
		const watcher = { next, lost };
		this.#watcher = watcher;
		return () => {
			this.watchers -= 1;
			if (this.#watcher === watcher) this.#watcher = undefined;
		};
	}

	#announce(block: ScriptedBlock): ScriptedBlock {
		this.head$.next(block);
		return block;
	}

	/** Events as storage holds them: those of the inherent, of the transaction, and of a stranger after it. */
	#encode(events: readonly Happening[]): Hex {
		const ok: Happening = ["system", "ExtrinsicSuccess", { weight: { refTime: 0, proofSize: 0 }, class: "Normal" }];
		const records = [
			this.#record(0, ok),
			...events.map((event) => this.#record(1, event)),
			this.#record(2, ["phalaStakePoolv2", "PoolCapacitySet", 77, 77]),
		];
		return toHex(new Uint8Array([records.length << 2, ...records.flatMap((record) => [...record])]));
	}

	#record(index: number, [pallet, name, ...fields]: Happening): Uint8Array {
		const { registry } = this.api;
		const event = this.api.events[pallet]?.[name];
		if (!event) throw new Error(`no event ${pallet}.${name}`);
		const found = registry.metadata.pallets.find((one) => one.name.toString().toLowerCase() === pallet.toLowerCase());
		const data = event.meta.fields.flatMap(({ type }, i) => [
			...registry.createType(registry.createLookupType(type), fields[i]).toU8a(),
		]);
		const head = [found?.index.toNumber() ?? 0, event.meta.index.toNumber()];
		return new Uint8Array([0, index, 0, 0, 0, ...head, ...data, 0]);
	}
}

/** A client's side of the scripted node. */
export class ScriptedClient implements PlanContext {
	readonly rpc: ScriptedNode;
	readonly generation = 2;
	readonly addresses = new Addresses(30);
	readonly nonces = new NonceManager();
	readonly closed = new AbortController();
	network: PlanContext["network"];
	/** Blocks that were read, `null`: the newest. */
	readonly reads: (Hex | null)[] = [];

	constructor(node: ScriptedNode) {
		this.rpc = node;
		const specVersion = node.api.runtimeVersion.specVersion.toNumber();
		this.network = { specVersion, genesisHash: node.genesisHash };
	}

	get head$() {
		return this.rpc.head$;
	}

	get closed$() {
		return whenAborted(this.closed.signal);
	}

	async loadWrites(): Promise<WritesModule> {
		// The library has loaded version 15; nodes answer version 14 here.
		metadata ??= createMetadataReader(scanMetadata((await this.rpc.api.rpc.state.getMetadata()).toHex()));
		return { errorCode, metadata, writes: {} as ChainWrites };
	}

	api(): Promise<ApiPromise> {
		return Promise.resolve(this.rpc.api);
	}

	async read<T>(buildQuery: () => StorageQuery<T>, at: Hex | null = null): Promise<T> {
		this.reads.push(at);
		const hash = at ?? this.rpc.head.hash;
		const response: QueryResponse = {
			block: { hash, number: 0, timestampMs: 0 },
			value: () => null,
			keysUnder: () => [],
			valuesOf: () => [],
		};
		const query = buildQuery();
		let step = query.next();
		while (!step.done) step = query.next(response);
		return step.value;
	}
}

/** The plan of an operation; `account`: the account that it belongs to, `null`: any. */
export function planOf<R>(context: PlanContext, of: Operation<R>, account: Hex | null = null): Plan<R> {
	return new Plan(context, () => of, account);
}

/** An operation of these calls; `failures` are those of a block. */
export function operation(
	options: {
		readonly calls?: readonly Call[];
		readonly fixedCalls?: boolean;
		readonly failures?: (block: Hex) => readonly CheckFailure[];
		readonly transferable?: bigint;
		readonly spends?: bigint;
		readonly name?: string;
	} = {},
): Operation<{ caps: bigint[] }> {
	const {
		calls = [remark("0x01")],
		fixedCalls = true,
		failures = () => [],
		transferable = 10n ** 12n,
		spends = 0n,
	} = options;
	return {
		name: options.name ?? "test.operation",
		*prepare() {
			const { block } = yield {};
			return {
				calls,
				fixedCalls,
				failures: failures(block.hash),
				transferable,
				spends,
				outcome: (events) => ({ caps: capsIn(events) }),
			};
		},
	};
}

function capsIn(events: readonly ChainEvent[]): bigint[] {
	return events.filter(({ name }) => name === "PoolCapacitySet").map(({ data }) => data.cap as bigint);
}

export function remark(remarked: Hex): Call {
	return { pallet: "system", method: "remark", args: { remark: remarked } };
}

/** Client and node of one test. Loads what plans load late, so that {@link settle} is long enough. */
export async function scripted(): Promise<{ node: ScriptedNode; client: ScriptedClient }> {
	await import("../../src/plan/plan-executor.ts");
	await import("../../src/plan/batch-operation.ts");
	await import("@polkadot/util-crypto");
	const node = new ScriptedNode(await realApi());
	return { node, client: new ScriptedClient(node) };
}

/** Lets everything that can happen now happen. */
export async function settle(): Promise<void> {
	for (let i = 0; i < 8; i++) await new Promise((resolve) => setImmediate(resolve));
}

export const SUCCESS: Happening = [
	"system",
	"ExtrinsicSuccess",
	{ weight: { refTime: 0, proofSize: 0 }, class: "Normal" },
];

/** The refusal of the transaction with a module error. */
export function failure(real: ApiPromise, pallet: string, name: string): Happening {
	return [
		"system",
		"ExtrinsicFailed",
		{ Module: moduleError(real, pallet, name) },
		{ weight: { refTime: 0, proofSize: 0 }, class: "Normal" },
	];
}

/** Index and error of a pallet's error by name. */
export function moduleError(real: ApiPromise, pallet: string, name: string): { index: number; error: Hex } {
	const meta = real.errors[pallet]?.[name]?.meta;
	const found = real.registry.metadata.pallets.find(
		(one) => one.name.toString().toLowerCase() === pallet.toLowerCase(),
	);
	if (!meta || !found) throw new Error(`no error ${pallet}.${name}`);
	return { index: found.index.toNumber(), error: toHex(Uint8Array.of(meta.index.toNumber(), 0, 0, 0)) };
}

export const lostConnection = () => disconnected("the scripted node");
export const refusal = (code: number, message: string) =>
	rpcFailed("author_submitAndWatchExtrinsic", { code, message });

function littleEndian(value: bigint): Uint8Array {
	const bytes = new Uint8Array(16);
	new DataView(bytes.buffer).setBigUint64(0, value, true);
	return bytes;
}

export { fromHex };
