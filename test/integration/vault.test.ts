import { firstValueFrom } from "rxjs";
import { filter } from "rxjs/operators";
import { describe, expect, it } from "vitest";
import type { DevChain } from "../../src/devchain/index.ts";
import {
	isPhalaError,
	type Phala,
	parsePha,
	percent,
	type SimulatedState,
	type StakePool,
	type Vault,
	type VaultState,
} from "../../src/index.ts";
import { failed } from "../support/failed.ts";
import { withDevChain } from "../support/with-dev-chain.ts";

let chain: DevChain;
let phala: Phala;
let pool: StakePool;
/** A vault of Bob with 1000 PHA of Charlie, 800 of them in the pool of Alice, whose worker computes with 2000 more of Dave. */
let vault: Vault;
let key: string;

withDevChain(
	{
		setUp: async (t) => {
			const { pid, workers } = await t.pool({ workers: 1, stake: parsePha("2000"), delegator: "dave" });
			const investments = [{ pid, amount: parsePha("800") }];
			const funds = { stake: parsePha("1000"), delegator: "charlie", investments };
			const { pid: vaultPid } = await t.vault({ owner: "bob", commission: percent("10"), ...funds });
			return { pid, vaultPid, workers };
		},
	},
	({ data, ...started }) => {
		({ chain, phala } = started);
		pool = phala.stakePool(data.pid);
		vault = phala.vault(data.vaultPid);
		[key = ""] = data.workers;
	},
);

const until = (vault: Vault, matches: (state: VaultState) => boolean) =>
	firstValueFrom(vault.state$.pipe(filter(matches)));

