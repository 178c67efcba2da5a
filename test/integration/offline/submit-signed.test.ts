import { Keyring } from "@polkadot/keyring";
import type { KeyringPair } from "@polkadot/keyring/types";
import { describe, expect, test } from "vitest";
import { toHex } from "../../../src/codec/hex.ts";
import { connect, type Hex, parsePha, percent, type UnsignedTransaction } from "../../../src/index.ts";
import { createFixture } from "../../../src/testing/index.ts";
import { statusesOf } from "../../support/statuses-of.ts";

const chains = {
	1: createFixture({ generation: 1, setUp: ({ pool }) => pool() }),
	2: createFixture({ generation: 2, setUp: ({ pool }) => pool() }),
};

/** The transaction as another machine reads it. */
const carry = (unsigned: UnsignedTransaction): UnsignedTransaction => JSON.parse(JSON.stringify(unsigned));

/** The signature of a machine without a network. */
function sign({ signable }: UnsignedTransaction, pair: KeyringPair, withType = true): Hex {
	return toHex(pair.sign(signable, { withType }));
}

describe.each([1, 2] as const)("a signature made elsewhere, generation %i", (generation) => {
	const start = () => chains[generation].start();

	test("gives the result and the statuses of a plan that is sent", async () => {
		await using t = await start();
		const { chain, phala } = t;
		const { bob } = chain.accounts;
		const plan = phala.delegator(bob).contribute(0, parsePha("100"));
		const unsigned = carry(await plan.unsigned());
		await using other = await connect(chain.createProvider());
		const tx = other.delegator(bob).contribute(0, parsePha("100")).submitSigned(unsigned, sign(unsigned, bob));
		const statuses = statusesOf(tx);
		const { result, hash } = await tx.finalized;
		expect(result.amount).toBe(parsePha("100"));
		expect(result.wrapped).toBe(generation === 1 ? 0n : parsePha("100"));
		expect(hash).toBe(await tx.hash);
		expect(statuses).toEqual(["checking", "signed", "broadcast", "inBlock", "finalized"]);
	});

	test.each(["sr25519", "ed25519", "ecdsa"] as const)(
		"may be %s, with or without the byte of its scheme",
		async (type) => {
			await using t = await start();
			const { chain, phala } = t;
			const pair = new Keyring({ type }).addFromUri("//Offline");
			await chain.fund(pair.address, parsePha("1000"));
			for (const withType of [true, false]) {
				const plan = phala.delegator(pair).contribute(0, parsePha("100"));
				const unsigned = carry(await plan.unsigned());
				expect((await plan.submitSigned(unsigned, sign(unsigned, pair, withType)).inBlock).result.amount).toBe(
					parsePha("100"),
				);
			}
		},
	);

	test("is of the shares that were signed, whatever a withdrawal by value would take now", async () => {
		await using t = await start();
		const { chain, phala } = t;
		const { bob } = chain.accounts;
		const delegator = phala.delegator(bob);
		await delegator.contribute(0, parsePha("100")).send(bob).inBlock;
		const plan = delegator.withdraw(0, "all");
		const unsigned = carry(await plan.unsigned(undefined, { nonce: (await plan.unsigned()).nonce + 1 }));
		await delegator.contribute(0, parsePha("50")).send(bob).inBlock;
		const { result } = await plan.submitSigned(unsigned, sign(unsigned, bob)).inBlock;
		expect(result).toEqual({ requested: parsePha("100"), paid: parsePha("100"), queued: 0n });
	});

	test("is taken for a batch", async () => {
		await using t = await start();
		const { chain, phala } = t;
		const { alice } = chain.accounts;
		const pool = phala.stakePool(0);
		for (const mode of ["all", "force", "best-effort"] as const) {
			const plan = phala.batch([pool.setCap(parsePha("5000")), pool.setCommission(percent("7"))], { mode });
			const unsigned = carry(await plan.unsigned(alice));
			const { result } = await plan.submitSigned(unsigned, sign(unsigned, alice)).inBlock;
			const expected = [{ cap: parsePha("5000") }, { commissionPpm: 70_000 }];
			expect(result).toEqual(mode === "all" ? expected : expected.map((each) => ({ ok: true, result: each })));
		}
	});

	test("is refused for a batch of another mode, whose plans have other effects on each other", async () => {
		await using t = await start();
		const { chain, phala } = t;
		const { alice } = chain.accounts;
		const pool = phala.stakePool(0);
		const modes = ["all", "force", "best-effort"] as const;
		const batchOf = (mode: (typeof modes)[number]) =>
			phala.batch([pool.setCap(parsePha("5000")), pool.setCommission(percent("7"))], { mode });
		for (const mode of modes) {
			const unsigned = await batchOf(mode).unsigned(alice);
			for (const other of modes.filter((each) => each !== mode))
				await expect(batchOf(other).submitSigned(unsigned, sign(unsigned, alice)).finalized).rejects.toMatchObject({
					code: "INVALID_ARGUMENT",
					details: { name: "unsigned" },
				});
		}
	});

	test("counts for the nonces of plans that are sent at the same time", async () => {
		await using t = await start();
		const { chain, phala } = t;
		const { bob } = chain.accounts;
		const plan = phala.delegator(bob).contribute(0, parsePha("100"));
		const unsigned = await plan.unsigned();
		const first = plan.submitSigned(unsigned, sign(unsigned, bob));
		const second = phala.delegator(bob).contribute(0, parsePha("20")).send(bob);
		expect((await first.finalized).result.amount).toBe(parsePha("100"));
		expect((await second.finalized).result.amount).toBe(parsePha("20"));
	});

	test("is refused before it is sent where the nonce is used", async () => {
		await using t = await start();
		const { chain, phala } = t;
		const { bob } = chain.accounts;
		const plan = phala.delegator(bob).contribute(0, parsePha("100"));
		const unsigned = await plan.unsigned();
		await phala.delegator(bob).contribute(0, parsePha("20")).send(bob).inBlock;
		await expect(plan.submitSigned(unsigned, sign(unsigned, bob)).finalized).rejects.toMatchObject({
			code: "NONCE_USED",
			details: { nonce: unsigned.nonce, next: unsigned.nonce + 1 },
		});
	});

	test("is refused where its mortality is over, or counts from a block of another branch", async () => {
		await using t = await start();
		const { chain, phala } = t;
		const { bob } = chain.accounts;
		const plan = phala.delegator(bob).contribute(0, parsePha("100"));
		const unsigned = await plan.unsigned(bob, { mortality: 4 });
		await chain.advance({ blocks: 6 });
		const late = plan.submitSigned(unsigned, sign(unsigned, bob));
		await expect(late.finalized).rejects.toMatchObject({
			code: "PAYLOAD_EXPIRED",
			details: { lastValidBlock: unsigned.lastValidBlock, block: chain.best.number },
		});
		const fresh = await plan.unsigned();
		await chain.reorg({ depth: 3 });
		const replaced = plan.submitSigned(fresh, sign(fresh, bob));
		await expect(replaced.finalized).rejects.toMatchObject({ code: "NOT_FOUND", details: { kind: "block" } });
	});

	test("is refused where it is another account's, or no signature", async () => {
		await using t = await start();
		const { chain, phala } = t;
		const { alice, bob } = chain.accounts;
		const plan = phala.delegator(bob).contribute(0, parsePha("100"));
		const unsigned = await plan.unsigned();
		await expect(plan.submitSigned(unsigned, sign(unsigned, alice)).finalized).rejects.toMatchObject({
			code: "SIGNING_FAILED",
			details: { address: phala.formatAddress(bob) },
		});
		for (const signature of ["0x", "0x1234", "no hex", toHex(new Uint8Array(67))] as Hex[])
			await expect(plan.submitSigned(unsigned, signature).finalized).rejects.toMatchObject({
				code: "INVALID_ARGUMENT",
				details: { name: "signature" },
			});
		expect((await phala.delegator(bob).get()).positions).toEqual([]);
	});

	test("is refused for a payload of another plan, another account or another chain, and for one that was changed", async () => {
		await using t = await start();
		const { chain, phala } = t;
		const { alice, bob } = chain.accounts;
		const plan = phala.delegator(bob).contribute(0, parsePha("100"));
		const other = await phala.delegator(bob).contribute(0, parsePha("101")).unsigned();
		await expect(plan.submitSigned(other, sign(other, bob)).finalized).rejects.toMatchObject({
			code: "INVALID_ARGUMENT",
			details: { name: "unsigned" },
		});
		const foreign = await phala.delegator(alice).contribute(0, parsePha("100")).unsigned();
		await expect(plan.submitSigned(foreign, sign(foreign, alice)).finalized).rejects.toMatchObject({
			code: "INVALID_ARGUMENT",
			details: { name: "account" },
		});
		const unsigned = await plan.unsigned();
		const submit = (payload: Partial<UnsignedTransaction["payload"]>) => {
			const changed = { ...unsigned, payload: { ...unsigned.payload, ...payload } };
			return plan.submitSigned(changed, sign(unsigned, bob)).finalized;
		};
		const genesisHash = toHex(new Uint8Array(32));
		await expect(submit({ genesisHash })).rejects.toMatchObject({
			code: "WRONG_GENESIS",
			details: { expected: phala.network.genesisHash, actual: genesisHash },
		});
		await expect(submit({ specVersion: "0x00000001" })).rejects.toMatchObject({
			code: "RUNTIME_CHANGED",
			details: { expected: 1, actual: phala.network.specVersion },
		});
		for (const changed of [
			{ tip: "0x00000000000000000000000000000001" },
			{ nonce: "0x00000009" },
			{ era: "0x00" },
			{ method: other.method },
			{ blockHash: genesisHash },
			{ transactionVersion: "0x00000009" },
		] as const)
			await expect(submit(changed)).rejects.toMatchObject({ code: "INVALID_ARGUMENT", details: { name: "unsigned" } });
		await expect(submit({ address: alice.address })).rejects.toMatchObject({
			code: "INVALID_ARGUMENT",
			details: { name: "account" },
		});
		const free = phala.stakePool(0).setCap(parsePha("5000"));
		const byAlice = await free.unsigned(alice);
		const byBob = { ...byAlice, payload: { ...byAlice.payload, address: bob.address } };
		await expect(free.submitSigned(byBob, sign(byAlice, alice)).finalized).rejects.toMatchObject({
			code: "SIGNING_FAILED",
			details: { address: phala.formatAddress(bob) },
		});
		for (const no of [null, {}, "text", { payload: { address: "x" } }])
			await expect(
				plan.submitSigned(no as unknown as UnsignedTransaction, sign(unsigned, bob)).finalized,
			).rejects.toMatchObject({ code: "INVALID_ARGUMENT", details: { name: "unsigned" } });
	});

	test("is refused where no block could hold it: valid for ever from another block than 0, a nonce above 32 bits", async () => {
		await using t = await start();
		const { chain, phala } = t;
		const { bob } = chain.accounts;
		const plan = phala.delegator(bob).contribute(0, parsePha("100"));
		const immortal = await plan.unsigned(bob, { mortality: null });
		const blockHash: Hex = `0x${"ab".repeat(32)}`;
		const bytes: Hex = `0x${immortal.bytes.slice(2, -64)}${blockHash.slice(2)}`;
		const mortal = await plan.unsigned();
		for (const changed of [
			{ ...immortal, bytes, signable: bytes, payload: { ...immortal.payload, blockHash } },
			{ ...mortal, payload: { ...mortal.payload, nonce: "0x100000000" as Hex } },
			{ ...mortal, payload: { ...mortal.payload, blockNumber: "0xffffffffffffffffffff" as Hex } },
		])
			await expect(plan.submitSigned(changed, sign(changed, bob)).finalized).rejects.toMatchObject({
				code: "INVALID_ARGUMENT",
				details: { name: "unsigned" },
			});
	});

	test("is not repeated in errors: it may be a seed in the wrong place", async () => {
		await using t = await start();
		const { chain, phala } = t;
		const plan = phala.delegator(chain.accounts.bob).contribute(0, parsePha("100"));
		const seed: Hex = `0x${"5e".repeat(32)}`;
		const error = await plan.submitSigned(await plan.unsigned(), seed).finalized.catch((thrown: unknown) => thrown);
		expect(error).toMatchObject({ code: "INVALID_ARGUMENT", details: { name: "signature", value: "66 characters" } });
		expect(JSON.stringify(error)).not.toContain("5e5e");
	});

	test("is refused with the check's failure, unless that is left out", async () => {
		await using t = await start();
		const { chain, phala } = t;
		const { bob, alice } = chain.accounts;
		const plan = phala.delegator(bob).contribute(0, parsePha("100"));
		const unsigned = await plan.unsigned();
		await phala.stakePool(0).setCap(parsePha("10")).send(alice).inBlock;
		const signature = sign(unsigned, bob);
		await expect(plan.submitSigned(unsigned, signature).finalized).rejects.toMatchObject({
			code: "CAP_EXCEEDED",
			details: { dispatch: null },
		});
		await expect(plan.submitSigned(unsigned, signature, { check: false }).finalized).rejects.toMatchObject({
			code: "CAP_EXCEEDED",
			details: { dispatch: { name: "StakeExceedsCapacity" } },
		});
	});

	test("is not sent once its signal has aborted", async () => {
		await using t = await start();
		const { chain, phala } = t;
		const { bob } = chain.accounts;
		const plan = phala.delegator(bob).contribute(0, parsePha("100"));
		const unsigned = await plan.unsigned();
		const stop = new AbortController();
		const tx = plan.submitSigned(unsigned, sign(unsigned, bob), { signal: stop.signal });
		tx.status$.subscribe(({ type }) => type === "signed" && stop.abort());
		await expect(tx.finalized).rejects.toMatchObject({ code: "ABORTED" });
		expect((await phala.delegator(bob).get()).positions).toEqual([]);
	});
});
