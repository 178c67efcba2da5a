import { Keyring } from "@polkadot/keyring";
import type { KeyringPair } from "@polkadot/keyring/types";
import type { SignerPayloadJSON } from "@polkadot/types/types";
import { describe, expect, it } from "vitest";
import { DevChain } from "../../src/devchain/index.ts";
import { type BytesSigner, connect, type Phala, parsePha, type WalletSigner } from "../../src/index.ts";
import { withDevChain } from "../support/with-dev-chain.ts";

describe.each([1, 2] as const)("on generation %s", (generation) => {
	let chain: DevChain;
	let phala: Phala;
	withDevChain({ generation }, (connected) => {
		({ chain, phala } = connected);
	});

	describe("a key that something else holds", () => {
		it.each(["sr25519", "ed25519", "ecdsa"] as const)("sends plans with %s", async (scheme) => {
			const pair = new Keyring().createFromUri("//Hsm", {}, scheme);
			await chain.fund(pair, parsePha("100"));
			const signer: BytesSigner = {
				address: pair.address,
				scheme,
				sign: async (bytes) => pair.sign(bytes).subarray(0, 64),
			};
			const { pid } = (await phala.createStakePool().send(signer).inBlock).result;
			const plan = phala.delegator(signer).contribute(pid, parsePha("10"));
			expect(await plan.check()).toEqual([]);
			expect((await plan.send(signer).finalized).result.amount).toBe(parsePha("10"));
			expect((await phala.stakePool(pid).get()).owner).toBe(phala.formatAddress(pair));
		});

		it.each(["sr25519", "ed25519", "ecdsa"] as const)("pays the fee that was estimated for %s", async (scheme) => {
			const pair = new Keyring().createFromUri("//Fees", {}, scheme);
			await chain.fund(pair, parsePha("100"));
			const plan = phala.createStakePool();
			const [fee, preview] = [await plan.fee(pair), await plan.preview(pair)];
			const signed = await (await plan.extrinsic(pair)).signAsync(pair, {});
			const info = await chain.provider.send<{ partialFee: string }>("payment_queryInfo", [signed.toHex()]);
			expect([fee, preview.fee]).toEqual([BigInt(info.partialFee), BigInt(info.partialFee)]);
			expect((await plan.send(pair).inBlock).fee).toBe(fee);
		});

		it("signs long payloads by their hash", async () => {
			const { alice } = chain.accounts;
			const signer: BytesSigner = { address: alice.address, scheme: "sr25519", sign: (bytes) => alice.sign(bytes) };
			const plans = Array.from({ length: 100 }, () => phala.createStakePool());
			const { result } = await phala.batch(plans).send(signer).inBlock;
			expect(result).toHaveLength(100);
		});
	});

	describe("a wallet that changes the payload", () => {
		/** Signs another transaction with `@polkadot/api`, and returns it as a whole. */
		function walletOf(
			pair: KeyringPair,
			change: (payload: SignerPayloadJSON) => {
				tip?: bigint;
				nonce?: number;
				era?: number;
				method?: string;
				by?: KeyringPair;
			},
			client = phala,
		): WalletSigner {
			const signPayload = async (payload: object) => {
				const api = await client.api();
				const json = payload as SignerPayloadJSON;
				expect(json.withSignedTransaction).toBe(true);
				const { method = json.method, nonce = Number(json.nonce), tip = 0n, era = 64, by = pair } = change(json);
				const extrinsic = api.tx(api.createType("Call", method));
				await extrinsic.signAsync(by, { nonce, tip, era });
				return { signature: extrinsic.signature.toHex(), signedTransaction: extrinsic.toHex() };
			};
			return { address: pair.address, signer: { signPayload } };
		}

		it("may choose the tip, which is part of the fee", async () => {
			const { alice } = chain.accounts;
			const tip = parsePha("1");
			const estimated = await phala.createStakePool().fee(alice, { tip });
			const { fee } = await phala.createStakePool().send(walletOf(alice, () => ({ tip }))).inBlock;
			expect(fee).toBe(estimated);
		});

		it("may choose the nonce", async () => {
			const { alice } = chain.accounts;
			const later = phala.createStakePool().send(walletOf(alice, ({ nonce }) => ({ nonce: Number(nonce) + 1 })));
			await later.hash;
			// The node keeps it until the one before is there.
			const earlier = phala.createStakePool().send(alice, { nonce: 0 });
			const pids = [(await earlier.inBlock).result.pid, (await later.inBlock).result.pid];
			expect(pids).toEqual([0, 1]);
		});

		it("may choose the mortality, by which the submission ends", async () => {
			const slow = await DevChain.start({ generation, finalityLag: 2, seal: "manual" });
			const client = await connect(slow.provider);
			const signer = walletOf(slow.accounts.alice, () => ({ era: 4 }), client);
			const tx = client.createStakePool().send(signer, { mortality: null });
			tx.status$.subscribe(({ type }) => type === "broadcast" && void slow.newBlock());
			await tx.inBlock;
			await slow.reorg({ depth: 1, transactions: "drop" });
			for (let i = 0; i < 12; i++) await slow.newBlock();
			await expect(tx.finalized).rejects.toMatchObject({ code: "NOT_INCLUDED" });
			await client.close();
			await slow.close();
		});

		it.each([["call"], ["account"]])("is refused by name where it signs another %s", async (part) => {
			const { alice, bob } = chain.accounts;
			const api = await phala.api();
			const other = api.tx.system?.remark?.("0x01").method.toHex() ?? "";
			const signer = walletOf(alice, () => (part === "account" ? { by: bob } : { method: other }));
			await expect(phala.createStakePool().send(signer).inBlock).rejects.toMatchObject({
				code: "PAYLOAD_CHANGED",
				details: { address: alice.address, part },
			});
			expect(await phala.createStakePool().unsigned(alice)).toMatchObject({ nonce: 0 });
		});
	});
});
