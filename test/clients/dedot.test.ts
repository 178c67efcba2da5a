import { DedotClient, LegacyClient, WsProvider } from "dedot";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { named, type Served, serve } from "./generations.ts";

interface Query {
	(key?: unknown): Promise<unknown>;
	entries(): Promise<readonly (readonly [unknown, unknown])[]>;
}
interface Progress {
	readonly status: { readonly type: string };
	readonly dispatchError?: unknown;
	readonly events: readonly {
		readonly event: {
			readonly pallet: string;
			readonly palletEvent: { readonly name: string; readonly data: unknown };
		};
	}[];
}
interface Transaction {
	paymentInfo(account: string): Promise<{ readonly partialFee: bigint }>;
	signAndSend(signer: unknown, callback: (progress: Progress) => void): Promise<unknown>;
}

const lowerFirst = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

type Client = DedotClient | LegacyClient;
const MODES = {
	"DedotClient, by default": (provider: WsProvider) => DedotClient.new(provider),
	"DedotClient, rpcVersion: legacy": (provider: WsProvider) => DedotClient.new({ provider, rpcVersion: "legacy" }),
	LegacyClient: (provider: WsProvider) => LegacyClient.new(provider),
} as const satisfies Record<string, (provider: WsProvider) => Promise<Client>>;

const cases = Object.entries(MODES).flatMap(([mode, open]) =>
	([1, 2] as const).map((generation) => [mode, generation, open] as const),
);

describe.each(cases)("dedot: %s on generation %s", (mode, generation, open) => {
	let served: Served;
	let client: Client;
	const member = <T>(members: unknown, pallet: string, item: string) =>
		named<T>(members as never, lowerFirst(pallet), lowerFirst(item));
	beforeAll(async () => {
		served = await serve(generation);
		client = await open(new WsProvider(served.url));
	});
	afterAll(async () => {
		await client.disconnect();
		await served.chain.close();
	});

	it("connects", async () => {
		expect(await member<Query>(client.query, "System", "Number")()).toBe(1);
		expect(client.genesisHash).toBe(await served.chain.provider.send("chain_getBlockHash", [0]));
		expect(client.metadata.version).toBe("V15");
		expect(client.rpcVersion).toBe(mode.toLowerCase().includes("legacy") ? "legacy" : "v2");
		const follows = "chainHead_v1_follow" in served.chain.stats.requests;
		expect(follows).toBe(client.rpcVersion === "v2");
	});

	it("estimates what a transaction costs, submits it and watches it until it is final", async () => {
		const { alice } = served.chain.accounts;
		const create = member<() => Transaction>(client.tx, served.stakePool, "Create");
		const { partialFee } = await create().paymentInfo(alice.address);
		const seen: Progress[] = [];
		await new Promise<void>((final, fail) => {
			create()
				.signAndSend(alice, (progress) => {
					seen.push(progress);
					if (progress.status.type === "Finalized") final();
				})
				.catch(fail);
		});
		expect(seen.map(({ status }) => status.type)).toEqual([
			"Validated",
			"Broadcasting",
			"BestChainBlockIncluded",
			"Finalized",
		]);
		const { dispatchError, events = [] } = seen.at(-1) ?? {};
		expect(dispatchError).toBeUndefined();
		const names = events.map(({ event }) => `${event.pallet}.${event.palletEvent.name}`);
		expect(names).toContain(`${served.stakePool}.PoolCreated`);
		const paid = events.find(({ event }) => event.palletEvent.name === "TransactionFeePaid");
		expect(paid?.event.palletEvent.data).toMatchObject({ actualFee: partialFee });
	});

	it("reads a pool, and all of them", async () => {
		const query = member<Query>(client.query, ...served.pools);
		const pool = await query(0n);
		const record = generation === 1 ? pool : (pool as { value: { basepool: unknown } }).value.basepool;
		const { pid, owner } = record as { pid: bigint; owner: { eq(other: string): boolean } };
		expect(pid).toBe(0n);
		expect(owner.eq(served.chain.accounts.alice.address)).toBe(true);
		expect(await query.entries()).toEqual([[0n, pool]]);
	});

	it("calls a runtime API by its name", async () => {
		const nonce = member<(account: string) => Promise<number>>(client.call, "AccountNonceApi", "AccountNonce");
		expect(await nonce(served.chain.accounts.alice.address)).toBe(1);
		expect(await nonce(served.chain.accounts.bob.address)).toBe(0);
	});
});
