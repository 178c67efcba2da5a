import type { ApiPromise } from "@polkadot/api";
import { firstValueFrom, take, toArray } from "rxjs";
import { filter } from "rxjs/operators";
import { describe, expect, it, vi } from "vitest";
import { sessionAccount } from "../../src/chain/accounts.ts";
import type { DevChain } from "../../src/devchain/index.ts";
import { connect, type Phala, type PoolReward, parsePha, percent, type StakePoolState } from "../../src/index.ts";
import { withDevChain } from "../support/with-dev-chain.ts";

let chain: DevChain;
let phala: Phala;

withDevChain({ generation: 2 }, (connected) => {
	({ chain, phala } = connected);
});

/** A pool with two workers, one stopped, three delegators, one of them waiting, a reward, a whitelist and a description. */
async function livelyPool() {
	const { alice, bob, charlie } = chain.accounts;
	const { pid } = (await phala.createStakePool().send(alice).inBlock).result;
	const pool = phala.stakePool(pid);
	const register = () => chain.registerWorker({ operator: alice.address, score: 400, confidenceLevel: 4 });
	const keys = [await register(), await register()];
	for (const key of keys) await pool.addWorker(key).send(alice).inBlock;
	await pool.setCommission(percent("10")).send(alice).inBlock;
	await pool.setCap(parsePha("100000")).send(alice).inBlock;
	await pool.setDescription({ telegram: "@pool", version: 1 }).send(alice).inBlock;
	await phala.delegator(bob.address).contribute(pid, parsePha("3000")).send(bob).inBlock;
	await phala.delegator(charlie.address).contribute(pid, parsePha("2500.5")).send(charlie).inBlock;
	for (const key of keys) await phala.worker(key).start(parsePha("2500")).send(alice).inBlock;
	await chain.settle([{ worker: keys[0] ?? "", payout: parsePha("10"), v: parsePha("5") }]);
	await phala
		.delegator(bob.address)
		.withdraw(pid, { amount: parsePha("1000") })
		.send(bob).inBlock;
	await pool.addToWhitelist(charlie.address).send(alice).inBlock;
	await phala
		.worker(keys[1] ?? "")
		.stop()
		.send(alice).inBlock;
	return { pid, pool, keys };
}

/** Shares in an item, read by another library. */
async function sharesIn(api: ApiPromise, collection: unknown, nft: unknown): Promise<bigint> {
	const property = (await api.query.rmrkCore?.properties?.(collection, nft, "stake-info"))?.toU8a(true);
	return property ? new DataView(property.buffer, property.byteOffset).getBigUint64(0, true) : 0n;
}

describe("a pool on the development chain", () => {
	it("reads as another library reads it, field by field", async () => {
		const { pid, pool, keys } = await livelyPool();
		const ours = await pool.get();
		const api = await phala.api();
		const at = await api.at(ours.block.hash);
		// biome-ignore lint/suspicious/noExplicitAny: the other library's values are known by their names only
		const query = at.query as any;
		const theirs = (await query.phalaBasePool.pools(pid)).unwrap().asStakePool;
		const wrapped = async (account: unknown) =>
			(await query.assets.account(10_000, account)).unwrapOr({ balance: 0n }).balance.toString();
		const [, stopped] = keys;
		const stake = await query.phalaComputation.stakes(sessionAccount(pid, stopped as `0x${string}`));
		const [request] = theirs.basepool.withdrawQueue;
		expect({
			owner: ours.owner,
			total: String(ours.totalStake),
			shares: String(ours.totalShares),
			commission: ours.commissionPpm,
			cap: String(ours.cap),
			free: String(ours.freeStake),
			staked: String(ours.stakedStake),
			reward: String(ours.ownerReward),
			releasing: String(ours.releasingStake),
			workers: ours.workers,
			stopped: ours.coolingDownWorkers,
			queue: ours.withdrawQueue.map(({ delegator, shares, startedAt }) => [delegator, shares, startedAt]),
			whitelist: ours.whitelist,
			description: ours.description?.text,
			number: ours.block.number,
		}).toEqual({
			owner: theirs.basepool.owner.toString(),
			total: theirs.basepool.totalValue.toString(),
			shares: theirs.basepool.totalShares.toString(),
			commission: theirs.payoutCommission.unwrap().toNumber(),
			cap: theirs.cap.unwrap().toString(),
			free: await wrapped(theirs.basepool.poolAccountId),
			staked: await wrapped(theirs.lockAccount),
			reward: await wrapped(theirs.ownerRewardAccount),
			releasing: stake.unwrap().toString(),
			workers: theirs.workers.toJSON(),
			stopped: theirs.cdWorkers.toJSON(),
			queue: [
				[
					request.user.toString(),
					await sharesIn(api, theirs.basepool.cid, request.nftId),
					request.startTime.toNumber(),
				],
			],
			whitelist: [chain.accounts.charlie.address].map((address) => phala.delegator(address).address),
			description: '{"telegram":"@pool","version":1}',
			number: (await query.system.number()).toNumber(),
		});
		expect(ours.ownerReward).toBe(parsePha("1"));
		expect(ours.description?.fields).toEqual({ telegram: "@pool" });
	});

	it("has the shares of its positions, and their value up to rounding", async () => {
		const { pool } = await livelyPool();
		const [state, positions] = await Promise.all([pool.get(), pool.positions()]);
		const sum = (pick: (position: (typeof positions)[number]) => bigint) =>
			positions.reduce((total, position) => total + pick(position), 0n);
		expect(sum(({ shares, queuedShares }) => shares + queuedShares)).toBe(state.totalShares);
		const lost = state.totalStake - sum(({ value, queuedValue }) => value + queuedValue);
		expect(lost >= 0n && lost < 1000n).toBe(true);
		for (const { delegator, ...position } of positions) {
			expect(await phala.delegator(delegator).position(state.pid)).toEqual(position);
			const { positions: all, stakedTotal } = await phala.delegator(delegator).get();
			expect(all).toEqual([position]);
			expect(stakedTotal).toBe(position.value + position.queuedValue);
		}
	});

	it("reads its workers in every state", async () => {
		const { pid, pool, keys } = await livelyPool();
		await chain.offline(keys[0] ?? "");
		const [first, second] = await pool.workers();
		const { coolDownSeconds } = await phala.parameters();
		expect(first).toMatchObject({
			publicKey: keys[0],
			pid,
			state: "Unresponsive",
			stake: parsePha("2500"),
			coolDownEndsAt: null,
		});
		expect(first?.totalReward).toBe(parsePha("10"));
		expect(second).toMatchObject({ publicKey: keys[1], state: "CoolingDown", totalReward: 0n });
		expect((second?.coolDownEndsAt ?? 0) - coolDownSeconds).toBeLessThanOrEqual(chain.best.timestampMs / 1000);
		await chain.advance({ seconds: coolDownSeconds });
		await phala
			.worker(keys[1] ?? "")
			.reclaim()
			.send(chain.accounts.bob).inBlock;
		expect(await phala.worker(keys[1] ?? "").get()).toMatchObject({
			state: "Ready",
			stake: null,
			coolDownEndsAt: null,
		});
		await phala
			.worker(keys[1] ?? "")
			.remove()
			.send(chain.accounts.alice).inBlock;
		expect(await phala.worker(keys[1] ?? "").get()).toMatchObject({ state: "Unbound", pid: null, ve: null });
		expect(await phala.workers.ofPool(pid)).toHaveLength(1);
		expect(await phala.workers.ofOperator(chain.accounts.alice.address)).toHaveLength(2);
	});

	it("returns for past blocks what it returned then", async () => {
		const { pool } = await livelyPool();
		const then = await pool.get();
		await pool.claimOwnerReward().send(chain.accounts.alice).inBlock;
		expect((await pool.get()).ownerReward).toBe(0n);
		expect(await (await phala.at(then.block.number)).stakePool(pool.pid).get()).toEqual(then);
	});
});

