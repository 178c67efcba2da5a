import { filter, firstValueFrom, type Observable } from "rxjs";
import type { DevAccounts } from "../../src/devchain/index.ts";
import { type ChainSource, connect } from "../../src/index.ts";

/** What a cycle does besides connecting and closing. */
export interface CycleOptions {
	/** Sends a transaction and closes while it is in a block. */
	readonly signer?: DevAccounts["alice"] | undefined;
	/** Closes without waiting for the first value of a stream. */
	readonly isHasty?: boolean | undefined;
}

/** Connects, watches blocks, the connection, all pools, one pool and a delegator, and closes. */
export async function runCycle(source: ChainSource, { signer, isHasty = false }: CycleOptions = {}): Promise<void> {
	const phala = await connect(source);
	const delegator = phala.delegator(`0x${"01".repeat(32)}`);
	const streams: readonly Observable<unknown>[] = [
		phala.head$,
		phala.connection$,
		phala.stakePools.watch$(),
		phala.stakePool(0).state$,
		delegator.state$,
	];
	// A chain without pools ends the pool's stream with an error.
	const subscriptions = streams.map((stream) => stream.subscribe({ error: () => undefined }));
	if (!isHasty)
		await Promise.all([firstValueFrom(phala.head$), firstValueFrom(phala.stakePools.watch$()), delegator.get()]);
	if (signer) {
		const submission = phala.createStakePool().send(signer);
		await firstValueFrom(submission.status$.pipe(filter(({ type }) => type === "inBlock" || type === "aborted")));
	}
	// Some applications close without unsubscribing.
	subscriptions[0]?.unsubscribe();
	await phala.close();
}
