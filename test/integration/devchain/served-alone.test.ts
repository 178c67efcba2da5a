import { Keyring } from "@polkadot/keyring";
import { connect, type Phala, parsePha } from "phala-stakepool";
import { impersonate, portProvider, serveDevChain } from "phala-stakepool/devchain";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { encodeCompact } from "../../../src/codec/encode-integer.ts";
import { concatBytes, fromHex, toHex } from "../../../src/codec/hex.ts";
import { polkadotTypes } from "../../../src/devchain/runtime/frame/polkadot-types.ts";
import { fastVerification, otherSchemes } from "../../../src/devchain/runtime/frame/signature.ts";

// In this order: what a test loads stays loaded for those after it.
describe.each([1, 2] as const)("a chain of generation %s that is only served", (generation) => {
	let ports: MessageChannel;
	let provider: ReturnType<typeof portProvider>;
	let phala: Phala;
	let close: () => Promise<void>;
	beforeEach(async () => {
		ports = new MessageChannel();
		close = await serveDevChain(ports.port1, { generation, network: "busy", seal: "instant" });
		provider = portProvider(ports.port2);
		phala = await connect(provider);
	});
	afterEach(async () => {
		await phala.close();
		await close();
		ports.port1.close();
		ports.port2.close();
	});
	const dev = <T>(method: string, ...params: unknown[]) => provider.send<T>(`dev_${method}`, params);
	const fund = async (address: string) => dev("fund", address, String(parsePha("1000")));

	it("starts, reads, and executes transactions without @polkadot/types and WebAssembly", async () => {
		const pools = await phala.stakePools.list();
		expect(pools.length).toBeGreaterThan(30);
		const eve = await impersonate(provider, new Keyring({ ss58Format: 30 }).encodeAddress(new Uint8Array(32).fill(7)));
		await fund(eve.address);
		const { result } = await phala.createStakePool().send(eve).finalized;
		await phala.delegator(eve).contribute(result.pid, parsePha("10")).send(eve).finalized;
		expect((await phala.stakePool(result.pid).get()).totalStake).toBe(parsePha("10"));
		const worker = await dev<string>("registerWorker", { operator: eve.address, score: 600, confidenceLevel: 1 });
		expect((await phala.worker(worker).get()).initialScore).toBe(600);
		if (generation === 1) expect([polkadotTypes.loaded, fastVerification.loaded]).toEqual([undefined, undefined]);
	});

	it("signs the messages of its gatekeeper, and verifies them", async () => {
		const rewards = async () => (await phala.stakePools.list()).reduce((sum, pool) => sum + pool.ownerReward, 0n);
		const before = await rewards();
		await dev("advance", { blocks: 12 });
		expect(await rewards()).toBeGreaterThan(before);
		expect(fastVerification.loaded).toBeUndefined();
	});

	it.each(["sr25519", "ed25519", "ecdsa"] as const)("verifies signatures of %s", async (type) => {
		const keyring = new Keyring({ type, ss58Format: 30 });
		const pair = keyring.addFromUri("//Carol");
		const other = keyring.addFromUri("//Mallory");
		await fund(pair.address);
		await phala.createStakePool().send(pair).finalized;
		const { signable, method, nonce, payload } = await phala.createStakePool().unsigned(pair.address);
		const submit = (signature: Uint8Array) => {
			const head = [Uint8Array.of(0x84, 0), pair.addressRaw, signature];
			const extra = [fromHex(payload.era), encodeCompact(BigInt(nonce)), encodeCompact(0n)];
			const content = concatBytes([...head, ...extra, fromHex(method)]);
			const extrinsic = concatBytes([encodeCompact(BigInt(content.length)), content]);
			return provider.send("author_submitExtrinsic", [toHex(extrinsic)]);
		};
		const wrong = other.sign(fromHex(signable), { withType: true });
		await expect(submit(wrong)).rejects.toThrow("1010: Invalid Transaction");
		expect(await submit(pair.sign(fromHex(signable), { withType: true }))).toMatch(/^0x/);
		expect(fastVerification.loaded).toBeUndefined();
		if (type === "sr25519" && generation === 1) expect(otherSchemes.loaded).toBeUndefined();
	});

	it("loads @polkadot/types for storage by name, upgrades, and metadata with APIs", async () => {
		await dev("setStorage", { System: { Account: [[[`0x${"09".repeat(32)}`], { data: { free: 5 } }]] } });
		expect(polkadotTypes.loaded).toBeDefined();
		const versions = await provider.send<string>("state_call", ["Metadata_metadata_at_version", "0x0f000000"]);
		expect(versions.length).toBeGreaterThan(10_000);
		const { specVersion } = await provider.send<{ specVersion: number }>("state_getRuntimeVersion", []);
		await dev("upgrade", {});
		await dev("newBlock");
		expect(await provider.send("state_getRuntimeVersion", [])).toMatchObject({ specVersion: specVersion + 1 });
	});
});
