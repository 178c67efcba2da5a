import type { ApiPromise } from "@polkadot/api";
import { firstValueFrom } from "rxjs";
import { filter } from "rxjs/operators";
import { describe, expect, it } from "vitest";
import { sessionAccount } from "../../src/chain/accounts.ts";
import type { DevChain } from "../../src/devchain/index.ts";
import { isPhalaError, type Phala, parsePha, percent, type StakePoolState } from "../../src/index.ts";
import { failed } from "../support/failed.ts";
import { withDevChain } from "../support/with-dev-chain.ts";

let chain: DevChain;
let phala: Phala;

withDevChain({ generation: 1, blockSeconds: 12 }, (connected) => {
	({ chain, phala } = connected);
});

/** The first state that matches. */
const until = (pool: ReturnType<Phala["stakePool"]>, matches: (state: StakePoolState) => boolean) =>
	firstValueFrom(pool.state$.pipe(filter(matches)));

/** A pool with two workers that compute, at a commission of 10 %, and two delegators with 3000 and 2500.5 PHA. */
async function earningPool() {
	const { alice, bob, charlie } = chain.accounts;
	const { pid } = (await phala.createStakePool().send(alice).inBlock).result;
	const pool = phala.stakePool(pid);
	const register = () => chain.registerWorker({ operator: alice.address, score: 400, confidenceLevel: 1 });
	const keys = [await register(), await register()] as const;
	for (const key of keys) await pool.addWorker(key).send(alice).inBlock;
	await pool.setCommission(percent("10")).send(alice).inBlock;
	await phala.delegator(bob.address).contribute(pid, parsePha("3000")).send(bob).inBlock;
	await phala.delegator(charlie.address).contribute(pid, parsePha("2500.5")).send(charlie).inBlock;
	for (const key of keys) await phala.worker(key).start(parsePha("2500")).send(alice).inBlock;
	return { pid, pool, keys, workers: [phala.worker(keys[0]), phala.worker(keys[1])] as const };
}

