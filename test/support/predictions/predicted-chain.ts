import type { GenericCall } from "@polkadot/types";
import { Addresses } from "../../../src/chain/addresses.ts";
import type { ChainReads, ChainWrites } from "../../../src/chain/chain-adapter.ts";
import { scanMetadata } from "../../../src/chain/metadata/scan.ts";
import type { Operation, RuleFailure } from "../../../src/chain/operation.ts";
import { bindGeneration1 } from "../../../src/chain/v1/adapter.ts";
import { bindGeneration2 } from "../../../src/chain/v2/bind-adapter.ts";
import { toHex } from "../../../src/codec/hex.ts";
import type { StorageQuery } from "../../../src/query/storage-query.ts";
import { readFrom } from "../conformance/recorded.ts";
import { keyOf, type MadeBlock, RuntimeChain } from "../devchain/runtime-harness.ts";
import { loadWritesOf } from "../writes/load-all-writes.ts";

/** What the SDK predicted of an operation, and what the chain did with its calls. */
export interface Predicted<R> {
	readonly failures: readonly RuleFailure[];
	readonly codes: readonly string[];
	readonly block: MadeBlock;
	/** `null`: the chain included and accepted it; `NotIncluded`, or the chain's error. */
	readonly error: string | null;
	/** The typed result, where the chain accepted the calls. */
	readonly result: R | null;
}

/** A chain in memory, and the SDK's reads and checks on its state: no node, no connection. */
export class PredictedChain {
	readonly chain: RuntimeChain;
	readonly generation: 1 | 2;
	readonly reads: ChainReads;
	readonly writes: ChainWrites;

	private constructor(chain: RuntimeChain, generation: 1 | 2, reads: ChainReads, writes: ChainWrites) {
		this.chain = chain;
		this.generation = generation;
		this.reads = reads;
		this.writes = writes;
	}

	static async start(generation: 1 | 2): Promise<PredictedChain> {
		const chain = new RuntimeChain({ generation });
		const scan = scanMetadata(toHex(chain.runtime.metadata));
		const { runtime } = (generation === 1 ? bindGeneration1 : bindGeneration2)(scan, new Addresses(30), 30);
		const writes = await loadWritesOf(await runtime.loadWrites());
		return new PredictedChain(chain, generation, await runtime.loadReads(), writes);
	}

	/** The same chain at the same state, to go on from. */
	fork(): PredictedChain {
		const chain = new RuntimeChain({ generation: this.generation });
		chain.state.entries = new Map(this.chain.state.entries);
		chain.number = this.chain.number;
		return new PredictedChain(chain, this.generation, this.reads, this.writes);
	}

	/** Carries out a read on the newest state. */
	read<T>(query: StorageQuery<T>): T {
		const storage = Object.fromEntries([...this.chain.state.entries].map(([key, value]) => [key, toHex(value)]));
		return readFrom(query, storage, this.chain.now());
	}

	/** Prepares an operation for an account, and makes a block with its calls, whatever the check found. */
	run<R>(uri: string, operation: Operation<R>): Predicted<R> {
		const { calls, failures, outcome } = this.read(operation.prepare(keyOf(uri)));
		const built = calls.map(({ pallet, method, args }) => this.chain.call(pallet, method, Object.values(args)));
		const [only] = built;
		const call = built.length === 1 && only ? only : this.chain.call("utility", "batchAll", [built as GenericCall[]]);
		const block = this.chain.block([this.chain.signCall(uri, call)]);
		const included = block.applied.every((applied) => applied.included);
		const error = included ? this.chain.errorOf(block) : "NotIncluded";
		const events = block.events
			.filter(({ extrinsic }) => extrinsic !== null && extrinsic > 0)
			.map(({ pallet, name, data }) => ({ pallet, name, data: data as Record<string, unknown> }));
		const result = error === null ? outcome(events as never) : null;
		return { failures, codes: failures.map(({ code }) => code), block, error, result };
	}

	/** Shares of an account in a pool, not queued and queued, and their value by the SDK. */
	position(pid: number, uri: string) {
		return this.read(this.reads.position(pid, keyOf(uri)));
	}

	delegator(uri: string) {
		return this.read(this.reads.delegator(keyOf(uri)));
	}

	pool(pid: number) {
		const pool = this.read(this.reads.stakePool(pid));
		if (!pool) throw new Error(`no pool ${pid}`);
		return pool;
	}
}
