import { connect, parsePha } from "phala-stakepool";
import { DevChain } from "phala-stakepool/devchain";
import { describe } from "./describe.js";
import { Values } from "./values.jsx";

/** Reads on the server and hands the values to a client component as they are. */
export default async function Page() {
	const chain = await DevChain.start({ generation: 2 });
	const phala = await connect(chain.provider);
	const { alice, bob } = chain.accounts;
	const { pid } = (await phala.createStakePool().send(alice).inBlock).result;
	const pool = phala.stakePool(pid);
	const delegator = phala.delegator(bob.address);
	const worker = await chain.registerWorker({ operator: alice.address, score: 400, confidenceLevel: 1 });
	await pool.addWorker(worker).send(alice).inBlock;
	const contributed = await delegator.contribute(pid, parsePha("2000")).send(bob).inBlock;
	await phala.worker(worker).start(parsePha("2000")).send(alice).inBlock;
	const withdrawn = await delegator.withdraw(pid, { amount: parsePha("500") }).send(bob).inBlock;
	await pool.setCap(parsePha("2000")).send(alice).inBlock;
	const values = {
		pool: await pool.get(),
		list: await phala.stakePools.list(),
		workers: await pool.workers(),
		delegator: await delegator.get(),
		failures: await delegator.contribute(pid, parsePha("1")).check(bob.address),
		results: [contributed, withdrawn],
	};
	await phala.close();
	await chain.close();
	return (
		<>
			<pre data-side="server">{describe(values)}</pre>
			<Values values={values} />
		</>
	);
}
