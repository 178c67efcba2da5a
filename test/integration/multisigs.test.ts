import type { KeyringPair } from "@polkadot/keyring/types";
import { createKeyMulti, encodeAddress } from "@polkadot/util-crypto";
import { describe, expect, it } from "vitest";
import type { DevChain } from "../../src/devchain/index.ts";
import { type Hex, type MultisigOptions, type Phala, type Plan, parsePha } from "../../src/index.ts";
import { createFixture } from "../../src/testing/index.ts";

const GENERATIONS = [1, 2] as const;
const pha = parsePha;

interface Setting {
	readonly chain: DevChain;
	readonly phala: Phala;
	readonly alice: KeyringPair;
	readonly bob: KeyringPair;
	readonly charlie: KeyringPair;
	readonly dave: KeyringPair;
	/** Two of Alice, Bob and Charlie. */
	readonly options: MultisigOptions;
	/** Their account, with 1000 PHA. */
	readonly account: string;
	/** A pool of Alice. */
	readonly pid: number;
	addProxy(real: KeyringPair, delegate: string, type: string): Promise<void>;
}

const onePool = (generation: 1 | 2) => createFixture({ generation, setUp: async ({ pool }) => (await pool()).pid });
const fixtures = { 1: onePool(1), 2: onePool(2) };

async function withSetting(generation: 1 | 2, body: (setting: Setting) => Promise<void>): Promise<void> {
	await using t = await fixtures[generation].start();
	const { chain, phala, accounts, data: pid } = t;
	const { alice, bob, charlie, dave } = accounts;
	const options = { threshold: 2, signatories: [charlie, alice, bob] };
	const { address: account } = await phala.multisig(options);
	await chain.fund(account, pha("1000"));
	const addProxy = async (real: KeyringPair, delegate: string, type: string) => {
		const api = await phala.api();
		await api.tx.proxy?.addProxy?.(delegate, type, 0).signAndSend(real, { nonce: -1 });
		await chain.newBlock();
	};
	await body({ chain, phala, alice, bob, charlie, dave, options, account, pid, addProxy });
}

const codes = async (plan: Plan<unknown>, account: KeyringPair) => (await plan.check(account)).map(({ code }) => code);

