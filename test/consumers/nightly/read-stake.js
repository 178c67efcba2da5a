import { connect, formatPha } from "phala-stakepool";

/** Reads the stake of pool 0 of a chain, in PHA. */
export async function readStake(url) {
	const phala = await connect(url);
	const { totalStake } = await phala.stakePool(0).get();
	await phala.close();
	return { url, stake: formatPha(totalStake) };
}
