import { Keyring } from "@polkadot/keyring";
import { lastValueFrom, toArray } from "rxjs";
import { describe, expect, test } from "vitest";
import { DevChain } from "../../src/devchain/index.ts";
import { connect, type Phala, parsePha, percent, type StakePool, type Submission } from "../../src/index.ts";
import { withDevChain } from "../support/with-dev-chain.ts";

let chain: DevChain;
let phala: Phala;
let pool: StakePool;

withDevChain({}, async (connected) => {
	({ chain, phala } = connected);
	const { pid } = (await phala.createStakePool().send(chain.accounts.alice).inBlock).result;
	pool = phala.stakePool(pid);
});

const contribute = (amount: string) =>
	phala.delegator(chain.accounts.bob.address).contribute(pool.pid, parsePha(amount));
const wrappedOf = async (address: string) => (await phala.delegator(address).get()).wrapped;

/** The pool with a computing worker that has earned 10 PHA, 60 % of them commission. */
async function earning() {
	const { alice, bob } = chain.accounts;
	const key = await chain.registerWorker({ operator: alice.address, score: 400, confidenceLevel: 1 });
	await phala.batch([pool.setCommission(percent("60")), pool.addWorker(key)]).send(alice).inBlock;
	await contribute("2500").send(bob).inBlock;
	await phala.worker(key).start(parsePha("2000")).send(alice).inBlock;
	await chain.settle([{ worker: key, payout: parsePha("10") }]);
	return key;
}

