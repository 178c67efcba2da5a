import type { KeyringPair } from "@polkadot/keyring/types";
import type { Observable } from "rxjs";
import { describe, expect, test } from "vitest";
import { toHex } from "../../../src/codec/hex.ts";
import { formatPha, type Hex, type Phala, parsePha, percent, type SubmittedResult } from "../../../src/index.ts";
import { createFixture } from "../../../src/testing/index.ts";
import { statusesOf } from "../../support/statuses-of.ts";

const chains = {
	1: createFixture({ generation: 1, setUp: ({ pool }) => pool() }),
	2: createFixture({ generation: 2, setUp: ({ pool }) => pool() }),
};
/** Chains whose blocks a test makes, and whose finality is behind. */
const slowChains = {
	1: createFixture({ generation: 1, seal: "manual", finalityLag: 3, setUp: ({ pool }) => pool() }),
	2: createFixture({ generation: 2, seal: "manual", finalityLag: 3, setUp: ({ pool }) => pool() }),
};

/** An extrinsic that another library signed. */
async function signElsewhere(phala: Phala, pair: KeyringPair): Promise<Hex> {
	const extrinsic = await phala.delegator(pair).contribute(0, parsePha("100")).extrinsic();
	return toHex((await extrinsic.signAsync(pair)).toU8a());
}

/** A call by the library's own names. */
async function call(phala: Phala, name: string, ...args: readonly unknown[]) {
	const [pallet = "", method = ""] = name.split(".");
	const create = (await phala.api()).tx[pallet]?.[method];
	if (!create) throw new Error(`no call ${name}`);
	return create(...args);
}

/** The amount of a contribution. */
function contributed(result: SubmittedResult): string {
	if (result.operation !== "delegator.contribute") throw new Error(String(result.operation));
	return formatPha(result.result.amount);
}

