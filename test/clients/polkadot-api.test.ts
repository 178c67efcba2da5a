import { withLegacy } from "@polkadot-api/ws-middleware";
import { getWsProvider } from "@polkadot-api/ws-provider";
import { AccountId, createClient, type PolkadotClient } from "polkadot-api";
import { getPolkadotSigner } from "polkadot-api/signer";
import { createWsClient } from "polkadot-api/ws";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { named, type Served, serve } from "./generations.ts";

interface Observable<T> {
	subscribe(observer: { next(value: T): void; error(error: Error): void }): { unsubscribe(): void };
}
interface Entries {
	readonly deltas: null | { readonly deleted: readonly unknown[]; readonly upserted: readonly unknown[] };
	readonly entries: readonly { readonly args: readonly unknown[]; readonly value: unknown }[];
}
interface Query {
	getValue(...keys: unknown[]): Promise<unknown>;
	getEntries(): Promise<readonly { readonly keyArgs: readonly unknown[]; readonly value: unknown }[]>;
	watchValue(...keysAndOptions: unknown[]): Observable<{ readonly value: unknown }>;
	watchEntries(options?: object): Observable<Entries>;
}
interface Event {
	readonly type: string;
	readonly value: { readonly type: string; readonly value: unknown };
}
interface Progress {
	readonly type: string;
	readonly found?: boolean;
	readonly ok?: boolean;
	readonly events?: readonly Event[];
}
interface Transaction {
	getEstimatedFees(from: string): Promise<bigint>;
	signSubmitAndWatch(signer: unknown): {
		subscribe(observer: { next(progress: Progress): void; error(error: Error): void; complete(): void }): unknown;
	};
}
interface UnsafeApi {
	readonly query: Record<string, Record<string, unknown>>;
	readonly tx: Record<string, Record<string, unknown>>;
	readonly apis: Record<string, Record<string, unknown>>;
}

/** Subscribes, and keeps everything that is emitted. */
function collect<T>(source: Observable<T>): { values: T[]; errors: Error[]; unsubscribe(): void } {
	const values: T[] = [];
	const errors: Error[] = [];
	const subscription = source.subscribe({
		next: (value) => void values.push(value),
		error: (reason) => void errors.push(reason),
	});
	return { values, errors, unsubscribe: () => subscription.unsubscribe() };
}

const websocketClass = WebSocket as never;
const MODES = {
	"new JSON-RPC": (url: string) => createWsClient(url, { websocketClass }),
	"legacy JSON-RPC": (url: string) => createClient(getWsProvider(url, { websocketClass, middleware: withLegacy })),
} as const satisfies Record<string, (url: string) => PolkadotClient>;

const cases = Object.entries(MODES).flatMap(([mode, open]) =>
	([1, 2] as const).map((generation) => [mode, generation, open] as const),
);

