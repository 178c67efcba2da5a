import { AccountId, type PolkadotClient } from "polkadot-api";
import { getPolkadotSigner } from "polkadot-api/signer";
import { createWsClient } from "polkadot-api/ws";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { named, type Served, serve } from "./generations.ts";

interface Query {
	getValue(...keys: unknown[]): Promise<unknown>;
	getEntries(): Promise<readonly { readonly keyArgs: readonly unknown[]; readonly value: unknown }[]>;
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

describe.each([1, 2] as const)("polkadot-api on generation %s", (generation) => {
	let served: Served;
	let client: PolkadotClient;
	let api: UnsafeApi;
	beforeAll(async () => {
		served = await serve(generation);
		client = createWsClient(served.url, { websocketClass: WebSocket as never });
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
		expect(served.chain.stats.requests).toHaveProperty("chainHead_v1_follow");
		expect(served.chain.stats.requests).not.toHaveProperty("state_getMetadata");
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
});
