// The first signature loads it otherwise, for longer than `settle` waits.
import "../../src/codec/sr25519.ts";
import type { ApiPromise } from "@polkadot/api";
import { NEVER, ReplaySubject } from "rxjs";
import { expect, onTestFinished } from "vitest";
import { layouts } from "../../generated/v2/signing.ts";
import { Addresses } from "../../src/chain/addresses.ts";
import type { WritesModule } from "../../src/chain/chain-adapter.ts";
import { createMetadataReader, type MetadataReader } from "../../src/chain/metadata/metadata-reader.ts";
import { LayoutVerifier } from "../../src/chain/signing/layout-verifier.ts";
import { TransactionCodec } from "../../src/chain/signing/transaction-codec.ts";
import { TransactionVerifier } from "../../src/chain/signing/transaction-verifier.ts";
import { errorCode } from "../../src/chain/v2/error-codes.ts";
import type { Hex } from "../../src/codec/hex.ts";
import type { PlanContext, PlanSession } from "../../src/plan/plan-context.ts";
import type { BlockHead } from "../../src/plan/plan-rpc.ts";
import { readHeader } from "../../src/query/block-header.ts";
import type { StorageQuery } from "../../src/query/storage-query.ts";
import { whenAborted } from "../../src/rpc/abort.ts";
import { Connection } from "../../src/rpc/connection.ts";
import { resolveEndpoint } from "../../src/rpc/endpoint.ts";
import { loadPallets } from "../../src/simulation/load-pallets.ts";
import { devApi } from "./dev-api.ts";
import { loadLateCode } from "./load-late-code.ts";
import { v2 } from "./metadata/specimens.ts";
import { runQuery } from "./run-query.ts";
import { TransactionNode } from "./transaction-node.ts";

const TIMEOUT_MS = 60_000;
const HEADS = { type: "chain_newHead", subscribe: "chain_subscribeNewHeads", unsubscribe: "chain_unsubscribeNewHeads" };

let metadata: MetadataReader | undefined;

/** Dependencies of plans on a connection to a {@link TransactionNode}. Its reads find no storage. */
export class PlanClient implements PlanContext {
	readonly rpc: Connection;
	readonly generation = 2;
	readonly addresses = new Addresses(30);
	readonly session: PlanSession = {};
	readonly head$ = new ReplaySubject<BlockHead>(1);
	readonly finalizedHead$ = NEVER;
	/** Aborted by a test to close the client. */
	readonly closing = new AbortController();
	network: PlanContext["network"];
	/** Blocks of all reads. */
	readonly reads: Hex[] = [];
	readonly #node: TransactionNode;
	#newestHash: Hex | null = null;

	constructor(node: TransactionNode) {
		this.#node = node;
		this.rpc = new Connection(resolveEndpoint(node, TIMEOUT_MS), TIMEOUT_MS, { retryMs: 0 });
		this.network = { specVersion: node.api.runtimeVersion.specVersion.toNumber(), genesisHash: node.genesisHash };
	}

	async loadRuntime(): Promise<never> {
		throw new Error("no test reads entities here");
	}

	get closed$() {
		return whenAborted(this.closing.signal);
	}

	/** Follows the node's newest blocks, again after each loss of the connection. */
	async followHeads(): Promise<void> {
		await this.rpc.subscribe(
			HEADS,
			[],
			(header) => this.#onHead(readHeader(header)),
			() => {
				if (!this.rpc.isClosed) this.followHeads().catch(() => {});
			},
		);
	}

	/** Ends every submission, and closes the connection. */
	async close(): Promise<void> {
		this.closing.abort();
		await this.rpc.close();
	}

	async loadWrites(): Promise<WritesModule> {
		metadata ??= createMetadataReader(v2.scan);
		return {
			loadErrorCode: async () => errorCode,
			metadata,
			loadWrite: () => Promise.reject(new Error("not used")),
			hasKnownEffects: () => false,
			transferable: () => {
				throw new Error("not used");
			},
			reservable: () => {
				throw new Error("not used");
			},
			loadRecognizer: async () => () => null,
			codec: new TransactionCodec(v2.scan, 2),
			verifier: new TransactionVerifier(v2.scan, new LayoutVerifier(v2.scan, layouts)),
		};
	}

	async api(): Promise<ApiPromise> {
		return this.#node.api;
	}

	async execute<T>(query: () => StorageQuery<T>, { at }: { readonly at: Hex }): Promise<T> {
		this.reads.push(at);
		return runQuery(query(), this.#node.block(at));
	}

	/** A new subscription repeats the newest block. */
	#onHead({ hash, number }: BlockHead): void {
		if (hash === this.#newestHash) return;
		this.#newestHash = hash;
		this.head$.next({ hash, number });
	}
}

/**
 * A client connected to a node of its own, closed after the test. Loads the modules that plans import late, so that {@link settle} is long
 * enough.
 */
export async function startPlanClient(): Promise<{ node: TransactionNode; client: PlanClient }> {
	await loadLateCode();
	await loadPallets(2);
	const node = new TransactionNode(await devApi());
	const client = new PlanClient(node);
	onTestFinished(async () => {
		await client.close();
		await settle();
		// What follows the chain still would start timers in the tests of other files.
		expect(client.head$.observed).toBe(false);
		expect(node.leftovers).toEqual({ listeners: 0, subscriptions: 0 });
	});
	await client.followHeads();
	node.requests.length = 0;
	return { node, client };
}

/** Waits until everything that can run has run. */
export async function settle(): Promise<void> {
	for (let i = 0; i < 16; i++) await new Promise((resolve) => setImmediate(resolve));
}
