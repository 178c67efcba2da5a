import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parsePha } from "../../src/index.ts";
import { createFixture } from "../../src/testing/index.ts";
import { failed } from "../support/failed.ts";

const P = parsePha;

/** A chain with a pool of Alice for each test of a group. */
const usePool = (generation: 1 | 2) =>
	createFixture({ generation, setUp: ({ pool }) => pool() }).use(beforeEach, afterEach);

const codesOf = (failures: readonly { readonly code: string }[]) => failures.map(({ code }) => code);

describe("generation 1 beyond 2^64 pico", () => {
	const current = usePool(1);

	it("gen1-pool-over-2-64: takes the contribution that makes such a pool, and reads it, its positions and every list", async () => {
		const {
			chain,
			phala,
			data: { pid },
		} = current();
		const { alice, bob, charlie } = chain.accounts;
		await phala.createStakePool().send(alice).inBlock;
		await chain.fund(bob.address, P("20000000"));
		await phala.delegator(bob.address).contribute(pid, P("18000000")).send(bob).inBlock;
		await phala.delegator(charlie.address).contribute(pid, P("902530")).send(charlie).inBlock;

		const pool = await phala.stakePool(pid).get();
		expect(pool).toMatchObject({ totalStake: P("18902530"), totalShares: P("18902530"), sharePrice: 1n << 64n });
		expect((await phala.stakePools.list()).map((row) => row.totalStake)).toEqual([P("18902530"), 0n]);
		expect(await phala.stakePools.list({ fields: ["owner"] })).toHaveLength(2);
		const me = phala.delegator(charlie.address);
		expect(await me.position(pid)).toMatchObject({ value: P("902530"), shares: P("902530") });
		expect((await me.get()).stakedTotal).toBe(P("902530"));
		expect(await phala.stakePool(pid).positions()).toHaveLength(2);
		expect((await phala.stakePool(pid).projectQueue()).steps).toEqual([]);
		const { result } = await me.withdraw(pid, { amount: P("902530") }).send(charlie).inBlock;
		// Of the free stake too the chain sees the lowest 64 bits only: the rest waits.
		expect(result.paid).toBe(P("18902530") - 2n ** 64n - 2n);
		expect(result.queued).toBe(P("902530") - P("18902530") + 2n ** 64n + 1n);
	});

	it("warns of an amount of which the chain would drop a part", async () => {
		const {
			chain,
			phala,
			data: { pid },
		} = current();
		const { bob } = chain.accounts;
		await chain.fund(bob.address, P("40000000"));
		const me = phala.delegator(bob.address);
		expect(codesOf(await me.contribute(pid, P("20000000")).check())).toEqual(["AMOUNT_TOO_LARGE"]);
		await me.contribute(pid, P("10000000")).send(bob).inBlock;
		const [failure] = await me.contribute(pid, P("10000000")).check();
		expect(failure).toMatchObject({ code: "AMOUNT_TOO_LARGE", details: { maximum: 2n ** 64n - 1n - P("10000000") } });
	});
});

describe("generation 2 beyond its fixed-point numbers", () => {
	const current = usePool(2);

	it("reads the pool and the list", async () => {
		const {
			chain,
			phala,
			data: { pid },
		} = current();
		const { bob } = chain.accounts;
		await phala.delegator(bob.address).contribute(pid, P("100")).send(bob).inBlock;
		const api = await phala.api();
		const pools = api.query.phalaBasePool?.pools as never as {
			(pid: number): Promise<{ toJSON(): { stakePool: { basepool: object } } }>;
			key(pid: number): string;
			creator: { meta: { type: { asMap: { value: never } } } };
		};
		const { stakePool } = (await pools(pid)).toJSON();
		const totals = { totalShares: (2n ** 128n - 1n).toString(), totalValue: (2n ** 128n - 1n).toString() };
		const type = api.registry.createLookupType(pools.creator.meta.type.asMap.value);
		const value = api.registry
			.createType(type, { StakePool: { ...stakePool, basepool: { ...stakePool.basepool, ...totals } } })
			.toHex();
		await chain.provider.send("dev_setStorage", [[[pools.key(pid), value]]]);
		await chain.newBlock();
		const all = await phala.stakePools.list();
		expect(all).toMatchObject([{ totalStake: 2n ** 128n - 1n, sharePrice: null }]);
		const me = phala.delegator(bob.address);
		expect(await me.position(pid)).toMatchObject({ shares: P("100"), value: P("100") });
		expect(codesOf(await me.contribute(pid, P("1")).check())).toEqual(["CHAIN_FAULT"]);
		expect(codesOf(await me.withdraw(pid, "all").check())).toEqual(["CHAIN_FAULT"]);
	});
});

