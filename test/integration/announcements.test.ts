import type { KeyringPair } from "@polkadot/keyring/types";
import { describe, expect, it } from "vitest";
import { type Phala, parsePha } from "../../src/index.ts";
import { createFixture } from "../../src/testing/index.ts";

const pha = parsePha;
const DELAY = 5;

interface Setting {
	readonly phala: Phala;
	/** Owns pool `pid`. */
	readonly alice: KeyringPair;
	readonly bob: KeyringPair;
	/** A proxy of Alice that has to announce its calls. */
	readonly dave: KeyringPair;
	readonly pid: number;
	passBlocks(count: number): Promise<void>;
}

const onePool = (generation: 1 | 2) => createFixture({ generation, setUp: async ({ pool }) => (await pool()).pid });
const fixtures = { 1: onePool(1), 2: onePool(2) };

async function withSetting(generation: 1 | 2, body: (setting: Setting) => Promise<void>): Promise<void> {
	await using t = await fixtures[generation].start();
	const { chain, phala, accounts, data: pid } = t;
	const { alice, bob, dave } = accounts;
	const api = await phala.api();
	await api.tx.proxy?.addProxy?.(dave.address, "Any", DELAY).signAndSend(alice, { nonce: -1 });
	await chain.newBlock();
	const passBlocks = async (count: number) => {
		for (let block = 0; block < count; block++) await chain.newBlock();
	};
	await body({ phala, alice, bob, dave, pid, passBlocks });
}

describe.each([1, 2] as const)("announcements in generation %i", (generation) => {
	it("announces a plan, which any account executes once the delay is over", async () => {
		await withSetting(generation, async ({ phala, alice, bob, dave, pid, passBlocks }) => {
			const plan = phala.stakePool(pid).setCap(pha("500"));
			expect((await plan.announce(alice).preview(dave)).result).toMatchObject({ delay: DELAY, executableFrom: null });
			const { result, block } = await plan.announce(alice).send(dave).inBlock;
			expect(result).toMatchObject({ delay: DELAY, executableFrom: block.number + DELAY });
			const announcements = await phala.announcements(dave);
			expect(await announcements.list()).toEqual([
				{
					account: phala.formatAddress(alice),
					callHash: result.callHash,
					height: block.number,
					executableFrom: block.number + DELAY,
				},
			]);
			const execution = plan.as(alice, { announcedBy: dave });
			const [early] = await execution.check(bob);
			expect(early).toMatchObject({
				code: "PROXY_DELAYED",
				details: { proxyType: "Any", delay: DELAY, executableFrom: block.number + DELAY },
			});
			expect(early?.message).toContain(`from block ${block.number + DELAY} on`);
			await passBlocks(DELAY - 1);
			expect(await execution.check(bob)).toEqual([]);
			expect((await execution.send(bob).inBlock).result).toEqual({ cap: pha("500") });
			expect((await phala.stakePool(pid).get()).cap).toBe(pha("500"));
			expect(await announcements.list()).toEqual([]);
			const [again] = await execution.check(bob);
			expect(again).toMatchObject({ code: "PROXY_DELAYED", details: { executableFrom: null } });
		});
	});

	it("executes exactly the call that was announced", async () => {
		await withSetting(generation, async ({ phala, alice, bob, dave, pid, passBlocks }) => {
			await phala.delegator(alice).contribute(pid, pha("100")).send(alice).inBlock;
			const withdrawal = phala.delegator(alice).withdraw(pid, { amount: pha("10") });
			const { result } = await withdrawal.announce(alice).send(dave).inBlock;
			await passBlocks(DELAY);
			const exact = phala.call(result.call ?? "0x").as(alice, { announcedBy: dave });
			expect(await exact.check(bob)).toEqual([]);
			const executed = (await exact.send(bob).inBlock).result;
			expect(executed).toMatchObject({ operation: "delegator.withdraw", result: { paid: pha("10") } });
		});
	});

	it("removes an announcement by the proxy, and rejects one by the account", async () => {
		await withSetting(generation, async ({ phala, alice, bob, dave, pid }) => {
			const announcements = await phala.announcements(dave);
			for (const kind of ["remove", "reject"] as const) {
				const plan = phala.stakePool(pid).setCap(pha("500")).announce(alice);
				const { result } = await plan.send(dave).inBlock;
				const removal = announcements[kind](alice, result.callHash);
				const signer = kind === "remove" ? dave : alice;
				expect(await removal.check()).toEqual([]);
				await expect(removal.check(bob)).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
				const removed = (await removal.send(signer).inBlock).result;
				expect(removed.callHash).toBe(result.callHash);
				expect(removed.deposit).toBeGreaterThan(0n);
				expect(await removal.check()).toMatchObject([{ code: "PROXY_NOT_FOUND" }]);
				await expect(removal.send(signer, { check: false }).inBlock).rejects.toMatchObject({ code: "PROXY_NOT_FOUND" });
			}
			expect(() => announcements.remove(alice, "0x00")).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
		});
	});

	it("needs a proxy, and names the types that would do", async () => {
		await withSetting(generation, async ({ phala, alice, bob, dave, pid }) => {
			const plan = phala.stakePool(pid).setCap(pha("500"));
			const [none] = await plan.announce(alice).check(bob);
			expect(none).toMatchObject({ code: "NOT_PROXY", details: { found: [] } });
			const [other] = await plan.announce(alice, { proxyType: "StakePoolManager" }).check(dave);
			expect(other).toMatchObject({ code: "NOT_PROXY", details: { proxyType: "StakePoolManager" } });
			const [direct] = await plan.as(alice).check(dave);
			expect(direct).toMatchObject({ code: "PROXY_DELAYED", details: { delay: DELAY, executableFrom: null } });
			expect(() => phala.delegator(bob).contribute(pid, pha("1")).announce(alice)).toThrow(
				expect.objectContaining({ code: "INVALID_ARGUMENT" }),
			);
		});
	});
});
