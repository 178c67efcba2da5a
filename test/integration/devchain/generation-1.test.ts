import { beforeAll, describe, expect, it } from "vitest";
import { call, PHA, read, send } from "../../support/devchain/api.ts";
import { devChains, sharedDevChain } from "../../support/devchain/dev-chains.ts";

describe("a chain of generation 1", () => {
	const shared = sharedDevChain({ generation: 1 });
	let worker: string;
	beforeAll(async () => {
		const { api, chain } = shared;
		const { alice } = chain.accounts;
		await send(call(api, "phalaStakePool", "create"), alice);
		worker = await chain.registerWorker({ operator: alice.address, score: 400, confidenceLevel: 1 });
		await send(call(api, "phalaStakePool", "addWorker", 0, worker), alice);
	});

	it("is rhala, with an hour of grace and 12 s blocks", async () => {
		const { api } = shared;
		expect(api.runtimeVersion.specName.toString()).toBe("rhala");
		expect(api.runtimeVersion.specVersion.toNumber()).toBe(1180);
		expect(api.consts.phalaStakePool?.gracePeriod?.toJSON()).toBe(3600);
		const slot = await api.rpc.state.call("AuraApi_slot_duration", "0x");
		expect(api.registry.createType("u64", slot.toU8a(true)).toNumber()).toBe(12_000);
		expect(api.tx.phalaStakePoolv2).toBeUndefined();
	});

	it("funds, locks and prices as its balances do", async () => {
		const { api, chain } = shared;
		const { bob } = chain.accounts;
		await chain.fund(bob.address, 5n);
		const sent = await send(call(api, "phalaStakePool", "contribute", 0, 3000n * PHA), bob);
		expect(sent.events).toContain("phalaStakePool.Contribution");
		const { data } = (await read(api, "system", "account", bob.address)) as { data: { miscFrozen: string } };
		expect(BigInt(data.miscFrozen)).toBe(3000n * PHA);
		const transfer = call(api, "balances", "transfer", bob.address, 1);
		const { partialFee } = await transfer.paymentInfo(bob);
		await transfer.signAsync(bob, { era: 0 });
		const fee = 100_000_000n + 10_000_000n * BigInt(transfer.encodedLength) + (166_860_000n * 1_158_772n) / 1_000_000n;
		const info = await chain.provider.send("payment_queryInfo", [transfer.toHex()]);
		expect(info).toEqual({ weight: 166_860_000, class: "normal", partialFee: String(fee) });
		// The library guesses the length with a mortal signature: one byte more.
		expect(partialFee.toBigInt()).toBe(fee + 10_000_000n);
	});

	it("accepts messages of its gatekeeper", async () => {
		const { api, chain } = shared;
		const { alice } = chain.accounts;
		await send(call(api, "phalaStakePool", "startMining", 0, worker, 2000n * PHA), alice);
		const [miner] = (await api.query.phalaMining?.miners?.keys())?.map(({ args }) => args[0]?.toString()) ?? [];
		const state = async () => ((await read(api, "phalaMining", "miners", miner)) as { state: string }).state;
		await chain.offline(worker);
		expect(await state()).toBe("MiningUnresponsive");
		await chain.online(worker);
		expect(await state()).toBe("MiningIdle");
		const before = (await read(api, "phalaMining", "miners", miner)) as { v: string };
		await chain.settle([{ worker, payout: 5n * PHA, treasury: PHA }]);
		expect(await read(api, "phalaMining", "miners", miner)).toMatchObject({ v: before.v });
		const claimed = await send(call(api, "phalaStakePool", "claimStakerRewards", 0, alice.address), chain.accounts.bob);
		expect(claimed.events).toContain("phalaStakePool.StakerRewardsWithdrawn");
	});
});

describe("the grace period", () => {
	const { start, connect } = devChains();

	it.each([
		[1, "phalaStakePool"],
		[2, "phalaStakePoolv2"],
	] as const)("of generation %i is the one that the chain was started with", async (generation, pallet) => {
		const chain = await start({ generation, gracePeriodSeconds: 604_801 });
		const api = await connect(chain.provider);
		expect(api.consts[pallet]?.gracePeriod?.toJSON()).toBe(604_801);
	});
});
