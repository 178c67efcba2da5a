// Reclaims the stake of every worker whose cool-down is over, in one transaction that any account may send.
import { connect, isPhalaError, parsePha } from "phala-stakepool";
import { DevChain } from "phala-stakepool/devchain";
import { date, heading, pha, print, table } from "./support/print.ts";

const chain = await DevChain.start({ generation: 2 });
const phala = await connect(chain.provider);
const { alice: owner, bob, charlie } = chain.accounts;

const { pid } = (await phala.createStakePool().send(owner).inBlock).result;
const pool = phala.stakePool(pid);
const keys: string[] = [];
for (let i = 0; i < 3; i++)
	keys.push(await chain.registerWorker({ operator: owner.address, score: 400, confidenceLevel: 1 }));
await phala
	.batch(
		keys.map((key) => pool.addWorker(key)),
		{ mode: "all" },
	)
	.send(owner).inBlock;
await phala.delegator(bob).contribute(pid, parsePha("6000")).send(bob).inBlock;
await phala
	.batch(
		keys.map((key) => phala.worker(key).start(parsePha("2000"))),
		{ mode: "all" },
	)
	.send(owner).inBlock;

heading("Stopped on three days");
for (const key of keys) {
	await phala.worker(key).stop().send(owner).inBlock;
	await chain.advance({ days: 1 });
}
table(
	(await pool.workers()).map(({ publicKey, state, stake, coolDownEndsAt }) => ({
		worker: `${publicKey.slice(0, 10)}…`,
		state,
		stake: pha(stake ?? 0n),
		"reclaim from": date(coolDownEndsAt ?? 0),
	})),
);

heading("Too early");
const [failure] = await pool.reclaimAll().check(charlie);
print(`  ${failure?.message}`);
try {
	await pool.reclaimAll().send(charlie).inBlock;
} catch (error) {
	if (!isPhalaError(error, "COOL_DOWN_NOT_OVER")) throw error;
	print(`  Sending it anyway fails before anything is signed: ${error.code}, over ${date(error.details.endsAt ?? 0)}.`);
}

heading("When two are due, then the third");
for (const days of [5, 1]) {
	await chain.advance({ days });
	const { result } = await pool.reclaimAll().send(charlie).inBlock;
	print(`  ${result.workers.length} reclaimed, ${pha(result.reclaimed)} free again.`);
}
const { freeStake, stakedStake } = await pool.get();
print(`  The pool has ${pha(freeStake)} free and ${pha(stakedStake)} staked.`);

await phala.close();
await chain.close();
