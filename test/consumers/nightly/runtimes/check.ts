import { connect, type StakePoolState } from "phala-stakepool";

/** Type-checked, never run. */
export async function read(url: string): Promise<StakePoolState> {
	const phala = await connect(url);
	const pool: StakePoolState = await phala.stakePool(0).get();
	const stake: bigint = pool.totalStake;
	console.log(stake);
	return pool;
}