describe("live on the development chain", () => {
	const until = <T>(stream: import("rxjs").Observable<T>, matches: (value: T) => boolean) =>
		firstValueFrom(stream.pipe(filter(matches)));
	const create = async () =>
		phala.stakePool((await phala.createStakePool().send(chain.accounts.alice).inBlock).result.pid);

	it("reports the split of each settlement", async () => {
		const { pool, keys } = await livelyPool();
		const rewards = firstValueFrom(pool.rewards$.pipe(take(3), toArray()));
		await firstValueFrom(phala.head$);
		for (const payout of ["20", "30", "40"]) await chain.settle([{ worker: keys[0] ?? "", payout: parsePha(payout) }]);
		const split = (await rewards).map(({ toOwner, toDelegators }: PoolReward) => [toOwner, toDelegators]);
		expect(split).toEqual([
			[parsePha("2"), parsePha("18")],
			[parsePha("3"), parsePha("27")],
			[parsePha("4"), parsePha("36")],
		]);
	});

	it("continues after a lost connection", async () => {
		const pool = await create();
		const seen: StakePoolState[] = [];
		const subscription = pool.state$.subscribe((state) => seen.push(state));
		await until(pool.state$, () => true);
		chain.faults.dropConnections();
		await pool.setCommission(percent("7")).send(chain.accounts.alice).inBlock;
		await until(pool.state$, ({ commissionPpm }) => commissionPpm === percent("7"));
		expect(seen.map(({ commissionPpm }) => commissionPpm)).toEqual([0, percent("7")]);
		subscription.unsubscribe();
	});

	it("follows a reorganisation", async () => {
		const pool = await create();
		await chain.advance({ blocks: 2 });
		await pool.setCommission(percent("7")).send(chain.accounts.alice).inBlock;
		const back = until(pool.state$, ({ commissionPpm }) => commissionPpm === 0);
		await until(pool.state$, ({ commissionPpm }) => commissionPpm === percent("7"));
		await chain.reorg({ depth: 1, transactions: "drop" });
		expect((await back).commissionPpm).toBe(0);
	});

	it("emits no change twice when the node repeats or reorders its notifications", async () => {
		const pool = await create();
		const seen: number[] = [];
		const subscription = pool.state$.subscribe(({ commissionPpm }) => seen.push(commissionPpm));
		await until(pool.state$, () => true);
		chain.faults.duplicate = true;
		for (const percents of ["1", "2", "3"]) {
			await pool.setCommission(percent(percents)).send(chain.accounts.alice).inBlock;
			await until(pool.state$, ({ commissionPpm }) => commissionPpm === percent(percents));
		}
		expect(seen).toEqual(["0", "1", "2", "3"].map((text) => percent(text)));
		subscription.unsubscribe();
	});

	it("works over a socket as in process, and closes it", async () => {
		const { url, close } = await chain.listen();
		const other = await connect(url);
		const pool = await create();
		expect(await other.stakePool(pool.pid).get()).toEqual(await pool.get());
		const state = until(other.stakePool(pool.pid).state$, ({ commissionPpm }) => commissionPpm > 0);
		await firstValueFrom(other.head$);
		await pool.setCommission(percent("7")).send(chain.accounts.alice).inBlock;
		expect((await state).commissionPpm).toBe(percent("7"));
		await other.close();
		// The other end learns of it a moment later.
		await vi.waitFor(() => expect(chain.stats.connections).toBe(1), { timeout: 60_000 });
		await close();
	});
});
