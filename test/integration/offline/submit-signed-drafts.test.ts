import type { KeyringPair } from "@polkadot/keyring/types";
import { describe, expect, test } from "vitest";
import { toHex } from "../../../src/codec/hex.ts";
import {
	connect,
	type DraftPoint,
	type Hex,
	type Phala,
	type Plan,
	parsePha,
	type Submission,
	type UnsignedOptions,
	type UnsignedTransaction,
} from "../../../src/index.ts";
import { createFixture, type TestChain } from "../../../src/testing/index.ts";
import { pruningProvider } from "../../support/pruning-provider.ts";

const pha = parsePha;

interface Data {
	/** The worker of each pool. */
	readonly workers: readonly Hex[];
}

/** Pools 0 and 1, with a worker each. Charlie has 100 PHA in pool 0; Bob acts for him. */
const fixtureOf = (generation: 1 | 2, seal: "instant" | "manual" = "instant") =>
	createFixture<Data>({
		generation,
		seal,
		async setUp({ chain, phala, accounts, pool }) {
			const { bob, charlie } = accounts;
			const options = { workers: 1, stake: pha("2000"), freeStake: pha("1000") };
			const pools = [await pool(options), await pool(options)];
			await phala.delegator(charlie).contribute(0, pha("100")).send(charlie).inBlock;
			const api = await phala.api();
			await api.tx.proxy?.addProxy?.(bob.address, "Any", 0).signAndSend(charlie, { nonce: -1 });
			await chain.newBlock();
			return { workers: pools.map(({ workers }) => workers[0] as Hex) };
		},
	});
const fixtures = { 1: fixtureOf(1), 2: fixtureOf(2) };
/** Without blocks until the test makes one. */
const manual = { 1: fixtureOf(1, "manual"), 2: fixtureOf(2, "manual") };

type PlanOf<R> = (phala: Phala) => Plan<R>;

const sign = ({ signable }: UnsignedTransaction, pair: KeyringPair) => toHex(pair.sign(signable, { withType: true }));

/** Submits a transaction as that of a plan, in a client of its own that read it as JSON. */
async function submit<R>(
	{ chain }: Pick<TestChain, "chain">,
	planOf: PlanOf<R>,
	unsigned: UnsignedTransaction,
	pair: KeyringPair,
): Promise<R> {
	const carried: UnsignedTransaction = JSON.parse(JSON.stringify(unsigned));
	await using phala = await connect(chain.createProvider());
	return (await planOf(phala).submitSigned(carried, sign(unsigned, pair)).inBlock).result;
}

/** Waits until the node has a transaction. */
const broadcast = (tx: Submission<unknown>) =>
	new Promise<void>((done, fail) => {
		tx.status$.subscribe((status) => {
			if (status.type === "broadcast") done();
			if (status.type === "failed") fail(status.error);
		});
	});

/** Pays the pools: a share is worth more in generation 2, and delegators have rewards in generation 1. */
const settle = ({ chain, data }: TestChain<Data>, pids = [0, 1]) =>
	chain.settle(pids.map((pid) => ({ worker: data.workers[pid] as Hex, payout: pha("30") })));

/** Charlie has more in pool 0, without a transaction of his. */
const contributeAsBob = ({ phala, accounts: { bob, charlie } }: TestChain<Data>) =>
	phala.delegator(charlie).contribute(0, pha("20")).as(charlie).send(bob).inBlock;

/** Dave pays an account. */
async function pay({ phala, chain, accounts }: TestChain<Data>, to: string, amount: bigint): Promise<void> {
	const api = await phala.api();
	await api.tx.balances?.transferKeepAlive?.(to, amount).signAndSend(accounts.dave, { nonce: -1 });
	await chain.newBlock();
}

const AMOUNTS = [
	["a value", { amount: pha("10") }],
	["everything", "all"],
] as const;

const REFUSED = { code: "INVALID_ARGUMENT", details: { name: "unsigned" } };