describe.each([1, 2] as const)("an extrinsic that was signed elsewhere, generation %i", (generation) => {
	test("is sent and followed, its result typed", async () => {
		await using t = await chains[generation].start();
		const { chain, phala } = t;
		const { bob } = chain.accounts;
		const tx = phala.submit(await signElsewhere(phala, bob));
		const statuses = statusesOf(tx);
		const { result, fee, events } = await tx.finalized;
		expect(contributed(result)).toBe("100");
		expect(result.account).toBe(phala.formatAddress(bob));
		expect(fee).toBeGreaterThan(0n);
		expect(events.at(-1)?.name).toBe("ExtrinsicSuccess");
		expect(statuses).toEqual(["checking", "signed", "broadcast", "inBlock", "finalized"]);
	});

	test("counts for the nonces of plans that are sent at the same time", async () => {
		await using t = await chains[generation].start();
		const { chain, phala } = t;
		const { bob } = chain.accounts;
		const first = phala.submit(await signElsewhere(phala, bob));
		const second = phala.delegator(bob).contribute(0, parsePha("20")).send(bob);
		expect(contributed((await first.finalized).result)).toBe("100");
		expect((await second.finalized).result.amount).toBe(parsePha("20"));
	});

	test("has the events of calls that the SDK does not know, and the results of each part of a batch", async () => {
		await using t = await chains[generation].start();
		const { chain, phala } = t;
		const { alice, bob } = chain.accounts;
		const remark = await call(phala, "system.remarkWithEvent", "0x01");
		const other = (await phala.submit(toHex((await remark.signAsync(bob)).toU8a())).inBlock).result;
		expect(other).toMatchObject({ operation: null, calls: [{ pallet: "system", method: "remarkWithEvent" }] });
		expect(other.operation === null && other.events.map(({ name }) => name)).toContain("Remarked");
		const cap = await phala.stakePool(0).setCap(parsePha("5000")).extrinsic(alice);
		const commission = await phala.stakePool(0).setCommission(percent("3")).extrinsic(alice);
		const transfer = await call(phala, "balances.transfer", bob.address, 10n ** 30n);
		const batch = await call(phala, "utility.forceBatch", [cap, remark, transfer, commission]);
		const { result } = await phala.submit(toHex((await batch.signAsync(alice)).toU8a())).inBlock;
		expect(result).toMatchObject({
			operation: "batch",
			mode: "force",
			items: [
				{ ok: true, result: { operation: "stakePool.setCap", result: { cap: parsePha("5000") } } },
				{ ok: true, result: { operation: null } },
				{ ok: false, error: { code: "INSUFFICIENT_BALANCE" } },
				{ ok: true, result: { operation: "stakePool.setCommission", result: { commissionPpm: 30_000 } } },
			],
		});
	});

	test("rejects with the chain's refusal, with the numbers of the rule", async () => {
		await using t = await chains[generation].start();
		const { chain, phala } = t;
		const { alice, bob } = chain.accounts;
		const extrinsic = await signElsewhere(phala, bob);
		await phala.stakePool(0).setCap(parsePha("10")).send(alice).inBlock;
		await expect(phala.submit(extrinsic).finalized).rejects.toMatchObject({
			code: "CAP_EXCEEDED",
			details: { remaining: parsePha("10"), dispatch: { name: "StakeExceedsCapacity" } },
		});
	});

	test("is refused before it is sent: used nonce, mortality over, another chain's signature, other bytes", async () => {
		await using t = await chains[generation].start();
		const { chain, phala } = t;
		const { bob } = chain.accounts;
		const extrinsic = await signElsewhere(phala, bob);
		await phala.delegator(bob).contribute(0, parsePha("20")).send(bob).inBlock;
		await expect(phala.submit(extrinsic).finalized).rejects.toMatchObject({ code: "NONCE_USED" });
		const plan = await phala.delegator(bob).contribute(0, parsePha("10")).extrinsic();
		const short = toHex((await plan.signAsync(bob, { era: 4 })).toU8a());
		await chain.advance({ blocks: 5 });
		await expect(phala.submit(short).finalized).rejects.toMatchObject({ code: "PAYLOAD_EXPIRED" });
		const foreign = (await signElsewhere(phala, bob)).replace(/^(0x.{80})..../, "$10000") as Hex;
		await expect(phala.submit(foreign).finalized).rejects.toMatchObject({
			code: "SIGNING_FAILED",
			details: { address: phala.formatAddress(bob) },
		});
		const unsigned = toHex(
			(
				await phala
					.delegator(bob)
					.contribute(0, 10n ** 13n)
					.extrinsic()
			).toU8a(),
		);
		for (const bytes of [unsigned, extrinsic.slice(0, -2), "0x00"] as Hex[])
			await expect(phala.submit(bytes).finalized).rejects.toMatchObject({ code: "DECODE_FAILED" });
		for (const no of ["", "0x", "0xzz", 7, null])
			await expect(phala.submit(no as Hex).finalized).rejects.toMatchObject({
				code: "INVALID_ARGUMENT",
				details: { name: "extrinsic" },
			});
	});
});

