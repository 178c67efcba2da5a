import { describe, expect, it, vi } from "vitest";
import { call, follow, PHA, read, send } from "../../support/devchain/api.ts";
import { devChains, sharedDevChain } from "../../support/devchain/dev-chains.ts";

describe.each(["in-process", "socket"] as const)("@polkadot/api, transport %s", (transport) => {
	const shared = sharedDevChain({ generation: 2 }, transport);

	it("connects and reads the chain's properties", async () => {
		const { chain, api } = shared;
		expect(api.runtimeVersion.specVersion.toNumber()).toBe(1251);
		expect(api.registry.chainSS58).toBe(30);
		expect(api.registry.chainTokens).toEqual(["PHA"]);
		expect(api.genesisHash.toHex()).toBe(await chain.provider.send("chain_getBlockHash", [0]));
	});

	it("computes the same block hash as the node", async () => {
		const { chain, api } = shared;
		const header = await api.rpc.chain.getHeader();
		expect(header.hash.toHex()).toBe(chain.best.hash);
		expect(header.number.toNumber()).toBe(chain.best.number);
	});

	it("transfers, and reports every status from ready to finalized", async () => {
		const { chain, api } = shared;
		const { alice, bob } = chain.accounts;
		const fee = (await call(api, "balances", "transfer", bob.address, PHA).paymentInfo(alice)).partialFee.toBigInt();
		const sent = await send(call(api, "balances", "transfer", bob.address, PHA), alice);
		expect(sent.statuses).toEqual(["Ready", "Broadcast", "InBlock", "Finalized"]);
		expect(sent.events).toContain("balances.Transfer");
		expect(sent.block).toBe(chain.best.hash);
		const { data } = (await read(api, "system", "account", alice.address)) as { data: { free: number | string } };
		expect(fee).toBeGreaterThan(0n);
		expect(BigInt(data.free)).toBe(1_000_000n * PHA - PHA - fee);
	});

	it("reads the past, pages of entries, and many keys at once", async () => {
		const { chain, api } = shared;
		const first = await api.at((await api.rpc.chain.getBlockHash(1)).toHex());
		expect((await first.query.system?.number?.())?.toJSON()).toBe(1);
		const accounts = await api.query.system?.account?.entries();
		expect(accounts?.length).toBeGreaterThanOrEqual(9);
		const many = await api.query.system?.account?.multi(Object.values(chain.accounts).map((pair) => pair.address));
		expect(many).toHaveLength(6);
	});

	it("follows storage and heads by subscription", async () => {
		const { chain, api } = shared;
		const from = chain.best.number;
		const numbers: number[] = [];
		const heads: number[] = [];
		const seen = (list: number[], number: number) => void list.push(number);
		const stop = await Promise.all([
			follow(api, "system", "number", (number) => seen(numbers, Number(number))),
			api.derive.chain.subscribeNewHeads((head) => seen(heads, head.number.toNumber())),
		]);
		await chain.newBlock();
		await chain.newBlock();
		await vi.waitUntil(() => numbers.length >= 3 && heads.length >= 3, { timeout: 60_000 });
		expect([numbers, heads]).toEqual([
			[from, from + 1, from + 2],
			[from, from + 1, from + 2],
		]);
		for (const end of stop) end();
	});

	it("rejects an extrinsic signed by another account", async () => {
		const { chain, api } = shared;
		const { alice, bob } = chain.accounts;
		const tx = await call(api, "system", "remark", "0x00").signAsync(alice);
		const forged = tx
			.toHex()
			.replace(Buffer.from(alice.publicKey).toString("hex"), Buffer.from(bob.publicKey).toString("hex"));
		await expect(api.rpc.author.submitExtrinsic(forged)).rejects.toMatchObject({
			code: 1010,
			data: "Transaction has a bad signature",
		});
	});

	it("rejects a mortal extrinsic after its last block", async () => {
		const { chain, api } = shared;
		const { eve } = chain.accounts;
		const tx = await call(api, "system", "remark", "0x00").signAsync(eve, { era: 4 });
		await chain.advance({ blocks: 8 });
		await expect(api.rpc.author.submitExtrinsic(tx)).rejects.toMatchObject({ code: 1010 });
	});
});

describe("a transaction whose block is retracted", () => {
	const { start, connect } = devChains();

	it("is retracted, included again, and final in the end", async () => {
		const chain = await start({ seal: "manual", finalityLag: 2 });
		const api = await connect(chain.provider);
		const statuses: string[] = [];
		const final = new Promise<void>((resolve) => {
			void call(api, "system", "remark", "0x00").signAndSend(chain.accounts.alice, ({ status }) => {
				statuses.push(status.type);
				if (status.isFinalized) resolve();
			});
		});
		const until = async (type: string) => {
			while (!statuses.includes(type)) await new Promise((resolve) => setImmediate(resolve));
		};
		await until("Ready");
		await chain.newBlock();
		await until("InBlock");
		await chain.reorg({ depth: 1 });
		await chain.advance({ blocks: 2 });
		await final;
		expect(statuses).toEqual(["Ready", "Broadcast", "InBlock", "Retracted", "InBlock", "Finalized"]);
	});
});
