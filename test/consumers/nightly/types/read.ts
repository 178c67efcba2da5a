import { connect, isPhalaError, type StakePoolState } from "phala-stakepool";
import { formatPha } from "phala-stakepool/math";

/** Declarations of the other entry points have to be found, and to be valid for the compiler. */
export type Others = [
	typeof import("phala-stakepool/devchain"),
	typeof import("phala-stakepool/ledger"),
	typeof import("phala-stakepool/offline"),
	typeof import("phala-stakepool/store"),
	typeof import("phala-stakepool/testing"),
	typeof import("phala-stakepool/wallet"),
];

async function read(url: string): Promise<void> {
	const phala = await connect(url);
	try {
		const pool: StakePoolState = await phala.stakePool(0).get();
		// @ts-expect-error amounts are bigint
		const wrong: number = pool.totalStake;
		console.log(url, formatPha(BigInt(wrong)));
	} catch (error) {
		if (isPhalaError(error, "CAP_EXCEEDED")) console.error(error.details.remaining);
		throw error;
	} finally {
		await phala.close();
	}
}

void process.argv.slice(2).reduce((before, url) => before.then(() => read(url)), Promise.resolve());
