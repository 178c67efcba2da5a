import { describe, expect, test } from "vitest";
import type { DevChainOptions } from "../../src/devchain/index.ts";
import { parsePha, type Submission } from "../../src/index.ts";
import { createFixture } from "../../src/testing/index.ts";
import { statusesOf } from "../support/statuses-of.ts";

const chains = (options: DevChainOptions = {}) => createFixture({ ...options, client: { timeoutMs: 5_000 } });
const once = (tx: Submission<unknown>, type: string) =>
	new Promise<void>((resolve) => tx.status$.subscribe((status) => status.type === type && resolve()));

describe("a transaction is sent once", () => {
	test.each([-32603, -32005, -32000])(
		"rejected-but-included: though a gateway passed it on and failed with %i",
		async (code) => {
			await using t = await chains({ seal: { intervalMs: 100 } }).start();
			const { chain, phala } = t;
			const { alice, bob } = chain.accounts;
			const { pid } = (await phala.createStakePool().send(alice).inBlock).result;
			chain.faults.failRequests({
				methods: ["author_submitAndWatchExtrinsic"],
				times: 1,
				code,
				message: "upstream request timed out",
				executes: true,
			});
			const tx = phala.delegator(bob).contribute(pid, parsePha("100")).send(bob);
			const statuses = statusesOf(tx);
			expect((await tx.finalized).result.amount).toBe(parsePha("100"));
			expect(statuses).toContain("searching");
			expect((await phala.delegator(bob).position(pid))?.value).toBe(parsePha("100"));
		},
	);

	test.each([
		[1010, "Invalid Transaction: Transaction is outdated"],
		[1012, "Transaction is temporarily banned"],
		[1014, "Priority is too low"],
	])("though a gateway passed it on, sent it again and answers %i", async (code, message) => {
		for (const seal of ["instant", { intervalMs: 100 }] as const) {
			await using t = await chains({ seal }).start();
			const { chain, phala } = t;
			const { alice, bob } = chain.accounts;
			const { pid } = (await phala.createStakePool().send(alice).inBlock).result;
			const methods = ["author_submitAndWatchExtrinsic"];
			chain.faults.failRequests({ methods, times: 1, code, message, executes: true });
			const tx = phala.delegator(bob).contribute(pid, parsePha("100")).send(bob);
			const statuses = statusesOf(tx);
			expect((await tx.finalized).result.amount).toBe(parsePha("100"));
			expect(statuses.filter((type) => type === "signed")).toHaveLength(1);
			expect((await phala.delegator(bob).position(pid))?.value).toBe(parsePha("100"));
		}
	});

	test.each(["usurped", "invalid", "dropped"] as const)("though a node says %s of it", async (status) => {
		await using t = await chains({ seal: { intervalMs: 100 } }).start();
		const { chain, phala } = t;
		chain.faults.misreportTransactions({ status, times: 1 });
		const tx = phala.createStakePool().send(chain.accounts.alice);
		expect((await tx.finalized).result.pid).toBe(0);
	});

	test("and ends as not included where another one took its nonce, though it is immortal", async () => {
		await using t = await chains({ seal: { intervalMs: 100 } }).start();
		const { chain, phala } = t;
		const { alice } = chain.accounts;
		await phala.createStakePool().send(alice).inBlock;
		chain.faults.replaceTransactions({ times: 1 });
		const tx = phala.createStakePool().send(alice, { mortality: null });
		await expect(tx.finalized).rejects.toMatchObject({
			code: "NOT_INCLUDED",
			details: { reason: expect.stringContaining("nonce") },
		});
		expect((await phala.createStakePool().send(alice).inBlock).result.pid).toBe(1);
	});
});

