// A chain of generation 1: stake stays locked at its address, rewards are claimed, and the chain stops the workers of a pool
// whose withdrawal stays unpaid.
import { connect, isPhalaError, parsePha, percent } from "phala-stakepool";
import { DevChain } from "phala-stakepool/devchain";
import { date, heading, pha, print, span, table } from "./support/print.ts";

// A week, as on Khala; test networks had an hour.
const chain = await DevChain.start({ generation: 1, gracePeriodSeconds: 7 * 86_400 });
const phala = await connect(chain.provider);
const { alice: owner, bob, charlie } = chain.accounts;

const { pid } = (await phala.createStakePool().send(owner).inBlock).result;
const pool = phala.stakePool(pid);
const keys = await Promise.all(
	[1, 2].map(() => chain.registerWorker({ operator: owner.address, score: 400, confidenceLevel: 1 })),
);
await phala.batch([pool.setCommission(percent("20")), ...keys.map((key) => pool.addWorker(key))]).send(owner).inBlock;

heading("Stake stays where it is");
const delegator = phala.delegator(bob);
await delegator.contribute(pid, parsePha("5000")).send(bob).inBlock;
const { stakeLocked } = await delegator.get();
print(`  Bob's PHA are still at his address; ${pha(stakeLocked ?? 0n)} of them are locked as stake.`);

heading("Rewards are claimed");
const { starts } = await pool.suggestStarts();
await phala.batch(starts.map(({ publicKey, stake }) => phala.worker(publicKey).start(stake))).send(owner).inBlock;
await chain.settle(keys.map((worker) => ({ worker, payout: parsePha("5") })));
const earned = await delegator.position(pid);
print(
	`  10 PHA reward at 20 %: the owner can claim ${pha((await pool.get()).ownerReward)}, Bob ${pha(earned?.reward ?? 0n)}.`,
);
const { result: claimed } = await delegator.claimAllRewards({ target: charlie }).send(bob).inBlock;
print(
	`  Bob claims ${pha(claimed.amount)} from ${claimed.pids.length} pool to Charlie; his stake stays ${pha(earned?.value ?? 0n)}.`,
);
const { result: commission } = await pool.claimOwnerReward().send(owner).inBlock;
print(`  The owner claims ${pha(commission.amount)}.`);

heading("A request that stays unpaid");
const { result: withdrawal } = await delegator.withdraw(pid, { amount: parsePha("4000") }).send(bob).inBlock;
print(`  Bob withdraws 4000 PHA, is paid ${pha(withdrawal.paid)}, and waits for the rest.`);
const { steps, critical, forcedStopAt } = await pool.projectQueue();
const { gracePeriodSeconds, coolDownSeconds } = await phala.parameters();
print(`  Without another contribution, the request of ${critical?.delegator} stops all workers:`);
table([
	{ what: "workers stop", when: date(forcedStopAt ?? 0), after: span(gracePeriodSeconds) },
	...steps.map(({ at, amount }) => ({ what: `${pha(amount)} paid`, when: date(at), after: span(coolDownSeconds) })),
]);
try {
	pool.enforceExit();
} catch (error) {
	if (!isPhalaError(error, "UNSUPPORTED")) throw error;
	print("  No call exists for it: this generation does it automatically.");
}

heading("The chain stops them");
await chain.advance({ seconds: gracePeriodSeconds + 1 });
for (const { publicKey, state, coolDownEndsAt } of await pool.workers())
	print(`  0x…${publicKey.slice(-4)} is ${state} until ${date(coolDownEndsAt ?? 0)}.`);
await chain.advance({ seconds: coolDownSeconds });
const { due } = await pool.reclaimable();
const { result: reclaimed } = await pool.reclaimAll().send(charlie).inBlock;
print(`  ${due.length} workers are due; Charlie reclaims ${pha(reclaimed.reclaimed)}, which pays Bob.`);
const left = await delegator.position(pid);
print(
	`  Bob has ${pha(left?.value ?? 0n)} left in the pool; requests in the queue: ${(await pool.get()).withdrawQueue.length}.`,
);

await phala.close();
await chain.close();