describe("on a chain", () => {
	test("the fee is the estimated one, and the result has the wrapped amount", async () => {
		const { bob } = chain.accounts;
		const plan = contribute("12");
		const estimated = await plan.fee(bob.address);
		const done = await plan.send(bob).inBlock;
		expect(done.fee).toBe(estimated);
		expect(done.result).toEqual({ amount: parsePha("12"), shares: parsePha("12"), wrapped: parsePha("12") });
	});

	test("the tip is part of the estimated and of the paid fee, and the block has its time", async () => {
		const { bob } = chain.accounts;
		const tip = parsePha("1.5");
		const plan = contribute("12");
		const estimated = await plan.fee(bob, { tip });
		const { fee, block } = await plan.send(bob, { tip }).inBlock;
		expect(fee).toBe(estimated);
		const now = "0xf0c365c3cf59d671eb72da0e7a4113c49f1f0515f462cdcf84e0f1d6045dfcbb";
		const bytes = await chain.provider.send<string>("state_getStorage", [now, block.hash]);
		const timestampMs = Number(Buffer.from(bytes.slice(2), "hex").readBigUInt64LE());
		expect(block).toEqual({ hash: block.hash, number: block.number, timestampMs });
	});

	test.each([4, 64, 4_096, 8_192, 65_536])(
		"a signature for %i blocks is valid from any block on",
		async (mortality) => {
			// Long eras start at multiples of up to 16 blocks.
			for (let i = 0; i < 5; i++) {
				await chain.newBlock();
				await pool.setCommission(percent("1")).send(chain.accounts.alice, { mortality }).inBlock;
			}
		},
	);

	test("an extrinsic needs an account only where its calls depend on it", async () => {
		const { method } = await pool.setCap(parsePha("9000")).extrinsic();
		expect(`${method.section}.${method.method}`).toBe("phalaStakePoolv2.setCap");
		await expect(pool.claimOwnerReward().extrinsic()).rejects.toMatchObject({
			code: "INVALID_ARGUMENT",
			details: { name: "account" },
		});
		const claim = await pool.claimOwnerReward().extrinsic(chain.accounts.alice);
		expect(claim.method.section).toBe("phalaStakePoolv2");
	});

	test("only what is missing is wrapped", async () => {
		const { bob } = chain.accounts;
		await phala.delegator(bob.address).wrap(parsePha("5")).send(bob).inBlock;
		const half = await contribute("12").send(bob).inBlock;
		expect(half.result.wrapped).toBe(parsePha("7"));
		await phala.delegator(bob.address).wrap(parsePha("20")).send(bob).inBlock;
		expect((await contribute("12").send(bob).inBlock).result.wrapped).toBe(0n);
		expect(await wrappedOf(bob.address)).toBe(parsePha("8"));
	});

	test("the remaining cap gap is exact, before sending and when the chain refuses", async () => {
		const { alice, bob, charlie } = chain.accounts;
		await earning();
		await phala
			.delegator(bob.address)
			.withdraw(pool.pid, { amount: parsePha("1000.333333") })
			.send(bob).inBlock;
		const { totalStake } = await pool.get();
		await pool.setCap(totalStake + 777_777_777_777n).send(alice).inBlock;
		const over = phala.delegator(charlie.address).contribute(pool.pid, parsePha("5000"));
		const [reason] = await over.check(charlie.address);
		const error = await over.send(charlie, { check: false }).inBlock.catch((e: unknown) => e);
		if (reason?.code !== "CAP_EXCEEDED" || !reason.details.remaining) return expect.unreachable();
		const { remaining } = reason.details;
		expect(error).toMatchObject({
			code: "CAP_EXCEEDED",
			details: { remaining, dispatch: { pallet: "phalaStakePoolv2", name: "StakeExceedsCapacity" } },
		});
		const most = (more: bigint) => phala.delegator(charlie.address).contribute(pool.pid, remaining + more);
		await expect(most(1n).send(charlie, { check: false }).inBlock).rejects.toMatchObject({ code: "CAP_EXCEEDED" });
		expect((await most(0n).send(charlie, { check: false }).inBlock).ok).toBe(true);
	});

	test("a claimed commission is PHA for the signer, W-PHA for another target", async () => {
		const { alice, ferdie } = chain.accounts;
		const key = await earning();
		const before = await phala.delegator(alice.address).get();
		const own = await pool.claimOwnerReward().send(alice).inBlock;
		const after = await phala.delegator(alice.address).get();
		expect(own.result.amount).toBe(parsePha("6"));
		expect(after.free - before.free).toBe(parsePha("6") - own.fee);
		expect(after.wrapped).toBe(before.wrapped);
		await chain.settle([{ worker: key, payout: parsePha("10") }]);
		await pool.claimOwnerReward({ target: ferdie.address }).send(alice).inBlock;
		expect(await wrappedOf(ferdie.address)).toBe(parsePha("6"));
	});

	test("a withdrawal of everything takes all shares, queued ones included", async () => {
		const { bob } = chain.accounts;
		await earning();
		const delegator = phala.delegator(bob.address);
		const first = await delegator.withdraw(pool.pid, { amount: parsePha("1000") }).send(bob).inBlock;
		const all = await delegator.withdraw(pool.pid, "all").send(bob).inBlock;
		expect(first.result.queued).toBeGreaterThan(0n);
		expect(all.result.requested).toBe((await pool.get()).totalShares);
		expect(all.result.paid).toBe(0n);
		expect((await pool.get()).withdrawQueue).toMatchObject([{ shares: all.result.queued }]);
	});

	test("an account without PHA fails before anything is sent", async () => {
		const poorAccount = new Keyring({ type: "sr25519" }).addFromUri("//Nobody");
		const [reason] = await phala.createStakePool().check(poorAccount.address);
		expect(reason).toMatchObject({ code: "FEE_UNPAYABLE", details: { available: 0n } });
		await expect(phala.createStakePool().send(poorAccount).inBlock).rejects.toMatchObject({ code: "FEE_UNPAYABLE" });
		const poor = phala.delegator(poorAccount.address).contribute(pool.pid, parsePha("1"));
		expect(await poor.check(poorAccount.address)).toMatchObject([{ code: "INSUFFICIENT_BALANCE" }]);
		const unchecked = phala.createStakePool().send(poorAccount, { check: false });
		await expect(unchecked.inBlock).rejects.toMatchObject({ code: "REJECTED" });
	});

	test("an extrinsic signed offline can be assembled and submitted by raw RPC", async () => {
		const { bob } = chain.accounts;
		const { bytes, method, payload } = await contribute("4").unsigned(bob.address);
		const signature = bob.sign(bytes, { withType: true });
		const api = await phala.api();
		const extrinsic = api.tx(api.createType("Call", method)).addSignature(bob.address, signature, payload);
		await chain.provider.send("author_submitExtrinsic", [extrinsic.toHex()]);
		await chain.newBlock();
		expect((await phala.delegator(bob.address).position(pool.pid))?.value).toBe(parsePha("4"));
	});

	test("many plans of one account can be sent at the same time", async () => {
		const { alice } = chain.accounts;
		const sent = Array.from({ length: 8 }, () => phala.createStakePool().send(alice));
		const done = await Promise.all(sent.map((tx) => tx.finalized));
		expect(done.map(({ result }) => result.pid)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
	});

	test("a batch holds plans of several calls each, in every mode", async () => {
		const { bob, alice } = chain.accounts;
		const other = (await phala.createStakePool().send(alice).inBlock).result.pid;
		const delegator = phala.delegator(bob.address);
		for (const mode of ["all", "best-effort", "force"] as const) {
			const plans = [
				delegator.contribute(pool.pid, parsePha("2")),
				delegator.contribute(other, parsePha("3")),
			] as const;
			const { result } = await phala.batch(plans, { mode }).send(bob).inBlock;
			expect(result.map((one) => ("ok" in one ? one.ok && one.result.amount : one.amount))).toEqual(
				["2", "3"].map(parsePha),
			);
		}
		expect((await delegator.get()).positions.map(({ shares }) => shares)).toEqual(["6", "9"].map(parsePha));
	});

	test.each([
		["force", ["refused", "done"], ["done", "refused"], ["refused", "refused"]],
		["best-effort", ["refused", "not tried"], ["done", "refused"], ["refused", "not tried"]],
	] as const)("a batch by %s reports plans of several calls as they went", async (mode, first, last, all) => {
		const { alice, bob } = chain.accounts;
		await pool.setCap(parsePha("100")).send(alice).inBlock;
		const [big, small] = [contribute("500"), contribute("30")];
		const send = async (...plans: (typeof big)[]) => {
			const { result } = await phala.batch(plans, { mode }).send(bob, { check: false }).inBlock;
			return result.map((one) => (one.ok ? "done" : ((one.error && "refused") ?? "not tried")));
		};
		const staked = async () => (await pool.get()).totalStake;
		expect(await send(big, small)).toEqual(first);
		expect(await staked()).toBe(first[1] === "done" ? parsePha("30") : 0n);
		const before = await staked();
		expect(await send(small, big)).toEqual(last);
		expect(await staked()).toBe(before + parsePha("30"));
		expect(await send(big, big)).toEqual(all);
		expect(await staked()).toBe(before + parsePha("30"));
	});

	test("a batch by force reports each plan, with the chain's error for failed ones", async () => {
		const { alice } = chain.accounts;
		const plans = [
			pool.setCap(parsePha("10")),
			phala.stakePool(99).setCap(1n),
			pool.setCommission(percent("5")),
		] as const;
		const { result } = await phala.batch(plans, { mode: "force" }).send(alice).inBlock;
		expect(result).toMatchObject([
			{ ok: true, result: { cap: parsePha("10") } },
			{
				ok: false,
				error: {
					code: "NOT_FOUND",
					details: { kind: "pool", id: "99", dispatch: { name: "PoolDoesNotExist", callIndex: 1 } },
				},
			},
			{ ok: true, result: { commissionPpm: 50_000 } },
		]);
		const stopped = await phala.batch(plans, { mode: "best-effort" }).send(alice).inBlock;
		expect(stopped.result.map(({ ok }) => ok)).toEqual([true, false, false]);
		await expect(phala.batch(plans).send(alice, { check: false }).inBlock).rejects.toMatchObject({
			code: "NOT_FOUND",
		});
		expect((await pool.get()).commissionPpm).toBe(50_000);
	});
});

describe("workers whose cool-down is over", () => {
	test("are reclaimed together, even if another account reclaims some of them first", async () => {
		const { alice, bob, charlie } = chain.accounts;
		const register = () => chain.registerWorker({ operator: alice.address, score: 400, confidenceLevel: 1 });
		const keys = [await register(), await register(), await register()];
		await contribute("6000").send(bob).inBlock;
		await phala.batch(keys.map((key) => pool.addWorker(key))).send(alice).inBlock;
		await phala.batch(keys.map((key) => phala.worker(key).start(parsePha("2000")))).send(alice).inBlock;
		await phala.batch(keys.map((key) => phala.worker(key).stop())).send(alice).inBlock;
		await chain.advance({ days: 7 });
		const all = pool.reclaimAll().send(charlie, { check: false });
		const [first, ...others] = keys;
		const alone = phala
			.worker(first ?? "")
			.reclaim()
			.send(bob, { check: false });
		const [batch, single] = await Promise.allSettled([all.inBlock, alone.inBlock]);
		if (batch.status === "rejected") throw batch.reason;
		if (single.status === "fulfilled") {
			expect(batch.value.result).toEqual({ reclaimed: parsePha("4000"), workers: others });
		} else {
			expect(single.reason).toMatchObject({ code: "COOL_DOWN_NOT_OVER" });
			expect(batch.value.result).toEqual({ reclaimed: parsePha("6000"), workers: keys });
		}
		expect((await pool.get()).freeStake).toBe(parsePha("6000"));
	});
});

describe("on a bad network", () => {
	const typesOf = async (tx: Submission<unknown>) =>
		(await lastValueFrom(tx.status$.pipe(toArray()))).map(({ type }) => type);

	test("survives a node that loses its watchers", async () => {
		const tx = contribute("3").send(chain.accounts.bob);
		tx.status$.subscribe(({ type }) => type === "signed" && chain.faults.loseWatchers());
		await tx.inBlock.catch(() => null);
		chain.faults.loseWatchers();
		for (let i = 0; i < 6; i++) await chain.newBlock();
		expect((await tx.finalized).result.amount).toBe(parsePha("3"));
	});

	test("survives a lost connection", async () => {
		const tx = contribute("3").send(chain.accounts.bob);
		await tx.inBlock;
		chain.faults.dropConnections();
		for (let i = 0; i < 3; i++) await chain.newBlock();
		expect((await tx.finalized).result.amount).toBe(parsePha("3"));
	});

	test("survives repeated and reordered notifications", async () => {
		chain.faults.duplicate = true;
		expect((await contribute("3").send(chain.accounts.bob).finalized).ok).toBe(true);
		chain.faults.duplicate = false;
		chain.faults.reorder = true;
		const tx = contribute("4").send(chain.accounts.bob);
		for (let i = 0; i < 8; i++) await chain.newBlock();
		expect((await tx.finalized).result.amount).toBe(parsePha("4"));
		chain.faults.reset();
		expect((await typesOf(tx)).at(-1)).toBe("finalized");
	});

	test("is included again after its block was replaced", async () => {
		const slow = await DevChain.start({ finalityLag: 3 });
		const client = await connect(slow.provider);
		const tx = client.createStakePool().send(slow.accounts.alice);
		const first = await tx.inBlock;
		await slow.reorg({ depth: 1, transactions: "pool" });
		for (let i = 0; i < 5; i++) await slow.newBlock();
		const last = await tx.finalized;
		expect(last.block.hash).not.toBe(first.block.hash);
		expect(await typesOf(tx)).toEqual([
			"checking",
			"signing",
			"signed",
			"broadcast",
			"inBlock",
			"retracted",
			"broadcast",
			"inBlock",
			"finalized",
		]);
		await client.close();
		await slow.close();
	});

	test("a transaction that a fork lost expires", async () => {
		const slow = await DevChain.start({ finalityLag: 2, seal: "manual" });
		const client = await connect(slow.provider);
		const tx = client.createStakePool().send(slow.accounts.alice, { mortality: 4 });
		// Blocks come by hand here: as soon as the pool has it.
		tx.status$.subscribe(({ type }) => type === "broadcast" && void slow.newBlock());
		await tx.inBlock;
		await slow.reorg({ depth: 1, transactions: "drop" });
		for (let i = 0; i < 12; i++) await slow.newBlock();
		await expect(tx.finalized).rejects.toMatchObject({ code: "NOT_INCLUDED" });
		await client.close();
		await slow.close();
	});
});