describe("a vault, from its creation to its last withdrawal", () => {
	it("is a pool of the same sequence, read apart from stake pools", async () => {
		expect([pool.pid, vault.pid]).toEqual([0, 1]);
		expect((await phala.vaults.list()).map(({ pid }) => pid)).toEqual([1]);
		expect(await phala.vaults.list({ where: ({ commissionPpm }) => commissionPpm === 0 })).toEqual([]);
		expect([await phala.vaults.count(), await phala.stakePools.count()]).toEqual([1, 1]);
		for (const [read, expected] of [
			[phala.stakePool(1).get(), "stakePool"],
			[phala.vault(0).get(), "vault"],
			[phala.vault(0).positions(), "vault"],
			[phala.vault(0).exitTimeline(), "vault"],
			[phala.stakePool(1).projectQueue(), "stakePool"],
			[phala.stakePool(1).suggestStarts(), "stakePool"],
			[phala.stakePool(1).suggestOverstake(), "stakePool"],
			[phala.stakePool(1).reclaimable(), "stakePool"],
			[phala.stakePool(1).estimateEarnings(), "stakePool"],
		] as const) {
			const error = await failed(read);
			expect(isPhalaError(error, "WRONG_POOL_KIND") && error.details.expected).toBe(expected);
		}
		expect((await failed(phala.vault(2).get())).code).toBe("NOT_FOUND");
		expect((await failed(firstValueFrom(phala.vault(0).state$))).code).toBe("WRONG_POOL_KIND");
	});

	it("has its free stake, its positions and its delegators, in the past too", async () => {
		const { bob, charlie } = chain.accounts;
		const state = await vault.get();
		expect(state).toMatchObject({
			owner: phala.delegator(bob.address).address,
			commissionPpm: percent("10"),
			totalStake: parsePha("1000"),
			totalShares: parsePha("1000"),
			freeStake: parsePha("200"),
			releasingStake: 0n,
			isLocked: false,
			positions: [{ pid: pool.pid, kind: "stakePool", value: parsePha("800") }],
		});
		expect(await vault.positions()).toMatchObject([
			{ delegator: phala.delegator(charlie.address).address, kind: "vault", value: parsePha("1000") },
		]);
		expect((await pool.positions()).map(({ delegator }) => delegator)).toContain(state.account);
		expect((await phala.delegator(charlie.address).get()).positions).toMatchObject([{ pid: vault.pid, kind: "vault" }]);

		await vault.withdrawFromPool(pool.pid, "all").send(bob).inBlock;
		const past = await phala.at(state.block.number);
		expect(await past.vault(vault.pid).get()).toEqual(state);
		expect(await past.vaults.list()).toEqual([state]);
		expect(await past.vault(vault.pid).positions()).toHaveLength(1);
	});

	it("grows by its pools' rewards, of which the owner takes a cut in shares", async () => {
		const { bob, charlie, eve } = chain.accounts;
		const grown = until(vault, ({ totalStake }) => totalStake > parsePha("1000"));
		await chain.settle([{ worker: key, payout: parsePha("140") }]);
		const state = await grown;
		// 800 of 2800 shares: 40 PHA, of which a tenth is the owner's.
		expect(state.totalStake).toBeGreaterThan(parsePha("1039.999999"));
		expect(state.gainableShares).toBeGreaterThan(0n);
		const worth = (shares: bigint, { totalStake, totalShares }: VaultState) => (shares * totalStake) / totalShares;

		const { result: gained } = await vault.gainOwnerShares().send(bob).inBlock;
		expect(gained.shares).toBe(state.gainableShares);
		const settled = await vault.get();
		expect(settled).toMatchObject({ ownerShares: gained.shares, gainableShares: 0n });
		expect(worth(gained.shares, settled) / parsePha("0.001")).toBe(4_000n);
		expect((await vault.gainOwnerShares().send(bob).inBlock).result.shares).toBe(0n);

		const part = gained.shares / 2n;
		await vault.claimOwnerShares({ shares: part, target: eve.address }).send(bob).inBlock;
		const { result: rest } = await vault.claimOwnerShares().send(bob).inBlock;
		expect(rest.shares).toBe(gained.shares - part);
		expect((await phala.delegator(eve.address).position(vault.pid))?.shares).toBe(part);
		expect((await phala.delegator(bob.address).position(vault.pid))?.shares).toBe(rest.shares);
		const [reason] = await vault.claimOwnerShares().check(bob.address);
		expect(reason?.code).toBe("NO_REWARD");
		const [stranger] = await vault.gainOwnerShares().check(charlie.address);
		expect(stranger?.code).toBe("NOT_POOL_OWNER");
	});

	it("pays withdrawals from its free stake, then from stake withdrawn from pools", async () => {
		const { bob, charlie } = chain.accounts;
		const leaving = await phala.delegator(charlie.address).withdraw(vault.pid, "all").send(charlie).inBlock;
		expect(leaving.result).toMatchObject({ paid: parsePha("200"), queued: parsePha("800") });
		const { gracePeriodSeconds } = await phala.parameters();
		const waiting = await vault.exitTimeline();
		expect(waiting).toMatchObject({ queueValue: parsePha("800"), shortfall: parsePha("800") });
		expect(waiting.criticalAt).toBe((waiting.requests[0]?.request.startedAt ?? 0) + gracePeriodSeconds);

		const { result } = await vault.withdrawFromPool(pool.pid, { amount: parsePha("800") }).send(bob).inBlock;
		expect(result.requested).toBe(parsePha("800"));
		const { result: exit } = await vault.enforceExit().send(charlie).inBlock;
		expect(exit.shutDown).toBe(false);
		const state = await vault.get();
		expect(state.freeStake + state.releasingStake + exit.paid).toBe(parsePha("800"));
	});

	it("contributes to a stake pool, for its share price", async () => {
		const { result } = await vault.contributeToPool(pool.pid, parsePha("50")).send(chain.accounts.bob).inBlock;
		expect(result).toEqual({ amount: parsePha("50"), shares: parsePha("50") });
	});

	it("has a whitelist and a description, like a stake pool", async () => {
		const { bob, charlie, dave } = chain.accounts;
		await vault.addToWhitelist(charlie.address).send(bob).inBlock;
		await vault.setDescription({ telegram: "@vault" }).send(bob).inBlock;
		expect(await vault.get()).toMatchObject({
			whitelist: [phala.delegator(charlie.address).address],
			description: { text: '{"telegram":"@vault","version":1}', fields: { telegram: "@vault" } },
		});
		const [reason] = await phala.delegator(dave.address).contribute(vault.pid, parsePha("1")).check(dave.address);
		expect(reason?.code).toBe("NOT_WHITELISTED");
		await vault.removeFromWhitelist(charlie.address).send(bob).inBlock;
		expect((await vault.get()).whitelist).toBeNull();
	});

	it("is admitted by a stake pool's whitelist under its own account", async () => {
		const { alice, bob, charlie } = chain.accounts;
		await pool.addToWhitelist(charlie.address).send(alice).inBlock;
		const plan = vault.contributeToPool(pool.pid, parsePha("1"));
		expect((await plan.check(bob.address))[0]?.code).toBe("NOT_WHITELISTED");
		await pool.addToWhitelist((await vault.get()).account).send(alice).inBlock;
		expect(await plan.check(bob.address)).toEqual([]);
	});

	it("yields the rate of its stake pools on the invested part, less its commission", async () => {
		const budget = await phala.budget();
		const inPool = await pool.estimateEarnings({ budget });
		const estimate = await vault.estimateEarnings({ budget, contribution: parsePha("1000") });
		expect(estimate.pools).toEqual([{ pid: pool.pid, value: parsePha("800"), apr: inPool.apr }]);
		expect(estimate.apr / (inPool.apr * 0.8 * 0.9)).toBeCloseTo(1, 9);
		expect(estimate.aprAfter / estimate.apr).toBeCloseTo(0.5, 9);
		expect(estimate.assumptions).toMatchObject({ budget, contribution: parsePha("1000") });
		expect((await failed(phala.vault(0).estimateEarnings())).code).toBe("WRONG_POOL_KIND");
	});

	it("reports changes of its commission, as a stake pool does", async () => {
		const { alice, bob } = chain.accounts;
		await pool.setCommission(percent("3")).send(alice).inBlock;
		await vault.setCommission(percent("20")).send(bob).inBlock;
		await pool.setCommission(percent("4")).send(alice).inBlock;
		const history = async (target: Vault | typeof pool) => {
			const list: number[] = [];
			for await (const { commissionPpm } of target.commissionHistory({ from: 0 })) list.push(commissionPpm);
			return list;
		};
		expect(await history(vault)).toEqual([percent("10"), percent("20")]);
		expect(await history(pool)).toEqual([percent("3"), percent("4")]);
	});
});

