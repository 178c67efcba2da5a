import { describe, expect, it } from "vitest";
import { ALICE, BOB, extrinsic } from "../../../../support/devchain/fake-runtime.ts";
import { fakeServer } from "../../../../support/devchain/fake-server.ts";

const tx = (nonce: number, tip = 0) => extrinsic({ signer: ALICE, nonce, tip });

describe("transactionWatch_v1_submitAndWatch", () => {
	const watcher = () => {
		const fake = fakeServer();
		const watch = (transaction: unknown) => fake.get("transactionWatch_v1_submitAndWatch", transaction) as string;
		return { ...fake, watch };
	};

	it("reports validation, the block and finality, then ends", () => {
		const { node, watch, resultsOf, server, inbox } = watcher();
		const id = watch(tx(0));
		const { hash } = node.newBlock();
		node.blockTree.finalize(1);
		const block = { hash, index: 1 };
		expect(resultsOf(id)).toEqual([
			{ event: "validated" },
			{ event: "bestChainBlockIncluded", block },
			{ event: "finalized", block },
		]);
		expect(inbox.find(({ params }) => params?.subscription === id)?.method).toBe("transactionWatch_v1_watchEvent");
		expect(server.subscriptionCount).toBe(0);
	});

	it("reports a retracted block as none", () => {
		const { node, watch, resultsOf } = watcher();
		const id = watch(tx(0));
		node.newBlock();
		node.reorg(1, "reapply");
		expect(resultsOf(id).slice(2)).toEqual([
			{ event: "bestChainBlockIncluded", block: null },
			{ event: "bestChainBlockIncluded", block: { hash: node.blockTree.at(1)?.hash, index: 1 } },
		]);
	});

	it("reports what the pool refuses or replaces as invalid, and what it drops", () => {
		const { node, watch, resultsOf, server } = watcher();
		const stale = watch(extrinsic({ signer: BOB, nonce: 0, invalid: "Stale" }));
		const broken = watch("0x0400");
		const cut = watch("0x08");
		const replaced = watch(tx(0));
		const dropped = watch(tx(0, 1));
		node.pool.remove([node.submit(tx(1))], "dropped");
		expect(resultsOf(stale)).toEqual([{ event: "invalid", error: "Invalid Transaction: Transaction is outdated" }]);
		for (const id of [broken, cut]) expect(resultsOf(id)).toMatchObject([{ event: "invalid" }]);
		expect(resultsOf(replaced).at(-1)).toMatchObject({ event: "invalid" });
		node.newBlock();
		node.reorg(1, "drop");
		expect(resultsOf(dropped).at(-1)).toMatchObject({ event: "dropped" });
		expect(server.subscriptionCount).toBe(0);
	});

	it("takes hex only, and is unwatched once", () => {
		const { node, watch, ask, get, resultsOf } = watcher();
		for (const param of [undefined, 5, "0xg"]) {
			expect(ask("transactionWatch_v1_submitAndWatch", param).error?.code).toBe(-32602);
		}
		const id = watch(tx(0));
		expect(get("transactionWatch_v1_unwatch", id)).toBeNull();
		expect(ask("transactionWatch_v1_unwatch", id).error?.code).toBe(-32602);
		expect(node.newBlock().body).toContain(tx(0));
		expect(resultsOf(id)).toEqual([{ event: "validated" }]);
	});

	it("is affected by faults of transactions", () => {
		const { faults, node, watch, resultsOf, server } = watcher();
		faults.loseTransactions({ times: 1 });
		const lost = watch(tx(0));
		expect(node.newBlock().body).not.toContain(tx(0));
		expect(resultsOf(lost)).toEqual([{ event: "validated" }]);
		expect(faults.loseWatchers()).toBe(1);
		expect(server.subscriptionCount).toBe(0);
	});
});

describe("transaction_v1_broadcast", () => {
	it("submits a transaction, again after a block, until it is stopped", () => {
		const { node, get, ask, server } = fakeServer();
		const later = get("transaction_v1_broadcast", extrinsic({ signer: BOB, nonce: 0, invalid: "Payment" }));
		const id = get("transaction_v1_broadcast", tx(0)) as string;
		expect(node.pool.pending()).toEqual([tx(0)]);
		node.newBlock({ transactions: [] });
		node.pool.remove([node.submit(tx(1))], "dropped");
		expect(get("transaction_v1_stop", later)).toBeNull();
		node.newBlock();
		node.reorg(1, "drop");
		node.newBlock({ transactions: [] });
		expect(node.pool.pending()).toEqual([tx(0)]);
		expect(get("transaction_v1_stop", id)).toBeNull();
		expect(ask("transaction_v1_stop", id).error?.code).toBe(-32602);
		expect(server.subscriptionCount).toBe(0);
		node.newBlock();
		node.reorg(1, "drop");
		node.newBlock({ transactions: [] });
		expect(node.pool.pending()).toEqual([]);
	});

	it("accepts sixteen per connection, invalid ones included, and hex only", () => {
		const { get, ask } = fakeServer();
		for (let i = 0; i < 16; i++) expect(get("transaction_v1_broadcast", "0x00")).toEqual(expect.any(String));
		expect(get("transaction_v1_broadcast", "0x00")).toBeNull();
		expect(ask("transaction_v1_broadcast", "zz").error?.code).toBe(-32602);
	});

	it("does not bring back a transaction that a fault loses", () => {
		const { faults, node, get } = fakeServer();
		faults.loseTransactions();
		get("transaction_v1_broadcast", tx(0));
		node.newBlock();
		expect(node.newBlock().body).not.toContain(tx(0));
	});
});