describe.each([1, 2] as const)("the call of a payload, generation %i", (generation) => {
	const start = () => fixtures[generation].start();

	/** Charlie's withdrawal of all shares, which leads to another call once he has more. */
	async function draftWithdrawal(t: TestChain<Data>, options?: UnsignedOptions) {
		const { charlie } = t.accounts;
		const planOf = (phala: Phala) => phala.delegator(charlie).withdraw(0, "all");
		const unsigned = await planOf(t.phala).unsigned(charlie, options);
		const submitWith = (draftedAt: Partial<DraftPoint>) =>
			submit(t, planOf, { ...unsigned, draftedAt: { ...unsigned.draftedAt, ...draftedAt } }, charlie);
		return { charlie, planOf, unsigned, submitWith };
	}

	describe("is the plan's where it was drafted", () => {
		test.each([...AMOUNTS, ["shares", { shares: pha("10") }]] as const)("in a withdrawal of %s", async (_, amount) => {
			await using t = await start();
			const { charlie } = t.accounts;
			const planOf = (phala: Phala) => phala.delegator(charlie).withdraw(0, amount);
			const unsigned = await planOf(t.phala).unsigned();
			const others = [{ shares: pha("50") }, { amount: pha("11") }, amount === "all" ? { shares: 1n } : "all"] as const;
			const payloads = others.map((other) => t.phala.delegator(charlie).withdraw(0, other).unsigned());
			for (const other of await Promise.all(payloads))
				await expect(submit(t, planOf, other, charlie)).rejects.toMatchObject(REFUSED);
			await settle(t);
			await contributeAsBob(t);
			for (const other of await Promise.all(payloads))
				await expect(submit(t, planOf, other, charlie)).rejects.toMatchObject(REFUSED);
			const { paid, queued } = await submit(t, planOf, unsigned, charlie);
			expect(queued).toBe(0n);
			// The shares of that time, which are worth more now.
			const then = amount === "all" ? pha("100") : pha("10");
			if (generation === 1) expect(paid).toBe(then);
			else expect(paid).toBeGreaterThan(then);
			expect(paid).toBeLessThan((then * 102n) / 100n);
		});

		test.each(AMOUNTS)("in a move of %s", async (_, amount) => {
			await using t = await start();
			const { charlie } = t.accounts;
			const planOf = (phala: Phala) => phala.delegator(charlie).move(0, 1, amount);
			const unsigned = await planOf(t.phala).unsigned();
			const other = await t.phala
				.delegator(charlie)
				.move(0, 1, { shares: pha("50") })
				.unsigned();
			await expect(submit(t, planOf, other, charlie)).rejects.toMatchObject(REFUSED);
			await contributeAsBob(t);
			await expect(submit(t, planOf, other, charlie)).rejects.toMatchObject(REFUSED);
			const { withdrawn, contributed } = await submit(t, planOf, unsigned, charlie);
			expect(withdrawn).toBe(amount === "all" ? pha("100") : pha("10"));
			expect(contributed).toBe(withdrawn);
		});

		test("in a contribution of everything", async () => {
			await using t = await start();
			const { charlie } = t.accounts;
			const planOf = (phala: Phala) => phala.delegator(charlie).contribute(0, "all");
			const unsigned = await planOf(t.phala).unsigned();
			const other = await t.phala.delegator(charlie).contribute(0, pha("101")).unsigned();
			await expect(submit(t, planOf, other, charlie)).rejects.toMatchObject(REFUSED);
			const fixed = (phala: Phala) => phala.delegator(charlie).contribute(0, pha("101"));
			await expect(submit(t, fixed, unsigned, charlie)).rejects.toMatchObject(REFUSED);
			await pay(t, charlie.address, pha("7"));
			const { transferable } = await t.phala.delegator(charlie).get();
			const { amount } = await submit(t, planOf, unsigned, charlie);
			expect(transferable - amount).toBeGreaterThan(pha("7"));
			expect(transferable - amount).toBeLessThan(pha("8"));
		});

		if (generation === 2)
			test("in a contribution that wraps what is missing", async () => {
				await using t = await start();
				const { charlie, dave } = t.accounts;
				const delegator = t.phala.delegator(charlie);
				const planOf = (phala: Phala) => phala.delegator(charlie).contribute(0, pha("100"));
				const unsigned = await planOf(t.phala).unsigned();
				// By another account's transaction, there is less to wrap.
				await t.phala.delegator(dave).wrap(pha("30")).send(dave).inBlock;
				const api = await t.phala.api();
				await api.tx.assets?.transfer?.(10_000, charlie.address, pha("30")).signAndSend(dave, { nonce: -1 });
				await t.chain.newBlock();
				expect((await delegator.get()).wrapped).toBe(pha("30"));
				const wraps = await t.phala
					.batch([delegator.wrap(pha("90")), delegator.contribute(0, pha("100"))])
					.unsigned(charlie);
				await expect(submit(t, planOf, wraps, charlie)).rejects.toMatchObject(REFUSED);
				expect(await submit(t, planOf, unsigned, charlie)).toMatchObject({ amount: pha("100"), wrapped: pha("100") });
			});

		test.each(AMOUNTS)("by proxy, of %s", async (_, amount) => {
			await using t = await start();
			const { bob, charlie } = t.accounts;
			const planOf = (phala: Phala) => phala.delegator(charlie).move(0, 1, amount).as(charlie);
			const unsigned = await planOf(t.phala).unsigned(bob);
			const delegator = t.phala.delegator(charlie);
			const others = [delegator.move(0, 1, { shares: pha("50") }), delegator.withdraw(0, amount)];
			await settle(t);
			await delegator.contribute(0, pha("20")).send(charlie).inBlock;
			for (const other of others)
				await expect(submit(t, planOf, await other.as(charlie).unsigned(bob), bob)).rejects.toMatchObject(REFUSED);
			const { withdrawn } = await submit(t, planOf, unsigned, bob);
			expect(withdrawn).toBeLessThan(amount === "all" ? pha("102") : pha("10.2"));
		});

		test("in a batch by proxy, of which the transaction leaves a plan out", async () => {
			await using t = await start();
			const { bob, charlie } = t.accounts;
			const planOf = (phala: Phala) => {
				const delegator = phala.delegator(charlie);
				const plans = [delegator.withdraw(1, "all"), delegator.withdraw(0, "all"), delegator.contribute(1, pha("5"))];
				return phala.batch(plans, { mode: "force" }).as(charlie);
			};
			const unsigned = await planOf(t.phala).unsigned(bob);
			await t.phala.delegator(charlie).contribute(0, pha("20")).send(charlie).inBlock;
			expect(await submit(t, planOf, unsigned, bob)).toMatchObject([
				{ ok: false, error: { code: "NO_POSITION" } },
				{ ok: true, result: { requested: pha("100"), queued: 0n } },
				{ ok: true, result: { amount: pha("5") } },
			]);
		});

		test("in a claim of all rewards, or a reclaim of all workers", async () => {
			await using t = await start();
			const { alice, bob, charlie } = t.accounts;
			if (generation === 1) {
				await t.phala.delegator(charlie).contribute(1, pha("100")).as(charlie).send(bob).inBlock;
				await settle(t, [0]);
				const planOf = (phala: Phala) => phala.delegator(charlie).claimAllRewards();
				const unsigned = await planOf(t.phala).unsigned();
				await settle(t, [1]);
				expect(await submit(t, planOf, unsigned, charlie)).toMatchObject({ pids: [0], skipped: [] });
				expect(await t.phala.delegator(charlie).claimAllRewards().check()).toEqual([]);
				return;
			}
			const worker = await t.chain.registerWorker({ operator: alice.address, score: 400, confidenceLevel: 1 });
			await t.phala.stakePool(0).addWorker(worker).send(alice).inBlock;
			await t.phala.delegator(bob).contribute(0, pha("2000")).send(bob).inBlock;
			await t.phala.worker(worker).start(pha("2000")).send(alice).inBlock;
			const { coolDownSeconds } = await t.phala.parameters();
			for (const key of [t.data.workers[0] as Hex, worker]) {
				await t.phala.worker(key).stop().send(alice).inBlock;
				await t.chain.advance({ seconds: coolDownSeconds / 2 });
			}
			await t.chain.advance({ seconds: coolDownSeconds / 4 });
			const planOf = (phala: Phala) => phala.stakePool(0).reclaimAll();
			const unsigned = await planOf(t.phala).unsigned(bob, { mortality: null });
			await t.chain.advance({ seconds: coolDownSeconds });
			expect(await submit(t, planOf, unsigned, bob)).toMatchObject({ workers: [t.data.workers[0]] });
			expect(await planOf(t.phala).check(bob)).toEqual([]);
		});
	});

	describe("is that of the plan after transactions that no block held", () => {
		/** Charlie's withdrawal of all shares, with a contribution of his still on its way. */
		async function draftAfter(t: TestChain<Data>) {
			const { charlie } = t.accounts;
			const contribution = t.phala.delegator(charlie).contribute(0, pha("20")).send(charlie);
			await broadcast(contribution);
			return { contribution, ...(await draftWithdrawal(t)) };
		}

		test("which the payload has with it", async () => {
			await using t = await manual[generation].start();
			const { contribution, charlie, planOf, unsigned } = await draftAfter(t);
			expect(unsigned.draftedAt.earlier).toHaveLength(1);
			const early = planOf(t.phala).submitSigned(JSON.parse(JSON.stringify(unsigned)), sign(unsigned, charlie));
			await broadcast(early);
			await t.chain.newBlock();
			await contribution.inBlock;
			expect((await early.inBlock).result.requested).toBe(pha("120"));
		});

		test("and later too", async () => {
			await using t = await manual[generation].start();
			const { contribution, charlie, planOf, unsigned } = await draftAfter(t);
			const more = t.phala.delegator(charlie).contribute(0, pha("7")).as(charlie).send(t.accounts.bob);
			await broadcast(more);
			await t.chain.newBlock();
			await Promise.all([contribution.inBlock, more.inBlock]);
			const late = planOf(await t.connect()).submitSigned(unsigned, sign(unsigned, charlie));
			await broadcast(late);
			await t.chain.newBlock();
			expect((await late.inBlock).result.requested).toBe(pha("120"));
		});

		test("not after others", async () => {
			await using t = await manual[generation].start();
			const { charlie, planOf, unsigned } = await draftAfter(t);
			const { bob } = t.accounts;
			const [own] = unsigned.draftedAt.earlier as [Hex];
			const foreign = t.phala.stakePool(0).setDescription("x").send(bob, { check: false });
			await broadcast(foreign);
			const pool = await (await t.phala.api()).rpc.author.pendingExtrinsics();
			const byBob = pool.map((each) => each.toHex()).find((bytes) => bytes !== own) as Hex;
			const account = toHex(charlie.publicKey).slice(2);
			const forged = own.replace(new RegExp(`${account}01.{128}`), `${account}01${"ab".repeat(64)}`) as Hex;
			const withoutEra = own.replace(new RegExp(`(${account}01.{128}).{4}`), (_, signed) => `${signed}10ff`) as Hex;
			expect(new Set([own, forged, withoutEra]).size).toBe(3);
			const later = await t.phala.delegator(charlie).contribute(0, pha("5")).extrinsic();
			await later.signAsync(charlie, { nonce: unsigned.nonce });
			for (const earlier of [[byBob], [forged], [withoutEra], [own, own], [own, later.toHex()], ["0x1234" as Hex]])
				await expect(
					planOf(t.phala).submitSigned(
						{ ...unsigned, draftedAt: { ...unsigned.draftedAt, earlier } },
						sign(unsigned, charlie),
					).inBlock,
				).rejects.toMatchObject({ code: "INVALID_ARGUMENT", details: { name: "unsigned.draftedAt.earlier" } });
			const without = { ...unsigned, draftedAt: { ...unsigned.draftedAt, earlier: [] } };
			await expect(planOf(t.phala).submitSigned(without, sign(unsigned, charlie)).inBlock).rejects.toMatchObject(
				REFUSED,
			);
		});
	});

	describe("is refused", () => {
		test("where the payload was drafted at a block that this chain does not have", async () => {
			await using t = await start();
			const { unsigned, submitWith } = await draftWithdrawal(t);
			await contributeAsBob(t);
			const hash: Hex = `0x${"ab".repeat(32)}`;
			const { number } = unsigned.draftedAt;
			for (const point of [{ hash }, { number: number + 1 }])
				await expect(submitWith(point)).rejects.toMatchObject({
					code: "NOT_FOUND",
					details: { kind: "block", id: point.hash ?? unsigned.draftedAt.hash },
				});
			await expect(submitWith({ hash })).rejects.toThrow(unsigned.draftedAt.hash);
			await expect(submitWith({ number: number + 5 })).rejects.toThrow(`the node has no block ${number + 5}`);
		});

		test("where a reorganisation replaced that block, and the plan leads to another call by now", async () => {
			await using t = await start();
			const { charlie, planOf, unsigned } = await draftWithdrawal(t, { mortality: null });
			await t.chain.reorg({ depth: 1 });
			const added = await contributeAsBob(t);
			await expect(submit(t, planOf, unsigned, charlie)).rejects.toMatchObject({
				code: "NOT_FOUND",
				details: { kind: "block", id: unsigned.draftedAt.hash },
			});
			// By now it is the plan's call again.
			expect(added.result.amount).toBe(pha("20"));
			await t.phala
				.delegator(charlie)
				.withdraw(0, { amount: pha("20") })
				.as(charlie)
				.send(t.accounts.bob).inBlock;
			expect((await submit(t, planOf, unsigned, charlie)).requested).toBe(pha("100"));
		});

		test("where the payload was drafted outside of its mortality", async () => {
			await using t = await start();
			const { unsigned, submitWith } = await draftWithdrawal(t);
			const first = Number(unsigned.payload.blockNumber);
			for (const number of [first - 1, first + 64])
				await expect(submitWith({ number })).rejects.toMatchObject({
					code: "INVALID_ARGUMENT",
					details: { name: "unsigned.draftedAt.number", value: String(number) },
				});
		});

		test("where the block has another runtime than the payload is for", async () => {
			await using t = await start();
			const before = await t.phala.head();
			await t.chain.upgrade({ layout: "same" });
			await using phala = await connect(t.chain.createProvider());
			const { charlie } = t.accounts;
			const planOf = (client: Phala) => client.delegator(charlie).withdraw(0, "all");
			const unsigned = await planOf(phala).unsigned(charlie, { mortality: null });
			await phala.delegator(charlie).contribute(0, pha("20")).as(charlie).send(t.accounts.bob).inBlock;
			const draftedAt = { hash: before.hash, number: before.number, earlier: [] };
			await expect(submit(t, planOf, { ...unsigned, draftedAt }, charlie)).rejects.toMatchObject({
				code: "RUNTIME_CHANGED",
				details: { expected: phala.network.specVersion, actual: t.phala.network.specVersion },
			});
			expect((await submit(t, planOf, unsigned, charlie)).requested).toBe(pha("100"));
		});

		test("where it is of another state than that of the block", async () => {
			await using t = await start();
			const { charlie, planOf, unsigned } = await draftWithdrawal(t, { mortality: null });
			await contributeAsBob(t);
			const later = await t.phala.head();
			await contributeAsBob(t);
			const draftedAt = { hash: later.hash, number: later.number, earlier: [] };
			await expect(submit(t, planOf, { ...unsigned, draftedAt }, charlie)).rejects.toMatchObject(REFUSED);
			expect((await submit(t, planOf, unsigned, charlie)).requested).toBe(pha("100"));
		});

		test("where nothing says the block, unless the plan has that call now", async () => {
			await using t = await start();
			const { charlie, planOf, unsigned } = await draftWithdrawal(t);
			const { draftedAt: _, ...older } = unsigned;
			await contributeAsBob(t);
			await expect(submit(t, planOf, older as UnsignedTransaction, charlie)).rejects.toMatchObject({
				code: "INVALID_ARGUMENT",
				details: { name: "unsigned.draftedAt", value: "undefined" },
			});
			await t.phala
				.delegator(charlie)
				.withdraw(0, { amount: pha("20") })
				.as(charlie)
				.send(t.accounts.bob).inBlock;
			expect((await submit(t, planOf, older as UnsignedTransaction, charlie)).requested).toBe(pha("100"));
		});

		test("where the block is none", async () => {
			await using t = await start();
			const { charlie, planOf, unsigned } = await draftWithdrawal(t);
			const point = unsigned.draftedAt;
			for (const wrong of [
				null,
				{},
				5,
				{ ...point, hash: "0x00" },
				{ ...point, number: -1 },
				{ ...point, number: 0.5 },
				{ ...point, earlier: ["0x0"] },
				{ ...point, earlier: 1 },
			])
				await expect(submit(t, planOf, { ...unsigned, draftedAt: wrong as DraftPoint }, charlie)).rejects.toMatchObject(
					{ code: "INVALID_ARGUMENT", details: { name: "unsigned.draftedAt" } },
				);
		});

		test.each(["the plan on an archive node", "exactly the call", "the plan once it has that call again"])(
			"where the node has discarded the state of the block; %s is sent",
			async (remedy) => {
				await using t = await start();
				const { bob } = t.accounts;
				const { charlie, planOf, unsigned } = await draftWithdrawal(t);
				const { hash } = unsigned.draftedAt;
				await using pruned = await connect(pruningProvider(t.chain.createProvider(), hash));
				const submitTo = <R>(planIn: PlanOf<R>) =>
					planIn(pruned).submitSigned(unsigned, sign(unsigned, charlie)).inBlock;
				await contributeAsBob(t);
				await expect(submitTo(planOf)).rejects.toMatchObject({ code: "BLOCK_PRUNED", details: { block: hash } });
				if (remedy === "the plan on an archive node") {
					expect((await submit(t, planOf, unsigned, charlie)).requested).toBe(pha("100"));
				} else if (remedy === "exactly the call") {
					const { result } = await submitTo((phala) => phala.call(unsigned.method));
					expect(result).toMatchObject({ operation: "delegator.withdraw", result: { requested: pha("100") } });
				} else {
					await t.phala
						.delegator(charlie)
						.withdraw(0, { amount: pha("20") })
						.as(charlie)
						.send(bob).inBlock;
					expect((await submitTo(planOf)).result.requested).toBe(pha("100"));
				}
			},
		);
	});
});
