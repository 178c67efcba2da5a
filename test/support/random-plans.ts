import type { KeyringPair } from "@polkadot/keyring/types";
import type { DevChain } from "../../src/devchain/index.ts";
import { type Phala, type Plan, parsePha, type WithdrawAmount } from "../../src/index.ts";
import type { Random } from "./random.ts";

/** A plan and how it was made. */
export interface NamedPlan {
	readonly name: string;
	readonly plan: Plan<unknown>;
}

/** A chain on which most plans of one account can succeed or fail: it owns pools, operates workers and delegates. */
export interface RandomSetting {
	readonly phala: Phala;
	readonly owner: KeyringPair;
	readonly other: KeyringPair;
	/** Pools of the owner, then one that somebody else owns, then ids of pools to come. */
	readonly pids: readonly number[];
	/** `null` in generation 1. */
	readonly vaultPid: number | null;
	readonly workers: readonly string[];
}

/** Creates pools, workers, positions and rewards of `alice`. */
export async function createRandomSetting(chain: DevChain, phala: Phala): Promise<RandomSetting> {
	const { alice: owner, bob: other } = chain.accounts;
	const pha = parsePha;
	for (let i = 0; i < 2; i++) await phala.createStakePool().send(owner).inBlock;
	await phala.createStakePool().send(other).inBlock;
	const vaultPid = phala.generation === 2 ? (await phala.createVault().send(owner).inBlock).result.pid : null;
	const workers: string[] = [];
	for (let i = 0; i < 4; i++)
		workers.push(await chain.registerWorker({ operator: owner.address, score: 400, confidenceLevel: 1 }));
	const [first = "", second = ""] = workers;
	const pool = phala.stakePool(0);
	const mine = phala.delegator(owner);
	await mine.contribute(0, pha("5000")).send(owner).inBlock;
	await phala.delegator(other).contribute(0, pha("3000")).send(other).inBlock;
	await phala
		.batch([
			pool.setCommission(200_000),
			pool.addWorker(first),
			pool.addWorker(second),
			phala.worker(first).start(pha("2000")),
		])
		.send(owner).inBlock;
	await chain.settle([{ worker: first, payout: pha("100") }]);
	if (vaultPid !== null) {
		const vault = phala.vault(vaultPid);
		await mine.contribute(vaultPid, pha("400")).send(owner).inBlock;
		await phala.batch([vault.setCommission(300_000), vault.contributeToPool(0, pha("200"))]).send(owner).inBlock;
	}
	const next = vaultPid === null ? 3 : 4;
	return { phala, owner, other, pids: [0, 1, 2, next, next + 1], vaultPid, workers };
}

/** Makes a plan of the owner at random. `contributable` scales its amounts. */
export function randomPlan(setting: RandomSetting, random: Random, contributable: bigint): NamedPlan {
	const { phala, owner, other, pids, vaultPid, workers } = setting;
	const pid = random.pick([0, 0, 0, 1, 1, ...pids]);
	const anyPool = random.pick([pid, pid, vaultPid ?? pid]);
	const elsewhere = random.pick([0, 1, ...pids].filter((other) => other !== anyPool));
	const queueRest = random.pick([true, false]);
	const key = random.pick(workers);
	const pool = phala.stakePool(pid);
	const worker = phala.worker(key);
	const mine = phala.delegator(owner);
	const amount = random.pick([
		...["0.00005", "0.5", "30", "80", "150.000000000001", "2500"].map(parsePha),
		(contributable * BigInt(random.integer(1, 110))) / 100n,
	]);
	const stake = parsePha(random.pick(["10", "1600", "2000", "2100", "2600"]));
	const share = random.pick<WithdrawAmount>(["all", { amount }, { shares: amount }, { amount: 1n }]);
	const size = typeof share === "string" ? share : String(share.amount ?? share.shares);
	const makers: (() => [string, Plan<unknown>])[] = [
		() => ["createStakePool()", phala.createStakePool()],
		() => [`setCommission(${pid})`, pool.setCommission(random.pick([0, 200_000, 500_000]))],
		() => [`setCap(${pid}, ${amount})`, pool.setCap(amount)],
		() => [`setCap(${pid}, 10000)`, pool.setCap(parsePha("10000"))],
		() => [`addWorker(${pid}, ${key})`, pool.addWorker(key)],
		() => [`addWorker(${pid}, ${key})`, pool.addWorker(key)],
		() => [`removeWorker(${pid}, ${key})`, pool.removeWorker(key)],
		() => [`claimOwnerReward(${pid})`, pool.claimOwnerReward(random.pick([{}, { target: other.address }]))],
		() => [`addToWhitelist(${pid})`, pool.addToWhitelist(random.pick([owner, other]))],
		() => [`removeFromWhitelist(${pid})`, pool.removeFromWhitelist(random.pick([owner, other]))],
		() => [`setDescription(${pid})`, pool.setDescription("x".repeat(random.pick([1, 1, 4401])))],
		() => [`reclaimAll(${pid})`, pool.reclaimAll()],
		() => [`start(${key}, ${stake})`, worker.start(stake)],
		() => [`start(${key}, ${stake})`, worker.start(stake)],
		() => [`restart(${key}, ${stake})`, worker.restart(stake)],
		() => [`stop(${key})`, worker.stop()],
		() => [`reclaim(${key})`, worker.reclaim()],
		() => [`unbind(${key})`, worker.unbind()],
		() => [`contribute(${anyPool}, ${amount})`, mine.contribute(anyPool, amount)],
		() => [`contribute(${anyPool}, ${amount})`, mine.contribute(anyPool, amount)],
		() => [`contribute(${anyPool}, all)`, mine.contribute(anyPool, "all")],
		() => [`withdraw(${anyPool}, ${size})`, mine.withdraw(anyPool, share)],
		() => [`withdraw(${anyPool}, ${size})`, mine.withdraw(anyPool, share)],
		() => [`move(${anyPool}, ${elsewhere}, ${size})`, mine.move(anyPool, elsewhere, share, { queueRest })],
	];
	if (vaultPid === null) {
		makers.push(
			() => [`claimReward(${pid})`, mine.claimReward(pid, random.pick([{}, { target: other.address }]))],
			() => ["claimAllRewards()", mine.claimAllRewards()],
			() => [`reconcileQueue(${pid})`, pool.reconcileQueue(owner)],
		);
	} else {
		const vault = phala.vault(random.pick([vaultPid, vaultPid, vaultPid, pid]));
		makers.push(
			() => [`wrap(${amount})`, mine.wrap(amount)],
			() => [`unwrap(${amount})`, mine.unwrap(amount)],
			() => [`enforceExit(${pid})`, pool.enforceExit()],
			() => ["unwrap(all)", mine.unwrap("all")],
			() => ["createVault()", phala.createVault()],
			() => ["vault.setCommission()", vault.setCommission(random.pick([0, 300_000]))],
			() => [`vault.contributeToPool(${pid}, ${amount})`, vault.contributeToPool(pid, amount)],
			() => [`vault.withdrawFromPool(${pid}, ${size})`, vault.withdrawFromPool(pid, share)],
			() => ["vault.gainOwnerShares()", vault.gainOwnerShares()],
			() => ["vault.claimOwnerShares()", vault.claimOwnerShares()],
			() => ["vault.enforceExit()", vault.enforceExit()],
		);
	}
	const [name, plan] = random.pick(makers)();
	return { name, plan };
}
