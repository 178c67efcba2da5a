// A vault: a pool that delegates to stake pools for its delegators. Its owner selects the pools and earns a share of the growth of
// the share price.
import { connect, parsePha, percent, type StakePool } from "phala-stakepool";
import { DevChain } from "phala-stakepool/devchain";
import { heading, pha, print, table } from "./support/print.ts";

const chain = await DevChain.start({ generation: 2 });
const phala = await connect(chain.provider);
const { alice: operator, bob: manager, charlie, dave } = chain.accounts;

/** A stake pool with a worker that computes. */
async function openPool(commission: string): Promise<{ pool: StakePool; worker: string }> {
	const pool = phala.stakePool((await phala.createStakePool().send(operator).inBlock).result.pid);
	const worker = await chain.registerWorker({ operator: operator.address, score: 400, confidenceLevel: 1 });
	await phala.batch([pool.setCommission(percent(commission)), pool.addWorker(worker)]).send(operator).inBlock;
	await phala.delegator(dave).contribute(pool.pid, parsePha("2000")).send(dave).inBlock;
	await phala.worker(worker).start(parsePha("2000")).send(operator).inBlock;
	return { pool, worker };
}
const [first, second] = [await openPool("10"), await openPool("50")];

heading("A vault and its delegators");
const vault = phala.vault((await phala.createVault().send(manager).inBlock).result.pid);
await vault.setCommission(percent("20")).send(manager).inBlock;
await phala.delegator(charlie).contribute(vault.pid, parsePha("1000")).send(charlie).inBlock;
print(`  Vault ${vault.pid} has ${pha((await vault.get()).freeStake)} of Charlie to delegate.`);

heading("Where to");
const budget = await phala.budget();
const estimates = await Promise.all(
	[first, second].map(({ pool }) => pool.estimateEarnings({ budget, contribution: parsePha("600") })),
);
const best = Math.max(...estimates.map(({ aprAfter }) => aprAfter));
table(
	estimates.map(({ pid, aprAfter }) => ({
		pool: String(pid),
		"estimated yield with 600 PHA more": `${((aprAfter / best) * 100).toFixed(0)} % of the best`,
	})),
);
await phala
	.batch([
		vault.contributeToPool(first.pool.pid, parsePha("600")),
		vault.contributeToPool(second.pool.pid, parsePha("300")),
	])
	.send(manager).inBlock;
const invested = await vault.get();
for (const { pid, value } of invested.positions) print(`  ${pha(value)} in pool ${pid}`);
print(`  ${pha(invested.freeStake)} stay free for withdrawals.`);

heading("Rewards raise its share price, and the owner has a cut of that");
await chain.settle([first, second].map(({ worker }) => ({ worker, payout: parsePha("26") })));
const grown = await vault.get();
print(`  The vault is worth ${pha(grown.totalStake)}.`);
await vault.gainOwnerShares().send(manager).inBlock;
await vault.claimOwnerShares().send(manager).inBlock;
const cut = await phala.delegator(manager).position(vault.pid);
print(`  Bob has 20 % of what it gained, ${pha(cut?.value ?? 0n)}, as shares like any delegator.`);
print(`  Charlie's part is ${pha((await phala.delegator(charlie).position(vault.pid))?.value ?? 0n)}.`);

heading("The pools put it to work");
for (const { pool } of [first, second]) {
	const { steps } = await pool.suggestOverstake();
	await phala.batch(steps.map(({ publicKey, stake }) => phala.worker(publicKey).restart(stake))).send(operator).inBlock;
	for (const { stake } of steps) print(`  The worker of pool ${pool.pid} goes on with ${pha(stake)}.`);
}

heading("Leaving a vault");
const leaving = phala.delegator(charlie).withdraw(vault.pid, { amount: parsePha("400") });
const { result: withdrawal } = await leaving.send(charlie).inBlock;
const { shortfall } = await vault.exitTimeline();
print(`  Charlie withdraws 400 PHA, is paid ${pha(withdrawal.paid)}, and waits for ${pha(shortfall)}.`);
const back = vault.withdrawFromPool(first.pool.pid, { amount: shortfall + parsePha("0.001") });
await back.send(manager).inBlock;
print(`  Bob withdraws it from pool ${first.pool.pid}: ${pha((await vault.get()).releasingStake)} are being released.`);
await phala.delegator(dave).contribute(first.pool.pid, parsePha("400")).send(dave).inBlock;
print(`  Dave contributes there, which frees them: the vault has ${pha((await vault.get()).freeStake)}.`);
const { result: exit } = await vault.enforceExit().send(dave).inBlock;
print(`  Any account can have its queue served: Charlie gets ${pha(exit.paid)}.`);
print(`  Waiting in the vault's queue: ${(await vault.get()).withdrawQueue.length}.`);

await phala.close();
await chain.close();