describe("a pool of generation 1, from its creation to its last withdrawal", () => {
	it("is detected by the client", async () => {
		expect(phala.generation).toBe(1);
		expect(await phala.parameters()).toMatchObject({ wrappedMinBalance: null, blockSeconds: 12, maxPoolWorkers: 200 });
	});

	it("locks contributions in the delegator's account, up to the PHA that is not staked", async () => {
		const { bob, dave } = chain.accounts;
		const before = await phala.delegator(bob.address).get();
		const { pid } = await earningPool();
		const after = await phala.delegator(bob.address).get();
		const stake = parsePha("3000");
		expect(after).toMatchObject({ stakeLocked: stake, stakedTotal: stake, wrapped: null, voteLocked: null });
		// The PHA is still there, but for the fee.
		expect(before.free - after.free).toBeLessThan(parsePha("1"));
		expect(after.contributable).toBe(after.free - stake);
		expect(after.transferable).toBe(after.free - stake);

		// Everything but the fee: the account cannot pay one pico more.
		const delegator = phala.delegator(dave.address);
		const { contributable } = await delegator.get();
		const fee = await delegator.contribute(pid, contributable).fee(dave.address);
		const least = parsePha("0.01");
		expect(await delegator.contribute(pid, contributable - fee - least).check(dave.address)).toEqual([]);
		const [reason] = await delegator.contribute(pid, contributable).check(dave.address);
		expect(reason).toMatchObject({ code: "FEE_UNPAYABLE" });
		await delegator.contribute(pid, contributable - fee - least).send(dave).inBlock;
	});

	it("pays delegators and owner separately, each to the given target", async () => {
		const { alice, bob, charlie, eve } = chain.accounts;
		const { pid, pool, keys } = await earningPool();
		const received = firstValueFrom(pool.rewards$);
		await firstValueFrom(phala.head$);
		await chain.settle([{ worker: keys[0], payout: parsePha("11") }]);
		expect(await received).toMatchObject({ pid, toOwner: parsePha("1.1"), toDelegators: parsePha("9.9") });

		const { ownerReward, sharePrice } = await pool.get();
		expect(ownerReward).toBe(parsePha("1.1"));
		expect(sharePrice).toBe(1n << 64n);
		const [first, second] = (await pool.positions()).map(({ reward }) => reward ?? 0n);
		expect(parsePha("9.9") - (first ?? 0n) - (second ?? 0n)).toBeLessThan(10n);

		const reward = (await phala.delegator(bob.address).position(pid))?.reward ?? 0n;
		const { free } = await phala.delegator(eve.address).get();
		const { result } = await phala.delegator(bob.address).claimReward(pid, { target: eve.address }).send(bob).inBlock;
		expect(result.amount).toBe(reward);
		expect((await phala.delegator(eve.address).get()).free - free).toBe(reward);
		expect((await phala.delegator(bob.address).position(pid))?.reward).toBe(0n);

		expect((await pool.claimOwnerReward().send(alice).inBlock).result.amount).toBe(ownerReward);
		expect(await pool.claimOwnerReward().check(alice.address)).toMatchObject([{ code: "NO_REWARD" }]);
		const all = await phala.delegator(charlie.address).claimAllRewards().send(charlie).inBlock;
		expect(all.result.pids).toEqual([pid]);
	});

	it("pays at once what is free, queues the rest, and serves the queue from the next contribution", async () => {
		const { bob, dave } = chain.accounts;
		const { pid, pool } = await earningPool();
		const delegator = phala.delegator(bob.address);
		const { result } = await delegator.withdraw(pid, { amount: parsePha("1000") }).send(bob).inBlock;
		expect(result).toEqual({
			requested: parsePha("1000"),
			paid: parsePha("500.5"),
			queued: parsePha("499.5"),
		});
		const [request] = (await pool.get()).withdrawQueue;
		expect(request).toMatchObject({ delegator: delegator.address, shares: parsePha("499.5") });
		expect(await delegator.position(pid)).toMatchObject({ shares: parsePha("2000"), queuedShares: parsePha("499.5") });

		await pool.setCap((await pool.get()).totalStake).send(chain.accounts.alice).inBlock;
		expect((await pool.get()).delegable).toBe(parsePha("499.5"));
		const newcomer = phala.delegator(dave.address);
		const over = await newcomer.contribute(pid, parsePha("499.6")).check(dave.address);
		expect(over).toMatchObject([{ code: "CAP_EXCEEDED", details: { remaining: parsePha("499.5") } }]);
		await newcomer.contribute(pid, parsePha("499.5")).send(dave).inBlock;
		expect(await pool.get()).toMatchObject({ withdrawQueue: [], freeStake: 0n });
		expect((await delegator.get()).stakeLocked).toBe(parsePha("2000"));
	});

	it("is stopped by the chain when a request is overdue; its stake is reclaimed", async () => {
		const { bob, eve } = chain.accounts;
		const { pid, pool, workers, keys } = await earningPool();
		const { gracePeriodSeconds, coolDownSeconds } = await phala.parameters();
		await phala.delegator(bob.address).withdraw(pid, "all").send(bob).inBlock;
		const { criticalAt } = await pool.get();
		const stopped = until(pool, ({ coolingDownWorkers }) => coolingDownWorkers.length === 2);
		await chain.advance({ seconds: gracePeriodSeconds });
		expect((await pool.get()).coolingDownWorkers).toEqual([]);
		await chain.advance({ seconds: 1 });
		expect(await stopped).toMatchObject({
			releasingStake: parsePha("5000"),
			coolingDownWorkers: keys,
			isExpired: false,
		});
		expect(chain.best.timestampMs / 1000).toBeGreaterThan(criticalAt ?? 0);
		const { coolDownEndsAt } = await workers[0].get();
		expect(await pool.reclaimAll().check(eve.address)).toMatchObject([
			{ code: "COOL_DOWN_NOT_OVER", details: { endsAt: coolDownEndsAt } },
		]);
		await chain.advance({ seconds: coolDownSeconds });
		const { result } = await pool.reclaimAll().send(eve).inBlock;
		expect(result).toEqual({ reclaimed: parsePha("5000"), workers: [...keys] });
		expect(await pool.get()).toMatchObject({ withdrawQueue: [], releasingStake: 0n, totalStake: parsePha("2500.5") });
		expect((await phala.delegator(bob.address).get()).stakeLocked).toBe(0n);
		expect(await workers[1].get()).toMatchObject({ state: "Ready", stake: null });
	});

	it("restarts a worker with more stake, and removes it in any state", async () => {
		const { alice, bob } = chain.accounts;
		const { pid, pool, workers, keys } = await earningPool();
		expect(await workers[0].restart(parsePha("3001")).check(alice.address)).toMatchObject([
			{ code: "INSUFFICIENT_FREE_STAKE", details: { freeStake: parsePha("3000.5") } },
		]);
		const { result } = await workers[0].restart(parsePha("3000.5")).send(alice).inBlock;
		expect(await workers[0].get()).toMatchObject({ stake: parsePha("3000.5"), ve: result.ve, state: "Computing" });
		await chain.offline(keys[1]);
		expect(await workers[1].get()).toMatchObject({ state: "Unresponsive" });

		await workers[0].remove().send(alice).inBlock;
		const unbound = await workers[1].unbind().send(alice).inBlock;
		expect(unbound.result).toEqual({ publicKey: keys[1], stopped: true });
		expect(await workers[1].unbind().check(alice.address)).toMatchObject([{ code: "SESSION_NOT_FOUND" }]);
		expect(await pool.get()).toMatchObject({ workers: [], releasingStake: parsePha("5500.5"), coolingDownWorkers: [] });
		expect(await workers[0].get()).toMatchObject({ state: "Unbound", pid: null });

		const { coolDownSeconds } = await phala.parameters();
		await chain.advance({ seconds: coolDownSeconds });
		const back = await pool.reclaimAll().send(bob).inBlock;
		expect(back.result.reclaimed).toBe(parsePha("5500.5"));
		expect([...back.result.workers].sort()).toEqual([...keys].sort());
		for (const { delegator, pid: of } of await pool.positions()) {
			const account = [bob, chain.accounts.charlie].find(
				({ address }) => phala.delegator(address).address === delegator,
			);
			if (!account) throw new Error(`whose is ${delegator}?`);
			await phala.delegator(delegator).withdraw(of, "all").send(account).inBlock;
		}
		expect(await pool.get()).toMatchObject({ totalStake: 0n, totalShares: 0n, sharePrice: null });
		expect(await phala.delegator(bob.address).position(pid)).toBeNull();
	});

	it("throws UNSUPPORTED synchronously, and names the alternative", async () => {
		const { bob } = chain.accounts;
		const { pool } = await earningPool();
		for (const operation of [
			() => pool.enforceExit(),
			() => phala.createVault(),
			() => phala.delegator(bob.address).wrap(1n),
		]) {
			expect(operation).toThrow(expect.objectContaining({ code: "UNSUPPORTED" }));
		}
		const error = await failed(phala.vault(0).get());
		expect(isPhalaError(error, "UNSUPPORTED") && error.details).toMatchObject({ generation: 1 });
		expect(await phala.vaults.list()).toEqual([]);
	});

	it("reports the result of each plan of a batch", async () => {
		const { bob } = chain.accounts;
		const { pid } = await earningPool();
		const delegator = phala.delegator(bob.address);
		const batch = phala.batch(
			[
				delegator.contribute(pid, parsePha("5")),
				delegator.contribute(99, parsePha("5")),
				delegator.withdraw(pid, "all"),
			],
			{ mode: "force" },
		);
		const [first, second, third] = (await batch.send(bob).inBlock).result;
		expect(first).toMatchObject({ ok: true, result: { amount: parsePha("5"), wrapped: 0n } });
		expect(second).toMatchObject({ ok: false, error: { code: "NOT_FOUND" } });
		expect(third).toMatchObject({ ok: true, result: { paid: parsePha("505.5") } });
	});

	it("reads as another library reads it, field by field", async () => {
		const { bob, charlie } = chain.accounts;
		const { pid, pool, keys } = await earningPool();
		await chain.settle([{ worker: keys[0], payout: parsePha("10"), v: parsePha("5") }]);
		await phala
			.delegator(bob.address)
			.withdraw(pid, { amount: parsePha("1000") })
			.send(bob).inBlock;
		await pool.addToWhitelist(charlie.address).send(chain.accounts.alice).inBlock;
		await pool.setDescription({ telegram: "@pool" }).send(chain.accounts.alice).inBlock;
		const ours = await pool.get();
		const api: ApiPromise = await phala.api();
		// biome-ignore lint/suspicious/noExplicitAny: the other library's values are known by their names only
		const query = (await api.at(ours.block.hash)).query as any;
		const theirs = (await query.phalaStakePool.stakePools(pid)).unwrap();
		expect({
			owner: ours.owner,
			total: String(ours.totalStake),
			shares: String(ours.totalShares),
			free: String(ours.freeStake),
			staked: String(ours.stakedStake),
			releasing: String(ours.releasingStake),
			reward: String(ours.ownerReward),
			commission: ours.commissionPpm,
			workers: ours.workers,
			queue: ours.withdrawQueue.map(({ delegator, shares, startedAt }) => [delegator, String(shares), startedAt]),
			whitelist: ours.whitelist,
			description: ours.description?.text,
		}).toEqual({
			owner: theirs.owner.toString(),
			total: theirs.totalStake.toString(),
			shares: theirs.totalShares.toString(),
			free: theirs.freeStake.toString(),
			staked: theirs.totalStake.sub(theirs.freeStake).toString(),
			releasing: theirs.releasingStake.toString(),
			reward: theirs.ownerReward.toString(),
			commission: theirs.payoutCommission.unwrap().toNumber(),
			workers: theirs.workers.toJSON(),
			// biome-ignore lint/suspicious/noExplicitAny: as above
			queue: theirs.withdrawQueue.map((one: any) => [
				one.user.toString(),
				one.shares.toString(),
				one.startTime.toNumber(),
			]),
			whitelist: (await query.phalaStakePool.poolContributionWhitelists(pid)).unwrap().toJSON(),
			description: Buffer.from((await query.phalaStakePool.poolDescriptions(pid)).unwrap()).toString(),
		});
		const miner = (await query.phalaMining.miners(sessionAccount(pid, keys[0]))).unwrap();
		expect(await phala.worker(keys[0]).get()).toMatchObject({
			v: miner.v.toBigInt(),
			ve: miner.ve.toBigInt(),
			totalReward: miner.stats.totalReward.toBigInt(),
		});
		for (const { delegator, locked, shares, queuedShares } of await pool.positions()) {
			const record = (await query.phalaStakePool.poolStakers([pid, delegator])).unwrap();
			expect([locked, shares + queuedShares]).toEqual([record.locked.toBigInt(), record.shares.toBigInt()]);
		}
	});
});
