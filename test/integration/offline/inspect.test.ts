import { describe, expect, test } from "vitest";
import { toHex } from "../../../src/codec/hex.ts";
import { type Hex, type Phala, parsePha, percent, type UnsignedTransaction } from "../../../src/index.ts";
import { inspectUnsigned } from "../../../src/offline/index.ts";
import { createFixture } from "../../../src/testing/index.ts";

const chains = {
	1: createFixture({ generation: 1, setUp: ({ pool }) => pool() }),
	2: createFixture({ generation: 2, setUp: ({ pool }) => pool() }),
};
const metadataOf = async (phala: Phala): Promise<Hex> => (await (await phala.api()).rpc.state.getMetadata()).toHex();

describe.each([1, 2] as const)("what an offline machine would sign, generation %i", (generation) => {
	test("is decoded, in words", async () => {
		await using t = await chains[generation].start();
		const { phala, accounts } = t;
		const metadata = await metadataOf(phala);
		const unsigned = await phala.delegator(accounts.bob).contribute(0, parsePha("10")).unsigned(undefined, { tip: 5n });
		const content = await inspectUnsigned(JSON.parse(JSON.stringify(unsigned)), metadata, phala.network);
		expect(content).toMatchObject({
			account: phala.formatAddress(accounts.bob),
			specName: phala.network.specName,
			specVersion: phala.network.specVersion,
			genesisHash: phala.network.genesisHash,
			nonce: unsigned.nonce,
			tip: 5n,
			lastValidBlock: unsigned.lastValidBlock,
			callHash: unsigned.callHash,
			signable: unsigned.signable,
		});
		expect(content.lines).toEqual(
			generation === 1
				? ["phalaStakePool.contribute(pid: 0, amount: 10 PHA)"]
				: [
						"utility.batchAll(), with these 2 calls:",
						"  phalaWrappedBalances.wrap(amount: 10 PHA)",
						"  phalaStakePoolv2.contribute(pid: 0, amount: 10 PHA, asVault: none)",
					],
		);
	});

	test("has addresses in place of accounts, and every call of a batch by proxy", async () => {
		await using t = await chains[generation].start();
		const { phala, accounts } = t;
		const { alice, bob, dave } = accounts;
		const pool = phala.stakePool(0);
		const plans = [pool.addToWhitelist(bob), pool.setCommission(percent("5"))];
		const unsigned = await phala.batch(plans).as(alice).unsigned(dave);
		const { lines } = await inspectUnsigned(unsigned, await metadataOf(phala));
		const [first, second, third, fourth] = lines;
		expect(first).toContain(`proxy.proxy(real: ${phala.formatAddress(alice)}, forceProxyType: `);
		expect(second).toBe("  utility.batchAll(), with these 2 calls:");
		expect(third).toContain(`addStakerToWhitelist(pid: 0, staker: ${phala.formatAddress(bob)})`);
		expect(fourth).toContain("setPayoutPref(pid: 0, payoutCommission: 50000)");
	});

	test("is refused where anything was changed, or is for another chain or runtime", async () => {
		await using t = await chains[generation].start();
		const { phala, accounts } = t;
		const metadata = await metadataOf(phala);
		const plan = phala.delegator(accounts.bob).contribute(0, parsePha("10"));
		const unsigned = await plan.unsigned();
		const other = await phala.delegator(accounts.bob).contribute(0, parsePha("11")).unsigned();
		for (const field of ["bytes", "signable", "method", "callHash"] as const)
			await expect(inspectUnsigned({ ...unsigned, [field]: other[field] }, metadata)).rejects.toMatchObject({
				code: "INVALID_ARGUMENT",
			});
		for (const field of ["nonce", "lastValidBlock"] as const)
			await expect(inspectUnsigned({ ...unsigned, [field]: 1_000 }, metadata)).rejects.toMatchObject({
				details: { name: `unsigned.${field}` },
			});
		const genesisHash = toHex(new Uint8Array(32));
		await expect(inspectUnsigned(unsigned, metadata, { genesisHash })).rejects.toMatchObject({ code: "WRONG_GENESIS" });
		const wrong = { code: "INVALID_ARGUMENT" };
		for (const no of [null, undefined, 5])
			await expect(inspectUnsigned(unsigned, no as never)).rejects.toMatchObject(wrong);
		await expect(inspectUnsigned(unsigned, metadata, null as never)).rejects.toMatchObject(wrong);
		const upgraded = { ...unsigned, payload: { ...unsigned.payload, specVersion: "0x00000001" as Hex } };
		await expect(inspectUnsigned(upgraded, metadata)).rejects.toMatchObject({ details: { name: "metadata" } });
		for (const no of [null, {}, "text"])
			await expect(inspectUnsigned(no as unknown as UnsignedTransaction, metadata)).rejects.toMatchObject({
				code: "INVALID_ARGUMENT",
				details: { name: "unsigned" },
			});
		await expect(inspectUnsigned(unsigned, "0x1234")).rejects.toMatchObject({ code: "DECODE_FAILED" });
	});
});
