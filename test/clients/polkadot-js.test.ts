import { Keyring } from "@polkadot/keyring";
import type { ApiPromise, HttpProvider, SubmittableResult, WsProvider } from "polkadot-js-newest-peer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { named, type Served, serve } from "./generations.ts";

interface Package {
	readonly packageInfo: { readonly version: string };
	readonly ApiPromise: typeof ApiPromise;
	readonly WsProvider: typeof WsProvider;
	readonly HttpProvider: typeof HttpProvider;
}
/** A value of polkadot-js in plain form. */
interface Codec {
	toJSON(): unknown;
	toHex(): string;
	toBigInt(): bigint;
}
interface Query {
	(...keys: unknown[]): Promise<Codec>;
	entries(): Promise<[{ readonly args: readonly Codec[] }, Codec][]>;
	entriesPaged(options: { args: unknown[]; pageSize: number }): Promise<[unknown, Codec][]>;
	keys(): Promise<unknown[]>;
	multi(keys: unknown[]): Promise<Codec[]>;
}
interface Transaction {
	paymentInfo(account: unknown): Promise<{ readonly partialFee: Codec; readonly weight: Codec }>;
	signAndSend(signer: unknown, options: object, callback: (result: SubmittableResult) => void): Promise<unknown>;
}

const VERSIONS = [
	["16.5.4", "polkadot-js-oldest-peer"],
	["16.5.6", "polkadot-js-newest-peer"],
] as const;
const lowerFirst = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

const cases = VERSIONS.flatMap(([version, alias]) =>
	([1, 2] as const).map((generation) => [version, generation, alias] as const),
);

