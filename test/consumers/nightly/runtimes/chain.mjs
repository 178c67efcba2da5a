import { connect, formatPha, parsePha } from "phala-stakepool";
import { DevChain } from "phala-stakepool/devchain";

// A chain in the program itself, and on a port for a second client.
for (const generation of [1, 2]) {
	const chain = await DevChain.start({ generation, network: "busy" });
	const phala = await connect(chain.provider);
	const { alice } = chain.accounts;
	const { pid } = (await phala.createStakePool().send(alice).inBlock).result;
	await phala.delegator(alice).contribute(pid, parsePha("1000.5")).send(alice).finalized;
	const { url } = await chain.listen();
	const other = await connect(url);
	console.log(generation, formatPha((await other.stakePool(pid).get()).totalStake));
	await other.close();
	await phala.close();
	await chain.close();
}