describe.each(cases)("polkadot-api: %s on generation %s", (mode, generation, open) => {
	let served: Served;
	let client: PolkadotClient;
	let api: UnsafeApi;
	/** Signs as Alice, submits, and waits until the transaction is in the best block. */
	const submitted = (transaction: Transaction) =>
		new Promise<void>((done, fail) => {
			const { alice } = served.chain.accounts;
			const signer = getPolkadotSigner(alice.publicKey, "Sr25519", async (message) => alice.sign(message));
			transaction.signSubmitAndWatch(signer).subscribe({
				next: ({ type, found }) => void (type === "txBestBlocksState" && found && done()),
				error: fail,
				complete: done,
			});
		});
	beforeAll(async () => {
		served = await serve(generation);
		client = open(served.url);
		api = client.getUnsafeApi() as never;
	});
	afterAll(async () => {
		client.destroy();
		await served.chain.close();
	});

	it("connects", async () => {
		expect(await named<Query>(api.query, "System", "Number").getValue()).toBe(1);
		const { genesisHash } = await client.getChainSpecData();
		expect(genesisHash).toBe(await served.chain.provider.send("chain_getBlockHash", [0]));
		expect("chainHead_v1_follow" in served.chain.stats.requests).toBe(mode === "new JSON-RPC");
		expect("chain_subscribeAllHeads" in served.chain.stats.requests).toBe(mode === "legacy JSON-RPC");
	});

	it("estimates what a transaction costs, submits it and watches it until it is final", async () => {
		const { alice } = served.chain.accounts;
		const create = named<() => Transaction>(api.tx, served.stakePool, "create")();
		const estimate = await create.getEstimatedFees(alice.address);
		const signer = getPolkadotSigner(alice.publicKey, "Sr25519", async (message) => alice.sign(message));
		const seen: Progress[] = [];
		await new Promise<void>((complete, error) => {
			create.signSubmitAndWatch(signer).subscribe({ next: (progress) => void seen.push(progress), error, complete });
		});
		const included = seen.filter(({ type, found }) => type !== "txBestBlocksState" || found);
		expect(included.map(({ type }) => type)).toEqual(["signed", "broadcasted", "txBestBlocksState", "finalized"]);
		const { ok, events = [] } = seen.at(-1) ?? {};
		expect(ok).toBe(true);
		const paid = events.find(({ value }) => value.type === "TransactionFeePaid");
		expect(paid?.value.value).toMatchObject({ actual_fee: estimate });
		expect(events.map(({ type, value }) => `${type}.${value.type}`)).toContain(`${served.stakePool}.PoolCreated`);
	});

	it("reads a pool, and all of them", async () => {
		const query = named<Query>(api.query, ...served.pools);
		const owner = AccountId(30).dec(served.chain.accounts.alice.publicKey);
		const pool = await query.getValue(0n);
		expect(generation === 1 ? pool : (pool as { value: { basepool: unknown } }).value.basepool).toMatchObject({
			pid: 0n,
			owner,
		});
		expect(await query.getEntries()).toEqual([{ keyArgs: [0n], value: pool }]);
	});

	it("calls a runtime API by its name", async () => {
		const nonce = named<(account: string) => Promise<number>>(api.apis, "AccountNonceApi", "account_nonce");
		expect(await nonce(served.chain.accounts.alice.address)).toBe(1);
		expect(await nonce(served.chain.accounts.bob.address)).toBe(0);
	});

	// Over legacy JSON-RPC, polkadot-api takes the changes of a map from state_getReadProof, which the chain does not have.
	if (mode === "new JSON-RPC") {
		it("watches all entries of a map", async () => {
			// polkadot-api starts with the finalized block, here also the best one.
			const { values, errors, unsubscribe } = collect(
				named<Query>(api.query, ...served.pools).watchEntries({ at: "best" }),
			);
			const pids = () => values.at(-1)?.entries.map(({ args: [pid] }) => pid);
			await expect.poll(() => pids()?.length).toBe(1);
			await submitted(named<() => Transaction>(api.tx, served.stakePool, "create")());
			await expect.poll(() => pids()?.length).toBe(2);
			expect(values.at(-1)?.deltas).toMatchObject({ deleted: [], upserted: [{ args: [1n] }] });
			unsubscribe();
			expect(errors).toEqual([]);
		});
	}

	it("watches a value", async () => {
		const { alice } = served.chain.accounts;
		const account = named<Query>(api.query, "System", "Account");
		const { nonce } = (await account.getValue(alice.address, { at: "best" })) as { nonce: number };
		const { values, errors, unsubscribe } = collect(account.watchValue(alice.address, { at: "best" }));
		const nonces = () => values.map(({ value }) => (value as { nonce: number }).nonce);
		await expect.poll(nonces).toEqual([nonce]);
		await submitted(named<() => Transaction>(api.tx, served.stakePool, "create")());
		await expect.poll(nonces).toEqual([nonce, nonce + 1]);
		unsubscribe();
		expect(errors).toEqual([]);
	});
});