describe("W-PHA that an account cannot hold", () => {
	const current = usePool(2);

	it("burnt-rest-unsaid: is foretold by unwrap, contribute and contributeToPool", async () => {
		const {
			chain,
			phala,
			data: { pid },
		} = current();
		const { bob } = chain.accounts;
		const me = phala.delegator(bob.address);
		await me.wrap(P("100")).send(bob).inBlock;
		const burnt = { amount: P("0.00005"), minimum: P("0.0001") };
		for (const plan of [me.unwrap(P("99.99995")), me.contribute(pid, P("99.99995"))]) {
			const [failure, ...others] = await plan.check();
			expect(others).toEqual([]);
			expect(failure).toMatchObject({ code: "REST_WOULD_BURN", details: burnt });
			expect(failure?.message).toContain("0.00005 PHA");
			expect((await failed(plan.send(bob).inBlock)).code).toBe("REST_WOULD_BURN");
		}
		expect(await me.unwrap(P("99.9999")).check()).toEqual([]);
		expect(await me.unwrap("all").check()).toEqual([]);
		expect(await me.contribute(pid, P("100")).check()).toEqual([]);
		const { pid: vault } = (await phala.createVault().send(bob).inBlock).result;
		await me.contribute(vault, P("100")).send(bob).inBlock;
		const [failure] = await phala.vault(vault).contributeToPool(pid, P("99.99995")).check(bob.address);
		expect(failure).toMatchObject({ code: "REST_WOULD_BURN", details: burnt });
		expect((await me.get()).wrapped).toBe(0n);
	});
});

describe("a chain without W-PHA", () => {
	const current = usePool(2);

	it("no-wrapped-asset: is named by the check as by the chain", async () => {
		const {
			chain,
			phala,
			data: { pid },
		} = current();
		const { bob } = chain.accounts;
		const api = await phala.api();
		const asset = api.query.assets?.asset;
		await chain.provider.send("dev_setStorage", [[[asset?.key(10_000), null]]]);
		await chain.newBlock();
		const me = phala.delegator(bob.address);
		for (const plan of [me.wrap(P("5")), me.contribute(pid, P("5")), me.unwrap("all")]) {
			expect(codesOf(await plan.check())).toEqual(["WRAPPED_ASSET_MISSING"]);
			const error = await failed(plan.send(bob, { check: false }).inBlock);
			expect(error).toMatchObject({ code: "WRAPPED_ASSET_MISSING", details: { dispatch: { name: "UnknownAsset" } } });
		}
		expect(await me.get()).toMatchObject({ wrapped: 0n });
	});
});

describe.each([1, 2] as const)("generation %i", (generation) => {
	const current = usePool(generation);

	it("contributes everything but what the account needs to leave again, and reports how much", async () => {
		const {
			chain,
			phala,
			data: { pid },
		} = current();
		const { bob } = chain.accounts;
		const me = phala.delegator(bob.address);
		const before = await me.get();
		const { result } = await me.contribute(pid, "all").send(bob).inBlock;
		expect(result.amount).toBe(before.contributable - P("0.1"));
		expect((await me.position(pid))?.value).toBeGreaterThanOrEqual(result.amount - 2n);
		await me.withdraw(pid, "all").send(bob).inBlock;
		if (generation === 2) await me.unwrap("all").send(bob).inBlock;
		const after = await me.get();
		expect(before.free - after.free).toBeLessThan(P("0.01"));
		expect(after.positions).toEqual([]);
	});

	it("contributes nothing of an account that needs all it has", async () => {
		const {
			chain,
			phala,
			data: { pid },
		} = current();
		const me = phala.delegator(`0x${"77".repeat(32)}`);
		await chain.fund(me.address, P("0.105"));
		const failures = await me.contribute(pid, "all").check();
		expect(failures[0]).toMatchObject({
			code: "INSUFFICIENT_BALANCE",
			details: { required: P("0.11"), available: generation === 1 ? P("0.105") : P("0.095") },
		});
	});

	it("withdraws the position's value whole, and warns of shares that would be left", async () => {
		const {
			chain,
			phala,
			data: { pid },
		} = current();
		const { bob, charlie } = chain.accounts;
		await phala.delegator(bob.address).contribute(pid, P("3333.333333333333")).send(bob).inBlock;
		const me = phala.delegator(charlie.address);
		await me.contribute(pid, P("1234.567890123457")).send(charlie).inBlock;
		const { shares, value } = (await me.position(pid)) ?? { shares: 0n, value: 0n };
		for (const rest of [1n, 1000n, 1001n]) {
			const [failure] = await me.withdraw(pid, { shares: shares - rest }).check();
			expect(failure).toMatchObject({ code: "SHARES_UNWITHDRAWABLE", details: { shares: rest } });
			expect(failure?.message).toContain(`${rest} shares`);
		}
		const { result } = await me.withdraw(pid, { amount: value }).send(charlie).inBlock;
		expect(result).toMatchObject({ requested: shares, queued: 0n });
		expect(await me.position(pid)).toBeNull();
	});
});
