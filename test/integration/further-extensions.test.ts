import { beforeEach, describe, expect, it, vi } from "vitest";
import { fromHex, type Hex, toHex } from "../../src/codec/hex.ts";
import { DevChain } from "../../src/devchain/index.ts";
import { connect, parsePha, type SignerPayload } from "../../src/index.ts";
import { type EditableMetadata, editMetadata } from "../support/metadata/edit.ts";
import { add, addEmpty, addMetadataHash, payInAssets, setSpecVersion, U32 } from "../support/metadata/extensions.ts";

/** Metadata that chains of this file start with, by generation. */
const files = vi.hoisted(() => ({ 1: { result: "0x" }, 2: { result: "0x" } }));
vi.mock("../../generated/v1/metadata.json", () => ({ default: files[1] }));
vi.mock("../../generated/v2/metadata.json", () => ({ default: files[2] }));

describe.each([1, 2] as const)(
	"a chain of generation %s that was upgraded to further signed extensions",
	(generation) => {
		let original: Hex;
		beforeEach(async () => {
			const path = `../../generated/v${generation}/metadata.json`;
			original ??= (await vi.importActual<{ default: { result: Hex } }>(path)).default.result;
		});

		function start(edit: (metadata: EditableMetadata) => void) {
			files[generation].result = editMetadata(fromHex(original), (metadata) => {
				edit(metadata);
				// No list of the SDK has it.
				setSpecVersion(metadata, 9_000);
			});
			return DevChain.start({ generation });
		}

		it("takes signed transactions where they add nothing", async () => {
			await using chain = await start((metadata) => {
				addEmpty(metadata, "PrevalidateAttests");
				addEmpty(metadata, "StorageWeightReclaim");
			});
			const { alice } = chain.accounts;
			await using phala = await connect(chain.provider);
			expect(phala.network.specVersion).toBe(9_000);
			const plan = phala.createStakePool();
			const { payload } = await plan.unsigned(alice);
			expect(payload.signedExtensions.slice(-2)).toEqual(["PrevalidateAttests", "StorageWeightReclaim"]);
			const { ok, result } = await plan.send(alice).inBlock;
			expect({ ok, result }).toEqual({ ok: true, result: { pid: 0 } });
		});

		it("takes transactions of @polkadot/api's encoding where they add something", async () => {
			await using chain = await start((metadata) => {
				payInAssets(metadata);
				addMetadataHash(metadata);
			});
			// Chains of this library verify signatures of their own extensions only.
			const account = chain.accounts.bob.address;
			const signer = chain.impersonate(account);
			await using phala = await connect(chain.provider);
			const plan = phala.createStakePool();
			const fee = await plan.fee(account);
			const unsigned = await plan.unsigned(account, { mortality: null, tip: 5n });
			const api = await phala.api();
			const { version } = unsigned.payload;
			const theirs = api.registry.createType("ExtrinsicPayload", unsigned.payload, { version });
			expect(unsigned.bytes).toBe(toHex(theirs.toU8a({ method: true })));
			const before = (await phala.delegator(account).get()).free;
			const submission = plan.send(signer, { tip: 5n });
			const block = await submission.inBlock;
			expect(block.result).toEqual({ pid: 0 });
			expect(before - (await phala.delegator(account).get()).free).toBe(fee + 5n);
			const resumed = phala.resume(await submission.hash, { from: 0 });
			expect((await resumed.inBlock).block).toEqual(block.block);
		});

		it("takes a transaction whose wallet signed a metadata hash, and refuses one with an invalid signature", async () => {
			await using chain = await start(addMetadataHash);
			const { address } = chain.accounts.bob;
			await using phala = await connect(chain.provider);
			const api = await phala.api();
			const { signer } = chain.impersonate(address);
			/** A wallet that turns the hash on, as those of hardware do. */
			const walletWith = (sign: typeof signer.signPayload) => ({
				address,
				signer: {
					async signPayload(payload: SignerPayload) {
						const answer = await sign?.(payload);
						const extrinsic = api.registry.createType("Extrinsic", { method: payload.method }, { version: 4 });
						const chosen = { ...payload, mode: 1, metadataHash: `0x${"07".repeat(32)}` };
						extrinsic.addSignature(address, answer?.signature ?? "0x", chosen);
						return { signature: "0x" as const, signedTransaction: extrinsic.toHex() };
					},
				},
			});
			const plan = phala.createStakePool();
			const submission = plan.send(walletWith(signer.signPayload));
			expect((await submission.finalized).result).toEqual({ pid: 0 });
			const resumed = phala.resume(await submission.hash, { from: 0 });
			const { block } = await submission.inBlock;
			expect(await resumed.inBlock).toMatchObject({ ok: true, block, result: { result: { pid: 0 } } });
			const invalid = plan.send(walletWith(async () => ({ id: 1, signature: `0x01${"5a".repeat(64)}` })));
			await expect(invalid.inBlock).rejects.toMatchObject({
				code: "REJECTED",
				details: { reason: expect.stringContaining("bad signature") },
			});
		});

		it("gets no signature where one adds what no library knows", async () => {
			await using chain = await start((metadata) => add(metadata, "StorageWeightReclaim", U32));
			const { alice } = chain.accounts;
			await using phala = await connect(chain.provider);
			const plan = phala.createStakePool();
			for (const attempt of [() => plan.unsigned(alice), () => plan.send(alice, { check: false }).inBlock])
				await expect(attempt()).rejects.toMatchObject({
					code: "UNVERIFIED_RUNTIME",
					message: expect.stringContaining("its extension StorageWeightReclaim is not known"),
				});
			expect((await phala.delegator(alice).get()).free).toBeGreaterThan(parsePha("1"));
		});
	},
);
