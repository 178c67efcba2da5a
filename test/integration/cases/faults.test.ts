import { inspect } from "node:util";
import { expect, test, vi } from "vitest";
import { type BlockRef, DevChain } from "../../../src/devchain/index.ts";
import { connect, isPhalaError, parsePha, stringify } from "../../../src/index.ts";
import type { JsonRpcProvider } from "../../../src/rpc/provider.ts";
import { createFixture } from "../../../src/testing/index.ts";
import { escaped } from "../../support/escaped.ts";
import { spoilingProvider } from "../../support/spoiling-provider.ts";

/** Chains with a pool of Alice. */
const pools = createFixture({ setUp: ({ pool }) => pool() });

/** `provider`, with something done before it answers a method. */
function interceptedProvider(provider: JsonRpcProvider, before: (method: string) => Promise<void> | void) {
	return new Proxy(provider, {
		get(target, name) {
			if (name === "send")
				return async (method: string, params: unknown[]) => {
					await before(method);
					return target.send(method, params);
				};
			const value: unknown = Reflect.get(target, name);
			return typeof value === "function" ? value.bind(target) : value;
		},
	});
}

test("finalized-race: a reorganisation between two answers makes no lost transaction final", async () => {
	await using chain = await DevChain.start({ seal: "manual", finalityLag: 3 });
	await chain.advance({ blocks: 6 });
	let isArmed = false;
	const provider = interceptedProvider(chain.createProvider(), async (method) => {
		if (!isArmed || method !== "chain_getFinalizedHead") return;
		isArmed = false;
		await chain.reorg({ depth: chain.best.number - chain.finalized.number, transactions: "drop" });
		await chain.advance({ blocks: 6 });
	});
	await using phala = await connect(provider);
	const tx = phala.createStakePool().send(chain.accounts.alice, { mortality: 16 });
	await new Promise<void>((resolve) => tx.status$.subscribe(({ type }) => type === "broadcast" && resolve()));
	await chain.newBlock();
	await tx.inBlock;
	chain.faults.loseWatchers();
	isArmed = true;
	let isOver = false;
	const end = tx.finalized
		.then(
			({ block }) => block,
			(error: unknown) => error,
		)
		.finally(() => {
			isOver = true;
		});
	while (!isOver) {
		await chain.newBlock();
		await new Promise((resolve) => setImmediate(resolve));
	}
	expect(isArmed).toBe(false);
	// It was sent again. That it expired, in no final block, would be true too.
	const final = await end;
	if (isPhalaError(final, "NOT_INCLUDED")) return expect(await phala.stakePools.count()).toBe(0);
	const { number, hash } = final as BlockRef;
	expect(number).toBeLessThanOrEqual(chain.finalized.number);
	expect(await chain.provider.send("chain_getBlockHash", [number])).toBe(hash);
	expect(await phala.stakePools.count()).toBe(1);
});

test("note-crash: a malformed notification of storage ends neither the process nor the live set", async () => {
	await using opened = await pools.start();
	const {
		chain,
		data: { pid },
	} = opened;
	const { alice } = chain.accounts;
	const provider = spoilingProvider(chain.createProvider());
	await using phala = await connect(provider);
	const caps: (bigint | null | undefined)[] = [];
	const errors: unknown[] = [];
	const subscription = phala.stakePools.watch$({ fields: ["cap"] }).subscribe({
		next: ({ all }) => caps.push(all.get(pid)?.cap),
		error: (error) => errors.push(error),
	});
	await vi.waitFor(() => expect(caps).toEqual([null]), { timeout: 60_000 });
	const setCap = (amount: string) => opened.phala.stakePool(pid).setCap(parsePha(amount)).send(alice).inBlock;
	const uncaught = await escaped(async () => {
		for (const changes of [[null], null, [[]], ["0x"], [["0x", 5]]]) {
			provider.spoil({ name: "state_storage", answer: { block: chain.best.hash, changes } });
			await setCap("7");
		}
		provider.spoil(null);
		await setCap("9");
		await vi.waitFor(() => expect(caps.at(-1)).toBe(parsePha("9")), { timeout: 60_000 });
	});
	expect([uncaught, errors]).toEqual([[], []]);
	subscription.unsubscribe();
});

test("null-header: a header that a node does not have yet is asked for again, before and after signing", async () => {
	await using chain = await DevChain.start({ seal: { intervalMs: 100 }, finalityLag: 2 });
	await using phala = await connect(chain.provider, { timeoutMs: 10_000 });
	const { alice, bob } = chain.accounts;
	expect((await phala.createStakePool().send(alice).finalized).result.pid).toBe(0);
	const beforeSigning = chain.faults.answerNull({ methods: "chain_getHeader", times: 1 });
	expect((await phala.createStakePool().send(alice).finalized).result.pid).toBe(1);
	beforeSigning.end();
	const tx = phala.createStakePool().send(bob);
	await new Promise<void>((resolve) => tx.status$.subscribe(({ type }) => type === "broadcast" && resolve()));
	chain.faults.answerNull({ methods: "chain_getHeader", times: 1 });
	chain.faults.dropConnections();
	expect((await tx.finalized).result.pid).toBe(2);
	expect(chain.faults.hits.filter(({ method }) => method === "chain_getHeader")).toHaveLength(2);
});

test("secrets-in-errors: no message or detail repeats a secret", async () => {
	await using opened = await pools.start();
	const { chain, phala } = opened;
	const { address } = chain.accounts.alice;
	const phrase = "bottom drive obey lake curtain smoke basket hold race lonely fit walk";
	const seed = "0xe5be9a5092b81bca64be81d212e7f2f9eba183bb7a90954f7b76361f6edb5c0a";
	const signPayload = async () => {
		throw new Error(`cannot derive ${phrase}`);
	};
	const plan = phala.createStakePool();
	const attempts: readonly (() => unknown)[] = [
		() => plan.send(phrase as never).inBlock,
		() => plan.send({ phrase } as never).inBlock,
		() => plan.send({ address, seed } as never).inBlock,
		() => plan.check(phrase),
		() => phala.delegator(phrase),
		() => plan.send({ address: phrase, signer: {} } as never).inBlock,
		() => plan.send({ address, signer: { signPayload } }).inBlock,
		() => connect("wss://user:s3cret@127.0.0.1:1/s3cret", { timeoutMs: 300 }),
	];
	for (const attempt of attempts) {
		const error = await Promise.resolve()
			.then(attempt)
			.catch((cause: unknown) => cause);
		if (!isPhalaError(error)) throw new Error(`${attempt} has no PhalaError`, { cause: error });
		expect(`${error.message} ${stringify(error.details)} ${JSON.stringify(error)} ${inspect(error)}`).not.toMatch(
			/curtain smoke|e5be9a5092b81bca|s3cret/,
		);
	}
});