describe.each(GENERATIONS)("by multisig in generation %i", (generation) => {
	it("has the address that other libraries derive", async () => {
		await withSetting(generation, async ({ phala, alice, bob, charlie, options }) => {
			const multisig = await phala.multisig(options);
			const key = createKeyMulti([alice.address, bob.address, charlie.address], 2);
			expect(multisig.address).toBe(encodeAddress(key, phala.network.ss58Prefix));
			expect(multisig).toMatchObject({ threshold: 2 });
			expect(new Set(multisig.signatories)).toEqual(
				new Set([alice, bob, charlie].map((each) => phala.formatAddress(each))),
			);
		});
	});

	it("collects approvals, and executes with the last one", async () => {
		await withSetting(generation, async ({ phala, alice, bob, charlie, options, account }) => {
			const plan = phala.createStakePool().multisig(options);
			const multisig = await phala.multisig(options);
			const before = await phala.delegator(alice).get();
			expect((await plan.preview(alice)).result).toMatchObject({ executed: false, approvals: 1, timepoint: null });
			const simulated = await plan.simulate(alice);
			const place = { height: simulated.after.block.number, index: expect.any(Number) };
			expect(simulated.result).toMatchObject({ executed: false, approvals: 1, timepoint: place });
			const first = await plan.send(alice).inBlock;
			expect(first.result).toMatchObject({ executed: false, approvals: 1, threshold: 2 });
			const [call, ...others] = await multisig.pending();
			expect(others).toEqual([]);
			expect(call).toMatchObject({
				callHash: first.result.executed ? null : first.result.callHash,
				timepoint: first.result.executed ? null : first.result.timepoint,
				depositor: phala.formatAddress(alice),
				approvals: [phala.formatAddress(alice)],
			});
			expect(call?.timepoint.height).toBe(first.block.number);
			expect((await phala.delegator(alice).get()).free).toBe(before.free - first.fee - (call?.deposit ?? 0n));
			const [again] = await plan.check(alice);
			expect(again).toMatchObject({ code: "ALREADY_APPROVED", details: { approvals: 1, threshold: 2 } });
			await expect(plan.send(alice, { check: false }).inBlock).rejects.toMatchObject({ code: "ALREADY_APPROVED" });
			expect(await plan.check(charlie)).toEqual([]);
			expect((await plan.preview(bob)).result).toMatchObject({ executed: true });
			const { result } = await plan.send(bob).inBlock;
			if (!result.executed) throw new Error("not executed");
			expect((await phala.stakePool(result.result.pid).get()).owner).toBe(account);
			expect(await multisig.pending()).toEqual([]);
		});
	});

	it("counts approvals up to a threshold of three", async () => {
		await withSetting(generation, async ({ phala, alice, bob, charlie, dave }) => {
			const options = { threshold: 3, signatories: [alice, bob, charlie, dave] };
			const plan = phala.createStakePool().multisig(options);
			const first = (await plan.send(dave).inBlock).result;
			const second = (await plan.send(alice).inBlock).result;
			expect(second).toEqual({ ...first, approvals: 2 });
			expect((await plan.send(charlie).inBlock).result).toMatchObject({ executed: true });
		});
	});

	it("executes at once with a threshold of one", async () => {
		await withSetting(generation, async ({ phala, alice, bob, pid }) => {
			const options = { threshold: 1, signatories: [alice, bob] };
			const created = await phala.createStakePool().multisig(options).send(bob).inBlock;
			expect(created.result).toMatchObject({ executed: true });
			const foreign = phala.stakePool(pid).setCap(pha("5")).multisig(options);
			expect(await codes(foreign, alice)).toEqual(["NOT_POOL_OWNER"]);
			await expect(foreign.send(alice, { check: false }).inBlock).rejects.toMatchObject({ code: "NOT_POOL_OWNER" });
		});
	});

	it("is checked as the multisig; a refusal inside is a refusal", async () => {
		await withSetting(generation, async ({ phala, alice, bob, dave, options, account, pid }) => {
			const foreign = phala.stakePool(pid).setCap(pha("5")).multisig(options);
			expect(await codes(foreign, alice)).toEqual(["NOT_POOL_OWNER"]);
			await foreign.send(alice, { check: false }).inBlock;
			await expect(foreign.send(bob, { check: false }).inBlock).rejects.toMatchObject({
				code: "NOT_POOL_OWNER",
				details: { owner: phala.formatAddress(alice), dispatch: expect.anything() },
			});
			const rich = phala.delegator(account).contribute(pid, pha("100000")).multisig(options);
			expect(await codes(rich, alice)).toEqual(["INSUFFICIENT_BALANCE"]);
			await expect(rich.check(dave)).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
			const contribution = phala.delegator(account).contribute(pid, pha("500")).multisig(options);
			await contribution.send(alice).inBlock;
			const done = await contribution.send(bob).inBlock;
			expect(done.result).toMatchObject({ executed: true, result: { amount: pha("500") } });
			expect((await phala.delegator(account).position(pid))?.value).toBe(pha("500"));
		});
	});

	it("needs a deposit that the signer can afford", async () => {
		await withSetting(generation, async ({ chain, phala, alice, dave }) => {
			const options = { threshold: 2, signatories: [alice, dave] };
			const { transferable } = await phala.delegator(dave).get();
			const api = await phala.api();
			const rest = pha("0.5");
			await api.tx.balances?.transferKeepAlive?.(alice.address, transferable - rest).signAndSend(dave, { nonce: -1 });
			await chain.newBlock();
			const plan = phala.createStakePool().multisig(options);
			const [failure] = await plan.check(dave);
			expect(failure).toMatchObject({ code: "INSUFFICIENT_BALANCE", details: { dispatch: null } });
			await expect(plan.send(dave, { check: false }).inBlock).rejects.toMatchObject({ code: "INSUFFICIENT_BALANCE" });
		});
	});

	it("reserves the deposit of all that the signer has", async () => {
		await withSetting(generation, async ({ chain, phala, alice, dave }) => {
			const options = { threshold: 2, signatories: [alice, dave] };
			const plan = phala.createStakePool().multisig(options);
			const multisig = await phala.multisig(options);
			await plan.send(alice).inBlock;
			const [{ deposit } = { deposit: 0n }] = await multisig.pending();
			await plan.send(dave).inBlock;
			const fee = await plan.fee(dave);
			const { free } = await phala.delegator(dave).get();
			// Reserved PHA keeps an account of generation 1 alive: its free PHA may be all of the deposit.
			const existential = generation === 1 ? 0n : pha("0.01");
			const api = await phala.api();
			const leave = async (rest: bigint) => {
				const { free: now } = await phala.delegator(dave).get();
				const call = api.tx.balances?.transferKeepAlive?.(alice.address, 1n);
				const { partialFee } = (await call?.paymentInfo(dave)) ?? { partialFee: 0n };
				await api.tx.balances
					?.transferKeepAlive?.(alice.address, now - rest - BigInt(String(partialFee)))
					.signAndSend(dave, { nonce: -1 });
				await chain.newBlock();
			};
			expect(free).toBeGreaterThan(deposit);
			await leave(deposit + 2n * fee + existential);
			expect(await plan.check(dave)).toEqual([]);
			expect((await plan.send(dave).inBlock).result).toMatchObject({ executed: false });
		});
	});

	it("approves by hash, and executes exactly the call that waits", async () => {
		await withSetting(generation, async ({ phala, alice, bob, charlie, account, pid }) => {
			const options = { threshold: 3, signatories: [alice, bob, charlie] };
			const multisig = await phala.multisig(options);
			const plan = phala.createStakePool().multisig(options);
			const first = (await plan.send(alice).inBlock).result;
			if (first.executed) throw new Error("executed");
			const approval = multisig.approve(first.callHash);
			expect((await approval.preview(bob)).result).toMatchObject({ executed: false, approvals: 2, call: null });
			expect((await approval.send(bob).inBlock).result).toEqual({ ...first, approvals: 2, call: null });
			expect(await codes(approval, bob)).toEqual(["ALREADY_APPROVED"]);
			const [pending] = await multisig.pending();
			expect(pending?.call).toBe(first.call);
			// A hash executes nothing.
			expect((await approval.preview(charlie)).result).toMatchObject({ executed: false, approvals: 3 });
			const exact = phala.call(pending?.call ?? "0x").multisig(options);
			const last = (await exact.send(charlie).inBlock).result;
			expect(last).toMatchObject({
				executed: true,
				result: { operation: "createStakePool", result: { pid: pid + 1 } },
			});
			expect(account).not.toBe(multisig.address);
			const one = await phala.multisig({ ...options, threshold: 1 });
			expect(() => one.approve(first.callHash)).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
			for (const wrong of ["0x0", "0x", null, 7])
				await expect(phala.call(wrong as Hex).check(alice)).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
			await expect(phala.call("0xffff").check(alice)).rejects.toMatchObject({ code: "DECODE_FAILED" });
		});
	});

	it("refuses to open a second operation where the call depends on the state", async () => {
		await withSetting(generation, async ({ phala, alice, bob, options, account, pid }) => {
			const multisig = await phala.multisig(options);
			const contribution = phala.delegator(account).contribute(pid, pha("500")).multisig(options);
			await contribution.send(alice).inBlock;
			await contribution.send(bob).inBlock;
			const plan = phala.delegator(account).withdraw(pid, "all").multisig(options);
			const [first] = [await plan.send(alice).inBlock];
			if (first.result.executed) throw new Error("executed");
			// The same call, as long as the state is the same.
			expect(await plan.check(bob)).toEqual([]);
			const other = phala
				.delegator(account)
				.withdraw(pid, { amount: pha("100") })
				.multisig(options);
			expect(await other.check(bob)).toMatchObject([
				{ code: "OTHER_CALL_PENDING", details: { callHashes: [first.result.callHash] } },
			]);
			// The first signatory has approved what waits.
			expect(await other.check(alice)).toEqual([]);
			const separate = phala.delegator(account).withdraw(pid, { amount: pha("100") });
			expect(await separate.multisig({ ...options, separate: true }).check(bob)).toEqual([]);
			expect(await phala.createStakePool().multisig(options).check(bob)).toEqual([]);
			const [pending] = await multisig.pending();
			const exact = phala.call(pending?.call ?? "0x").multisig(options);
			expect((await exact.send(bob).inBlock).result).toMatchObject({
				executed: true,
				result: { operation: "delegator.withdraw", result: { paid: pha("500") } },
			});
		});
	});

	it("cancels what waits, by the first signatory alone", async () => {
		await withSetting(generation, async ({ phala, alice, bob, options }) => {
			const { result } = await phala.createStakePool().multisig(options).send(alice).inBlock;
			if (result.executed) throw new Error("executed");
			const multisig = await phala.multisig(options);
			const cancel = multisig.cancel(result.callHash);
			const [failure] = await cancel.check(bob);
			expect(failure).toMatchObject({ code: "NOT_DEPOSITOR", details: { depositor: phala.formatAddress(alice) } });
			await expect(cancel.send(bob, { check: false }).inBlock).rejects.toMatchObject({ code: "NOT_DEPOSITOR" });
			const [call] = await multisig.pending();
			expect((await cancel.send(alice).inBlock).result).toEqual({ callHash: result.callHash, deposit: call?.deposit });
			expect(await multisig.pending()).toEqual([]);
			expect(await codes(cancel, alice)).toEqual(["MULTISIG_NOT_PENDING"]);
			expect(() => multisig.cancel("0x00")).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
		});
	});

	it("refuses wrong thresholds and signatories before anything is sent", async () => {
		await withSetting(generation, async ({ phala, alice, bob, options, dave, pid }) => {
			const wrong: readonly MultisigOptions[] = [
				{ threshold: 0, signatories: [alice, bob] },
				{ threshold: 3, signatories: [alice, bob] },
				{ threshold: 1.5, signatories: [alice, bob] },
				{ threshold: 1, signatories: [alice] },
				{ threshold: 2, signatories: [alice, bob, alice] },
			];
			for (const each of wrong) {
				await expect(phala.createStakePool().multisig(each).check(alice)).rejects.toMatchObject({
					code: "INVALID_ARGUMENT",
				});
				await expect(phala.multisig(each)).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
			}
			const foreign = phala.delegator(dave).contribute(pid, pha("5")).multisig(options);
			await expect(foreign.check(alice)).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
			const many = Array.from({ length: 101 }, (_, i) => `0x${(i + 1).toString(16).padStart(64, "0")}`);
			const large = phala.createStakePool().multisig({ threshold: 2, signatories: [alice, ...many] });
			expect(await codes(large, alice)).toEqual(["TOO_MANY_SIGNATORIES"]);
			await expect(large.send(alice, { check: false }).inBlock).rejects.toMatchObject({ code: "TOO_MANY_SIGNATORIES" });
		});
	});

	it("executes batches, and by proxy", async () => {
		await withSetting(generation, async ({ phala, alice, bob, charlie, options, account, pid, addProxy }) => {
			const pool = phala.stakePool(pid);
			await addProxy(alice, account, "Any");
			// The multisig is a proxy of the pool's owner.
			const plan = phala
				.batch([pool.setCap(pha("500")), pool.setCommission(20_000)])
				.as(alice)
				.multisig(options);
			await plan.send(bob).inBlock;
			expect((await plan.send(charlie).inBlock).result).toMatchObject({
				executed: true,
				result: [{ cap: pha("500") }, { commissionPpm: 20_000 }],
			});
			// A proxy of a signatory approves.
			await addProxy(bob, alice.address, "Any");
			const approval = pool.setCap(pha("600")).as(alice).multisig(options).as(bob);
			expect(await approval.check(alice)).toEqual([]);
			expect((await approval.send(alice).inBlock).result).toMatchObject({ executed: false, approvals: 1 });
			const last = pool.setCap(pha("600")).as(alice).multisig(options);
			expect((await last.send(charlie).inBlock).result).toMatchObject({ executed: true, result: { cap: pha("600") } });
			// The multisig is refused inside, two levels down.
			const refused = phala.delegator(account).contribute(pid, pha("601")).multisig(options);
			await refused.send(bob, { check: false }).inBlock;
			await expect(refused.send(charlie, { check: false }).inBlock).rejects.toMatchObject({ code: "CAP_EXCEEDED" });
		});
	});

	it("is one of several plans in a batch that goes on", async () => {
		await withSetting(generation, async ({ phala, alice, bob, options, account, pid }) => {
			const approvals = [
				phala.delegator(account).contribute(pid, pha("100")).multisig(options),
				phala.createStakePool().multisig(options),
			] as const;
			await expect(phala.batch(approvals).check(alice)).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
			const first = await phala.batch(approvals, { mode: "force" }).send(alice).inBlock;
			expect(first.result).toMatchObject([
				{ ok: true, result: { executed: false } },
				{ ok: true, result: { executed: false } },
			]);
			const batch = phala.batch([...approvals, phala.delegator(bob).contribute(pid, pha("7"))], {
				mode: "best-effort",
			});
			expect(await batch.check(bob)).toEqual([]);
			expect((await batch.send(bob).inBlock).result).toMatchObject([
				{ ok: true, result: { executed: true, result: { amount: pha("100") } } },
				{ ok: true, result: { executed: true, result: { pid: pid + 1 } } },
				{ ok: true, result: { amount: pha("7") } },
			]);
		});
	});
});
