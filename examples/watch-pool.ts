// Follows a pool: prints one line for every change of its state.
import { connect, parsePha, percent } from "phala-stakepool";
import { DevChain } from "phala-stakepool/devchain";
import { firstValueFrom } from "rxjs";
import { heading, pha, print } from "./support/print.ts";

const chain = await DevChain.start({ generation: 2 });
const phala = await connect(chain.provider);
const { alice: owner, bob } = chain.accounts;

const { pid } = (await phala.createStakePool().send(owner).inBlock).result;
const pool = phala.stakePool(pid);
const publicKey = await chain.registerWorker({ operator: owner.address, score: 400, confidenceLevel: 1 });

heading(`Pool ${pid}, live`);
const watching = pool.state$.subscribe({
	next: (state) =>
		print(
			`  #${state.block.number}  total ${pha(state.totalStake)}  free ${pha(state.freeStake)}  ` +
				`owner reward ${pha(state.ownerReward)}  workers ${state.workers.length}  queue ${state.withdrawQueue.length}`,
		),
	complete: () => print("  The client is closed: the stream ends."),
});

// From here on every change is printed.
await firstValueFrom(pool.state$);

await pool.setCommission(percent("25")).send(owner).inBlock;
await pool.addWorker(publicKey).send(owner).inBlock;
await phala.delegator(bob).contribute(pid, parsePha("2500")).send(bob).inBlock;
await phala.worker(publicKey).start(parsePha("2000")).send(owner).inBlock;
await chain.settle([{ worker: publicKey, payout: parsePha("8") }]);
await phala
	.delegator(bob)
	.withdraw(pid, { amount: parsePha("1000") })
	.send(bob).inBlock;

const head = await pool.get();
print(`  Read once: ${pha(head.totalStake)} at block #${head.block.number}.`);
await phala.close();
watching.unsubscribe();
await chain.close();