describe("votes with delegated PHA", () => {
	it("prevent unwrapping until the referendum is over and the votes are unlocked", async () => {
		const { charlie, dave } = chain.accounts;
		const referendum = await chain.openReferendum({ endsInBlocks: 20 });
		const delegator = phala.delegator(dave.address);
		await delegator.wrap(parsePha("10")).send(dave).inBlock;
		const { result } = await delegator.vote(referendum, { aye: parsePha("2005") }).send(dave).inBlock;
		expect(result).toEqual({ aye: parsePha("2005"), nay: 0n });
		expect(await delegator.votes()).toEqual([{ referendum, aye: parsePha("2005"), nay: 0n }]);
		expect((await delegator.get()).voteLocked).toBe(parsePha("2005"));
		expect((await delegator.position(pool.pid))?.value).toBe(parsePha("2000"));
		expect((await delegator.unwrap(parsePha("6")).check(dave.address))[0]?.code).toBe("UNWRAP_TOO_MUCH");
		expect((await phala.unlockVotes(referendum).check(charlie.address))[0]?.code).toBe("REFERENDUM_ONGOING");
		await chain.advance({ blocks: 20 });
		await phala.unlockVotes(referendum).send(charlie).inBlock;
		expect(await delegator.votes()).toEqual([]);
		expect((await delegator.get()).voteLocked).toBe(0n);
	});
});

describe("unbinding by the operator", () => {
	it("removes the worker from the pool, whose stake can be reclaimed", async () => {
		const { alice, dave } = chain.accounts;
		const worker = phala.worker(key);
		const { coolDownSeconds } = await phala.parameters();
		const then = { seconds: coolDownSeconds + 60, enforce: true };
		const simulation = await worker.unbind().simulate(alice, { then });
		const stakedAt = async (state: SimulatedState) => {
			const { stakedStake } = await (await phala.at(state)).stakePool(pool.pid).get();
			return stakedStake;
		};
		expect(await stakedAt(simulation.after)).toBe(parsePha("2000"));
		expect(await stakedAt(simulation.later?.after ?? simulation.after)).toBe(0n);
		expect((await worker.unbind().check(dave.address))[0]?.code).toBe("NOT_OPERATOR");
		expect((await worker.unbind().send(alice).inBlock).result).toEqual({ publicKey: key, stopped: true });
		expect(await worker.get()).toMatchObject({ state: "Unbound", pid: null });
		expect(await pool.get()).toMatchObject({ workers: [], releasingStake: 0n, stakedStake: parsePha("2000") });
		const { due, next } = await pool.reclaimable();
		expect([due, next?.publicKey]).toEqual([[], key]);

		const early = await pool.reclaimWorker(key).check(dave.address);
		expect(early).toMatchObject([{ code: "COOL_DOWN_NOT_OVER", details: { endsAt: next?.at } }]);
		expect(await pool.reclaimAll().check(dave)).toEqual(early);
		await chain.advance({ seconds: coolDownSeconds });
		expect(await pool.reclaimable()).toMatchObject({ due: [{ publicKey: key, stake: parsePha("2000") }], next: null });
		expect((await pool.reclaimWorker(key).preview(dave)).result).toEqual({ reclaimed: parsePha("2000") });
		const { result } = await pool.reclaimAll().send(dave).inBlock;
		expect(result).toEqual({ reclaimed: parsePha("2000"), workers: [key] });
		expect((await pool.get()).stakedStake).toBe(0n);
	});
});