describe.each(cases)("@polkadot/api %s on generation %s", (version, generation, alias) => {
	let served: Served;
	let library: Package;
	let api: ApiPromise;
	const alice = new Keyring({ type: "sr25519", ss58Format: 30 }).addFromUri("//Alice");
	const query = (pallet: string, item: string) =>
		named<Query>(api.query as never, lowerFirst(pallet), lowerFirst(item));
	const call = <T extends unknown[]>(pallet: string, name: string) =>
		named<(...args: T) => Transaction>(api.tx as never, lowerFirst(pallet), name);
	/** Sends, and waits until the transaction is in a block or final. */
	const send = (transaction: Transaction, until: "isInBlock" | "isFinalized" = "isInBlock") =>
		new Promise<SubmittableResult[]>((done, fail) => {
			const results: SubmittableResult[] = [];
			transaction
				.signAndSend(alice, {}, (result) => {
					results.push(result);
					if (result[until] || result.isError) done(results);
				})
				.catch(fail);
		});

	beforeAll(async () => {
		served = await serve(generation);
		library = (await import(alias)) as Package;
		api = await library.ApiPromise.create({ provider: new library.WsProvider(served.url) as never, noInitWarn: true });
	});
	afterAll(async () => {
		await api.disconnect();
		await served.chain.close();
	});

	it("connects", async () => {
		expect(library.packageInfo.version).toBe(version);
		expect(api.genesisHash.toHex()).toBe(await served.chain.provider.send("chain_getBlockHash", [0]));
		expect(api.runtimeVersion.specName.toString()).toBe(generation === 1 ? "rhala" : "khala");
		expect(api.registry.chainSS58).toBe(30);
		expect(api.registry.chainTokens).toEqual(["PHA"]);
		expect((await api.rpc.system.health()).isSyncing.isFalse).toBe(true);
	});

	it("reports the block of a transaction, its events and its fee", async () => {
		const create = call(served.stakePool, "create");
		const { partialFee } = await create().paymentInfo(alice);
		const results = await send(create(), "isFinalized");
		expect(results.map(({ status }) => status.type)).toEqual(["Ready", "Broadcast", "InBlock", "Finalized"]);
		const { events, dispatchError } = results.at(-1) as SubmittableResult;
		expect(dispatchError).toBeUndefined();
		expect(events.map(({ event }) => `${event.section}.${event.method}`)).toContain(
			`${lowerFirst(served.stakePool)}.PoolCreated`,
		);
		const paid = events.find(({ event }) => event.method === "TransactionFeePaid")?.event.data as unknown as Codec[];
		expect(paid[1]?.toBigInt()).toBe(partialFee.toBigInt());
	});

	it("reports all calls of a batch, and the error of one that fails", async () => {
		const remark = call<[string]>("System", "remark");
		const batch = call<[unknown[]]>("Utility", "batchAll");
		const passed = (await send(batch([remark("0x01"), remark("0x02")]))).at(-1) as SubmittableResult;
		expect(passed.events.filter(({ event }) => event.method === "ItemCompleted")).toHaveLength(2);

		const setCap = call<[number, bigint]>(served.stakePool, "setCap");
		const failed = (await send(setCap(9, 1n))).at(-1) as SubmittableResult;
		const error = failed.dispatchError;
		if (!error?.isModule) throw new Error(`not an error of a pallet: ${error?.toString()}`);
		const { section, name } = error.registry.findMetaError(error.asModule);
		expect([section, name]).toEqual([lowerFirst(served.pools[0]), "PoolDoesNotExist"]);
	});

	it("reads a pool, and all of them, now and at a past block", async () => {
		const pools = query(...served.pools);
		const pool = await pools(0);
		expect(JSON.stringify(pool.toJSON())).toContain(`"owner":"${alice.address}"`);
		expect((await pools.entries()).map(([key, value]) => [key.args[0]?.toJSON(), value.toHex()])).toEqual([
			[0, pool.toHex()],
		]);
		expect(await pools.keys()).toHaveLength(1);
		expect(await pools.entriesPaged({ args: [], pageSize: 1 })).toHaveLength(1);
		expect((await pools.multi([0, 1])).map((value) => value.toHex())).toEqual([pool.toHex(), "0x"]);

		const past = await api.at(await api.rpc.chain.getBlockHash(1));
		const before = named<Query>(past.query as never, ...(served.pools.map(lowerFirst) as [string, string]));
		expect(await before.entries()).toEqual([]);
		const { block } = await api.rpc.chain.getBlock();
		expect(block.extrinsics.map(({ method }) => `${method.section}.${method.method}`)).toEqual([
			"timestamp.set",
			`${lowerFirst(served.stakePool)}.setCap`,
		]);
	});

	it("follows storage and heads", async () => {
		const numbers: number[] = [];
		const nonces: unknown[] = [];
		const stops = await Promise.all([
			api.rpc.chain.subscribeNewHeads((head) => void numbers.push(head.number.toNumber())),
			api.query.system?.account?.(alice.address, (account: unknown) => {
				nonces.push((account as { nonce: Codec }).nonce.toJSON());
			}) as unknown as Promise<() => void>,
		]);
		const nonce = (await api.rpc.system.accountNextIndex(alice.address)).toNumber();
		await expect.poll(() => nonces).toEqual([nonce]);
		await send(call<[string]>("System", "remark")("0x03"));
		await expect.poll(() => nonces).toEqual([nonce, nonce + 1]);
		await expect.poll(() => numbers).toEqual([numbers[0], (numbers[0] ?? 0) + 1]);
		for (const stop of stops) stop();
	});

	it("derives balances, blocks and signing data", async () => {
		const { derive } = api;
		const { freeBalance, availableBalance, lockedBalance, accountNonce } = await derive.balances.all(alice.address);
		expect(availableBalance.toBigInt()).toBe(freeBalance.toBigInt());
		expect(lockedBalance.toBigInt()).toBe(0n);
		expect((await derive.balances.account(alice.address)).accountNonce.toNumber()).toBe(accountNonce.toNumber());
		const { nonce, header } = await derive.tx.signingInfo(alice.address);
		expect(nonce?.toNumber()).toBe(accountNonce.toNumber());
		const best = (await derive.chain.bestNumber()).toNumber();
		await expect.poll(async () => (await derive.chain.bestNumberFinalized()).toNumber()).toBe(best);
		const { extrinsics } = await derive.chain.getBlock(header?.hash ?? "");
		expect(extrinsics.at(-1)?.dispatchInfo?.class.toString()).toBe("Normal");
		expect((await derive.chain.getHeader(header?.hash ?? "")).number.toNumber()).toBe(header?.number.toNumber());
		expect((await derive.accounts.info(alice.address)).accountId?.toString()).toBe(alice.address);
	});

	it("derives identities, proxies and vesting", async () => {
		const { derive } = api;
		const bob = new Keyring({ type: "sr25519", ss58Format: 30 }).addFromUri("//Bob");
		const none = { none: null };
		const identity = {
			additional: [],
			display: { raw: "Alice" },
			legal: none,
			web: none,
			riot: none,
			email: none,
			image: none,
			twitter: none,
		};
		const schedule = { locked: 10_000_000_000_000n, perBlock: 1n, startingBlock: 0 };
		for (const transaction of [
			call<[object]>("Identity", "setIdentity")(identity),
			call<[string, string, number]>("Proxy", "addProxy")(bob.address, "StakePoolManager", 0),
			call<[string, object]>("Vesting", "vestedTransfer")(bob.address, schedule),
		]) {
			const { dispatchError } = (await send(transaction)).at(-1) as SubmittableResult;
			expect(dispatchError?.toHuman()).toBeUndefined();
		}
		expect((await derive.accounts.info(alice.address)).identity.display).toBe("Alice");
		const [proxies] = (await query("Proxy", "Proxies")(alice.address)).toJSON() as [object[]];
		expect(proxies).toEqual([{ delegate: bob.address, proxyType: "StakePoolManager", delay: 0 }]);
		const { vestingLocked, vesting } = await derive.balances.all(bob.address);
		expect(vesting).toHaveLength(1);
		expect(vestingLocked.toBigInt()).toBeGreaterThan(0n);
	});

	it("calls runtime APIs, and fees by JSON-RPC", async () => {
		const nonce = await named<(account: string) => Promise<Codec>>(
			api.call as never,
			"accountNonceApi",
			"accountNonce",
		)(alice.address);
		expect(nonce.toJSON()).toBe((await api.rpc.system.accountNextIndex(alice.address)).toNumber());
		const signed = await api.tx.system?.remark?.("0x01").signAsync(alice);
		const { inclusionFee } = await api.rpc.payment.queryFeeDetails(signed?.toHex() ?? "");
		const { baseFee, lenFee, adjustedWeightFee } = inclusionFee.unwrap();
		const { partialFee } = await call<[string]>("System", "remark")("0x01").paymentInfo(alice);
		expect(partialFee.toBigInt()).toBe(baseFee.toBigInt() + lenFee.toBigInt() + adjustedWeightFee.toBigInt());
		// polkadot-js decodes the answer to this deprecated method for weights of one dimension only, with any node.
		if (generation === 1) {
			const info = await api.rpc.payment.queryInfo(signed?.toHex() ?? "");
			expect(info.partialFee.toBigInt()).toBe(partialFee.toBigInt());
		}
	});

	it("works over HTTP", async () => {
		const provider = new library.HttpProvider(served.url.replace("ws:", "http:")) as never;
		const http = await library.ApiPromise.create({ provider, noInitWarn: true });
		const pools = named<Query>(http.query as never, ...(served.pools.map(lowerFirst) as [string, string]));
		expect(await pools.entries()).toHaveLength(1);
		const remark = named<(remark: string) => { signAsync(signer: unknown): Promise<{ send(): Promise<Codec> }> }>(
			http.tx as never,
			"system",
			"remark",
		);
		const signed = await remark("0x04").signAsync(alice);
		expect((await signed.send()).toHex()).toMatch(/^0x[0-9a-f]{64}$/);
		await http.disconnect();
	});
});
