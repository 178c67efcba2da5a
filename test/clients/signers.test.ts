import { Keyring } from "@polkadot/keyring";
import { TypeRegistry } from "@polkadot/types";
import type { SignerPayloadJSON } from "@polkadot/types/types";
import { connect, type Phala, parsePha } from "phala-stakepool";
import { getPolkadotSignerFromPjs } from "polkadot-api/pjs-signer";
import { getPolkadotSigner } from "polkadot-api/signer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Served, serve } from "./generations.ts";

const SCHEMES = [
	["Sr25519", "sr25519"],
	["Ed25519", "ed25519"],
	["Ecdsa", "ecdsa"],
] as const;

describe.each([1, 2] as const)("signers of polkadot-api on generation %s", (generation) => {
	let served: Served;
	let phala: Phala;
	beforeAll(async () => {
		served = await serve(generation);
		phala = await connect(served.url);
	});
	afterAll(async () => {
		await phala.close();
		await served.chain.close();
	});

	it.each(SCHEMES)("getPolkadotSigner with %s sends a plan", async (name, type) => {
		const pair = new Keyring().createFromUri("//Papi", {}, type);
		await served.chain.fund(pair, parsePha("10"));
		// polkadot-api writes these bytes as the account: for ecdsa the hash of the key.
		const signer = getPolkadotSigner(pair.addressRaw, name, (message) => pair.sign(message));
		const plan = phala.createStakePool();
		expect(await plan.check(signer)).toEqual([]);
		const estimated = await plan.fee(signer, { tip: 5n });
		const { result, fee } = await plan.send(signer, { tip: 5n }).inBlock;
		// A signature of ecdsa is a byte longer than those that the estimate counts with.
		expect(name === "Ecdsa" ? fee > estimated : fee === estimated).toBe(true);
		expect((await phala.stakePool(result.pid).get()).owner).toBe(phala.formatAddress(pair));
	});

	it.each([{ mortality: null }, { mortality: 8 }, { mortality: 65_536 }])(
		"getPolkadotSigner signs with %o",
		async (options) => {
			const { alice } = served.chain.accounts;
			const signer = getPolkadotSigner(alice.publicKey, "Sr25519", (message) => alice.sign(message));
			const { result } = await phala.createStakePool().send(signer, options).inBlock;
			expect(result.pid).toBeGreaterThanOrEqual(0);
		},
	);

	it("getPolkadotSignerFromPjs passes an extension's signature on", async () => {
		const { bob } = served.chain.accounts;
		const seen: SignerPayloadJSON[] = [];
		const signPayload = async (payload: SignerPayloadJSON) => {
			seen.push(payload);
			const registry = new TypeRegistry();
			registry.setSignedExtensions(payload.signedExtensions);
			return registry.createType("ExtrinsicPayload", payload, { version: payload.version }).sign(bob);
		};
		const signer = getPolkadotSignerFromPjs(bob.address, signPayload as never, () =>
			Promise.reject(new Error("not used")),
		);
		const { payload } = await phala.createStakePool().unsigned(bob);
		const { result } = await phala.createStakePool().send(signer).inBlock;
		expect((await phala.stakePool(result.pid).get()).owner).toBe(bob.address);
		const { genesisHash, method, nonce, signedExtensions } = payload;
		expect(seen[0]).toMatchObject({ genesisHash, method, nonce, signedExtensions });
	});

	it("an extension's refusal is USER_REJECTED", async () => {
		const { bob } = served.chain.accounts;
		const refuse = () => Promise.reject(new Error("Cancelled"));
		const signer = getPolkadotSignerFromPjs(bob.address, refuse, refuse);
		await expect(phala.createStakePool().send(signer).inBlock).rejects.toMatchObject({
			code: "USER_REJECTED",
			details: { address: bob.address },
		});
	});
});