describe.each([1, 2] as const)("a transaction after a reload, generation %i", (generation) => {
	test("is found in the chain, by number, hash and reference", async () => {
		await using t = await chains[generation].start();
		const { chain, phala } = t;
		const { bob } = chain.accounts;
		const from = await phala.head();
		const sent = phala.delegator(bob).contribute(0, parsePha("100")).send(bob);
		const done = await sent.finalized;
		const page = await t.connect();
		for (const block of [from, from.number, BigInt(from.number), from.hash, 0]) {
			const tx = page.resume(done.hash, { from: block });
			const statuses = statusesOf(tx);
			expect(await tx.hash).toBe(done.hash);
			const { result, ...rest } = await tx.finalized;
			expect(rest).toEqual({ ...done, result: undefined, ...rest });
			expect({ ...done, result: null }).toEqual({ ...rest, result: null });
			expect(contributed(result)).toBe("100");
			expect(statuses).toEqual(["searching", "inBlock", "finalized"]);
		}
	});

	test("is found in the pool, and followed to the end", async () => {
		await using t = await slowChains[generation].start();
		const { chain, phala } = t;
		const { bob } = chain.accounts;
		const from = await phala.head();
		const hash = await phala.delegator(bob).contribute(0, parsePha("100")).send(bob).hash;
		const page = await t.connect();
		const tx = page.resume(hash, { from });
		const statuses = statusesOf(tx);
		await until(tx, "broadcast");
		// Plans of this page come after it.
		const next = page.delegator(bob).contribute(0, parsePha("20")).send(bob);
		await until(next, "broadcast");
		await chain.newBlock();
		await until(tx, "inBlock");
		await chain.advance({ blocks: 4 });
		expect(contributed((await tx.finalized).result)).toBe("100");
		expect((await next.finalized).result.amount).toBe(parsePha("20"));
		expect(statuses[0]).toBe("searching");
		expect(statuses.slice(-2)).toEqual(["inBlock", "finalized"]);
	});

	test.each(["reapply", "pool", "drop"] as const)("survives a reorganisation (%s)", async (transactions) => {
		await using t = await slowChains[generation].start();
		const { chain, phala } = t;
		const { bob } = chain.accounts;
		const from = await phala.head();
		const sent = phala.delegator(bob).contribute(0, parsePha("100")).send(bob);
		const hash = await sent.hash;
		await until(sent, "broadcast");
		await chain.newBlock();
		const page = await t.connect();
		await phala.close();
		const tx = page.resume(hash, { from });
		const statuses = statusesOf(tx);
		await until(tx, "inBlock");
		await chain.reorg({ depth: 1, transactions });
		await until(tx, "retracted");
		for (let i = 0; i < 12; i++) {
			await chain.newBlock();
			await settle();
		}
		expect(contributed((await tx.finalized).result)).toBe("100");
		expect(statuses).toContain("retracted");
	});

	test("by proxy has the result of the account that it acts for", async () => {
		await using t = await chains[generation].start();
		const { chain, phala } = t;
		const { alice, dave } = chain.accounts;
		await phala.submit(
			toHex((await (await call(phala, "proxy.addProxy", dave.address, "Any", 0)).signAsync(alice)).toU8a()),
		).inBlock;
		const from = await phala.head();
		const { hash } = await phala.stakePool(0).setCap(parsePha("5000")).as(alice).send(dave).inBlock;
		const { result } = await (await t.connect()).resume(hash, { from }).inBlock;
		expect(result).toMatchObject({
			operation: "stakePool.setCap",
			account: phala.formatAddress(alice),
			result: { cap: parsePha("5000") },
		});
		const small = phala.delegator(alice).contribute(0, 1000n).as(alice);
		const refused = await small.send(dave, { check: false }).hash;
		await expect(phala.resume(refused, { from }).finalized).rejects.toMatchObject({
			code: "CONTRIBUTION_TOO_SMALL",
			details: { dispatch: { callIndex: null } },
		});
	});

	test("without a transaction ends once the final chain rules it out", async () => {
		await using t = await chains[generation].start();
		const { chain, phala } = t;
		const from = await phala.head();
		const hash = toHex(new Uint8Array(32).fill(7));
		const tx = phala.resume(hash, { from, to: from.number + 2 });
		await chain.advance({ blocks: 3 });
		await expect(tx.finalized).rejects.toMatchObject({
			code: "NOT_FOUND",
			details: { kind: "transaction", id: hash },
		});
	});

	test("without a transaction can be aborted", async () => {
		await using t = await chains[generation].start();
		const { phala } = t;
		const stop = new AbortController();
		const tx = phala.resume(toHex(new Uint8Array(32).fill(7)), { from: await phala.head(), signal: stop.signal });
		const statuses = statusesOf(tx);
		await settle();
		stop.abort();
		await expect(tx.finalized).rejects.toMatchObject({ code: "ABORTED" });
		expect(statuses).toEqual(["searching", "aborted"]);
	});

	test("that a reorganisation dropped, and no node takes again, ends as expired", async () => {
		await using t = await slowChains[generation].start();
		const { chain, phala } = t;
		const { bob } = chain.accounts;
		const from = await phala.head();
		const sent = phala.delegator(bob).contribute(0, parsePha("100")).send(bob, { mortality: 4 });
		const hash = await sent.hash;
		await until(sent, "broadcast");
		await chain.newBlock();
		const page = await t.connect();
		await phala.close();
		const tx = page.resume(hash, { from });
		await until(tx, "inBlock");
		chain.faults.refuseTransactions({ code: 1012 });
		await chain.reorg({ depth: 1, transactions: "drop" });
		await until(tx, "retracted");
		await chain.advance({ blocks: 10 });
		await expect(tx.finalized).rejects.toMatchObject({ code: "NOT_INCLUDED", details: { hash } });
	});

	test("that a node lost is not found", async () => {
		await using t = await slowChains[generation].start();
		const { chain, phala } = t;
		const { bob } = chain.accounts;
		const from = await phala.head();
		chain.faults.loseTransactions({ times: 1 });
		const plan = phala.delegator(bob).contribute(0, parsePha("100"));
		const unsigned = await plan.unsigned(bob, { mortality: 4 });
		const hash = await plan.send(bob, { mortality: 4 }).hash;
		const page = await t.connect();
		await phala.close();
		const to = unsigned.lastValidBlock ?? 0;
		const tx = page.resume(hash, { from, to });
		await chain.advance({ blocks: 10 });
		await expect(tx.finalized).rejects.toMatchObject({ code: "NOT_FOUND", details: { kind: "transaction", id: hash } });
	});

	test("is in a block whose events the node no longer has", async () => {
		await using t = await chains[generation].start();
		const { chain, phala } = t;
		const { bob } = chain.accounts;
		const from = await phala.head();
		const { hash, block } = await phala.delegator(bob).contribute(0, parsePha("100")).send(bob).finalized;
		const page = await t.connect();
		const pruned = `4003: Client error: UnknownBlock: State already discarded for ${block.hash}`;
		for (const method of ["state_getStorage", "state_queryStorageAt"])
			chain.faults.failRequests({ methods: [method], code: 4003, message: pruned });
		const tx = page.resume(hash, { from });
		await expect(tx.finalized).rejects.toMatchObject({ code: "BLOCK_PRUNED", details: { block: block.hash } });
	});

	test("may be named by a hash in capitals", async () => {
		await using t = await chains[generation].start();
		const { bob } = t.chain.accounts;
		const from = await t.phala.head();
		const { hash } = await t.phala.delegator(bob).contribute(0, parsePha("100")).send(bob).inBlock;
		const tx = t.phala.resume(`0x${hash.slice(2).toUpperCase()}`, { from });
		expect(await tx.hash).toBe(hash);
		expect((await tx.finalized).hash).toBe(hash);
	});

	test("needs a signal that is one", async () => {
		await using t = await chains[generation].start();
		const { phala, chain } = t;
		const { bob } = chain.accounts;
		const hash = toHex(new Uint8Array(32));
		const options = { from: 0, signal: {} as AbortSignal };
		for (const tx of [
			phala.resume(hash, options),
			phala.submit(hash, options),
			phala.createStakePool().send(bob, options),
		])
			await expect(tx.finalized).rejects.toMatchObject({ code: "INVALID_ARGUMENT", details: { name: "signal" } });
		const none = phala.createStakePool().send(bob, null as unknown as object);
		await expect(none.finalized).rejects.toMatchObject({ code: "INVALID_ARGUMENT", details: { name: "options" } });
	});

	test.each([
		["hash", "0x12", 1],
		["hash", undefined, 1],
		["from", toHex(new Uint8Array(32)), -1],
		["from", toHex(new Uint8Array(32)), 10_000],
		["from", toHex(new Uint8Array(32)), "latest"],
		["from", toHex(new Uint8Array(32)), undefined],
	])("needs a valid %s", async (name, hash, from) => {
		await using t = await chains[generation].start();
		const tx = t.phala.resume(hash as Hex, { from: from as number });
		if (name === "hash") await expect(tx.hash).rejects.toMatchObject({ code: "INVALID_ARGUMENT", details: { name } });
		await expect(tx.finalized).rejects.toMatchObject({
			code: "INVALID_ARGUMENT",
			details: { name },
		});
	});
});

function until(tx: { readonly status$: Observable<{ readonly type: string }> }, type: string): Promise<void> {
	return new Promise((resolve) => tx.status$.subscribe((status) => status.type === type && resolve()));
}

/** Lets clients read what the chain reports. */
async function settle(): Promise<void> {
	for (let i = 0; i < 30; i++) await new Promise((resolve) => setImmediate(resolve));
}