describe("a search", () => {
	test("waits out nulls and rate limits", async () => {
		await using t = await chains({ seal: { intervalMs: 100 }, finalityLag: 2 }).start();
		const { chain, phala } = t;
		const { bob } = chain.accounts;
		await phala.createStakePool().send(bob).inBlock;
		const tx = phala.createStakePool().send(bob);
		await once(tx, "broadcast");
		chain.faults.loseWatchers();
		chain.faults.answerNull({ methods: ["chain_getHeader", "chain_getBlock"], times: 12 });
		chain.faults.limitRate({ methods: ["chain_getFinalizedHead"], times: 8 });
		expect((await tx.finalized).result.pid).toBe(1);
	});

	test("immortal-walk: of an immortal transaction starts where it was signed", async () => {
		await using t = await chains({ seal: "manual" }).start();
		const { chain, phala } = t;
		await chain.advance({ blocks: 300 });
		const tx = phala.createStakePool().send(chain.accounts.alice, { mortality: null });
		await once(tx, "broadcast");
		const requests = () => (chain.stats.requests as Record<string, number>).chain_getBlock ?? 0;
		const before = requests();
		const provider = chain.createProvider();
		for (let i = 0; i < 8; i++) {
			await provider.send("dev_newBlock", [{ transactions: [] }]);
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
		expect(requests() - before).toBeLessThan(16);
		await chain.newBlock();
		expect((await tx.inBlock).result.pid).toBe(0);
	});

	test("does not take a block of the best chain for final, whatever happens between two answers", async () => {
		await using t = await chains({ seal: "manual", finalityLag: 3 }).start();
		const { chain, phala } = t;
		for (let i = 0; i < 6; i++) await chain.newBlock();
		const { alice } = chain.accounts;
		const tx = phala.createStakePool().send(alice, { mortality: 16 });
		const statuses = statusesOf(tx);
		await once(tx, "broadcast");
		await chain.newBlock();
		const first = await tx.inBlock;
		chain.faults.loseWatchers();
		await chain.reorg({ depth: 1, transactions: "drop" });
		for (let i = 0; i < 30; i++) await chain.newBlock();
		// It was sent again.
		const { block } = await tx.finalized;
		expect(block.hash).not.toBe(first.block.hash);
		expect(await chain.provider.send("chain_getBlockHash", [block.number])).toBe(block.hash);
		expect(statuses.filter((type) => type === "retracted")).toHaveLength(1);
	});
});

describe("an account", () => {
	test.each([4_000_000_000, 3, -2])("is not blocked by a next nonce that is wrong by %i", async (by) => {
		await using t = await chains({ seal: { intervalMs: 100 } }).start();
		const { chain, phala } = t;
		const { alice } = chain.accounts;
		for (let i = 0; i < 2; i++) await phala.createStakePool().send(alice).inBlock;
		chain.faults.lieAboutNonces({ by, times: 2 });
		for (const pid of [2, 3]) expect((await phala.createStakePool().send(alice).inBlock).result.pid).toBe(pid);
	});

	test("nonce-gap-after-abort: is not blocked by transactions that the node accepted and lost", async () => {
		await using t = await chains({ seal: { intervalMs: 100 } }).start();
		const { chain, phala } = t;
		const { alice } = chain.accounts;
		await phala.createStakePool().send(alice).inBlock;
		chain.faults.loseTransactions({ times: 1 });
		const aborting = new AbortController();
		const lost = phala.createStakePool().send(alice, { signal: aborting.signal });
		lost.status$.subscribe(({ type }) => type === "broadcast" && aborting.abort());
		await expect(lost.inBlock).rejects.toMatchObject({ code: "ABORTED" });
		const sent = [1, 2, 3].map(() => phala.createStakePool().send(alice));
		const done = await Promise.all(sent.map((tx) => tx.inBlock));
		expect(done.map(({ result }) => result.pid)).toEqual([1, 2, 3]);
	});

	test("closed-wallet-window: is not blocked by a wallet that never answers", async () => {
		await using t = await chains().start();
		const { chain, phala } = t;
		const { alice } = chain.accounts;
		let windows = 0;
		const signPayload = () => {
			windows += 1;
			return new Promise<never>(() => {});
		};
		const wallet = { address: alice.address, signer: { signPayload } };
		const waiting = phala.createStakePool().send(wallet);
		await once(waiting, "signing");
		await expect.poll(() => windows).toBe(1);
		const next = phala.createStakePool().send(wallet);
		await once(next, "queued");
		expect(windows).toBe(1);
		const overtaking = phala.createStakePool().send(alice, { overtake: true });
		expect((await overtaking.inBlock).result.pid).toBe(0);
		await once(next, "signing");
		await expect.poll(() => windows).toBe(2);
	});
});

describe("many transactions", () => {
	test("many-sends-load: of one account are included in order, with as many requests for each", async () => {
		await using t = await createFixture({ seal: { intervalMs: 100 } }).start();
		const { chain, phala } = t;
		const { alice } = chain.accounts;
		await phala.createStakePool().send(alice).finalized;
		const requests = () => Object.values(chain.stats.requests as Record<string, number>).reduce((a, b) => a + b, 0);
		const perSend: number[] = [];
		for (const count of [10, 60]) {
			const before = requests();
			const sent = Array.from({ length: count }, () => phala.createStakePool().send(alice));
			const pids = (await Promise.all(sent.map((tx) => tx.finalized))).map(({ result }) => result.pid);
			expect(pids).toEqual(pids.map((_, i) => (pids[0] ?? 0) + i));
			perSend.push((requests() - before) / count);
		}
		const [few = 0, many = 0] = perSend;
		expect(many).toBeLessThan(1.2 * few);
	});
});
