import { lastValueFrom, type Observable, take, timeout } from "rxjs";
import type { DevChain } from "../../src/devchain/index.ts";
import { type Phala, parsePha } from "../../src/index.ts";

/** Long enough for a busy machine; a call that waits for its time limit ends with it. */
const STREAM_LIMIT_MS = 120_000;

/** Prepares a chain whose every read has something to read: pool 0 with worker, stake, queue and whitelist, in generation 2 vault 1. */
export async function fillChain(chain: DevChain, phala: Phala): Promise<{ readonly worker: string }> {
	const { alice } = chain.accounts;
	const worker = await chain.registerWorker({ operator: alice.address, score: 400, confidenceLevel: 1 });
	const pool = phala.stakePool(0);
	const me = phala.delegator(alice.address);
	await phala.createStakePool().send(alice).inBlock;
	const plans = [
		pool.setCap(parsePha("100000")),
		pool.addWorker(worker),
		me.contribute(0, parsePha("30000")),
		phala.worker(worker).start(parsePha("20000")),
		me.withdraw(0, { amount: parsePha("15000") }),
	];
	for (const plan of plans) await plan.send(alice).inBlock;
	if (phala.generation === 2) {
		await phala.createVault().send(alice).inBlock;
		await me.contribute(1, parsePha("50")).send(alice).inBlock;
	}
	return { worker };
}

type Calls = Readonly<Record<string, () => Promise<unknown>>>;

/** Public methods that read once, by name. */
export function everyRead(phala: Phala, chain: DevChain, worker: string): Calls {
	const { alice } = chain.accounts;
	const pool = phala.stakePool(0);
	const me = phala.delegator(alice.address);
	return {
		"head()": () => phala.head(),
		"parameters()": () => phala.parameters(),
		"budget()": () => phala.budget(),
		"stakePool.get()": () => pool.get(),
		"stakePool.workers()": () => pool.workers(),
		"stakePool.positions()": () => pool.positions(),
		"stakePool.suggestStarts()": () => pool.suggestStarts(),
		"stakePool.reclaimable()": () => pool.reclaimable(),
		"worker.get()": () => phala.worker(worker).get(),
		"delegator.get()": () => me.get(),
		"delegator.position()": () => me.position(0),
		"delegator.history()": () => collect(me.history({ from: 1, to: 4 })),
		"stakePools.list()": () => phala.stakePools.list(),
		"stakePools.all()": () => collect(phala.stakePools.all()),
		"stakePools.count()": () => phala.stakePools.count(),
		"workers.list()": () => phala.workers.list(),
		"vaults.list()": () => phala.vaults.list(),
		"vault.get()": () => phala.vault(1).get(),
		"events()": () => collect(phala.events({ from: 1, to: 4 })),
		"at(number)": async () => (await phala.at(3)).stakePool(0).get(),
		"at(finalized)": async () => (await phala.at("finalized")).delegator(alice.address).get(),
	};
}

/** Public methods of plans, by name. */
export function everyPlanCall(phala: Phala, chain: DevChain): Calls {
	const { alice, bob } = chain.accounts;
	const plan = phala.stakePool(0).setCap(parsePha("200000"));
	return {
		"check()": () => plan.check(alice.address),
		"fee()": () => plan.fee(alice.address),
		"unsigned()": () => plan.unsigned(alice.address),
		"extrinsic()": () => plan.extrinsic(alice.address),
		"batch.check()": () => phala.batch([plan, plan], { mode: "force" }).check(alice.address),
		"send()": () => plan.send(alice, { mortality: 4, signal: AbortSignal.timeout(5_000) }).finalized,
		"send() unchecked": () =>
			phala
				.delegator(bob.address)
				.contribute(0, parsePha("3"))
				.send(bob, { check: false, mortality: 4, signal: AbortSignal.timeout(5_000) }).inBlock,
	};
}

/** Public streams, by name. */
export function everyStream(
	phala: Phala,
	chain: DevChain,
	worker: string,
): Readonly<Record<string, Observable<unknown>>> {
	const { alice } = chain.accounts;
	return {
		head$: phala.head$,
		"stakePool.state$": phala.stakePool(0).state$,
		"stakePool.rewards$": phala.stakePool(0).rewards$,
		"worker.state$": phala.worker(worker).state$,
		"delegator.state$": phala.delegator(alice.address).state$,
		"stakePools.watch$": phala.stakePools.watch$(),
		"workers.watch$": phala.workers.watch$(),
		events$: phala.events$({}),
	};
}

/** The first values of a stream. */
export function firstOf(stream: Observable<unknown>, count: number): Promise<unknown> {
	return lastValueFrom(stream.pipe(take(count), timeout(STREAM_LIMIT_MS)));
}

async function collect<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
	const all: T[] = [];
	for await (const item of items) all.push(item);
	return all;
}
