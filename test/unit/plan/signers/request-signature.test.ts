import { Keyring } from "@polkadot/keyring";
import type { KeyringPair } from "@polkadot/keyring/types";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { layouts } from "../../../../generated/v2/signing.ts";
import { Addresses } from "../../../../src/chain/addresses.ts";
import { scanMetadata } from "../../../../src/chain/metadata/scan.ts";
import { learnExtensions } from "../../../../src/chain/signing/learn-extensions.ts";
import type { SignedOptions } from "../../../../src/chain/signing/signed-extensions.ts";
import { toSignable } from "../../../../src/chain/signing/to-signable.ts";
import { TransactionCodec } from "../../../../src/chain/signing/transaction-codec.ts";
import { encodeCompact } from "../../../../src/codec/encode-integer.ts";
import { fromHex, type Hex, toHex } from "../../../../src/codec/hex.ts";
import { createMortalEra, IMMORTAL_ERA } from "../../../../src/codec/mortal-era.ts";
import type { TransactionSigner } from "../../../../src/plan/signer.ts";
import type { PolkadotSigner } from "../../../../src/plan/signers/polkadot-signer.ts";
import { requestSignature } from "../../../../src/plan/signers/request-signature.ts";
import type { UnsignedTransaction } from "../../../../src/plan/signing-payload.ts";
import { type EditableMetadata, editMetadata } from "../../../support/metadata/edit.ts";
import { addMetadataHash, payInAssets } from "../../../support/metadata/extensions.ts";
import { v1, v2 } from "../../../support/metadata/specimens.ts";

const SCHEMES = ["sr25519", "ed25519", "ecdsa"] as const;
const GENERATIONS = [
	{ name: "generation 1", specimen: v1, codec: new TransactionCodec(v1.scan, 1) },
	{ name: "generation 2", specimen: v2, codec: new TransactionCodec(v2.scan, 2) },
];
const NUMBER = 1_000;
const GENESIS: Hex = `0x${"61".repeat(32)}`;
const hashOf = (number: number): Hex => `0x${number.toString(16).padStart(64, "0")}`;
const headerOf = (number: number) => ({
	number: `0x${number.toString(16)}`,
	parentHash: hashOf(number - 1),
	stateRoot: hashOf(1),
	extrinsicsRoot: hashOf(2),
	digest: { logs: [] },
});
const ERA = createMortalEra(NUMBER, 64);
const addresses = new Addresses(30);
const keyring = new Keyring({ ss58Format: 30 });
const pairOf = (type: (typeof SCHEMES)[number], uri = "//Alice") => keyring.createFromUri(uri, {}, type);
const alice = pairOf("sr25519");

const bigEndian = (value: number | bigint, width: number): Hex => `0x${value.toString(16).padStart(2 * width, "0")}`;

describe.each(GENERATIONS)("on $name", ({ specimen, codec }) => {
	const CALL = codec.encodeCall({ pallet: "system", method: "remark", args: { remark: "0x07" } });
	const OTHER_CALL = codec.encodeCall({ pallet: "system", method: "remark", args: { remark: "0x08" } });
	const VERSIONS = { specVersion: 7, transactionVersion: codec.transactionVersion };
	const REQUESTED: SignedOptions = { era: ERA.bytes, nonce: 5, tip: 3n };
	let best = NUMBER;
	const request = vi.fn(async (method: string, [param]: readonly unknown[]): Promise<unknown> => {
		if (method === "chain_getBlockHash") return Number(param) <= best ? hashOf(Number(param)) : null;
		if (method === "chain_getHeader") return headerOf(best);
		if (method === "state_getMetadata") return toHex(specimen.bytes);
		throw new Error(method);
	});
	beforeEach(() => {
		best = NUMBER;
		request.mockClear();
	});

	/** The bytes to sign, with the block of the era as the chain has it. */
	function payloadBytes(
		call: Hex,
		options: SignedOptions,
		more: { genesisHash?: Hex; specVersion?: number } = {},
	): Hex {
		const { genesisHash = GENESIS, specVersion = VERSIONS.specVersion } = more;
		const first = options.era === IMMORTAL_ERA ? null : firstBlockOf(options.era);
		const blockHash = first === null ? genesisHash : hashOf(first);
		return toSignable(codec.encodePayload(call, options, { ...VERSIONS, specVersion, genesisHash, blockHash }));
	}
	const firstBlockOf = (era: Hex) => (era === ERA.bytes ? ERA.firstBlock : createMortalEra(NUMBER, 256).firstBlock);

	const unsigned: UnsignedTransaction = {
		payload: {
			address: alice.address,
			blockHash: hashOf(ERA.firstBlock),
			blockNumber: bigEndian(ERA.firstBlock, 4),
			era: ERA.bytes,
			genesisHash: GENESIS,
			method: CALL,
			nonce: bigEndian(REQUESTED.nonce, 4),
			specVersion: bigEndian(VERSIONS.specVersion, 4),
			tip: bigEndian(REQUESTED.tip, 16),
			transactionVersion: bigEndian(VERSIONS.transactionVersion, 4),
			signedExtensions: [...codec.extensions],
			version: 4,
		},
		bytes: payloadBytes(CALL, REQUESTED),
		signable: payloadBytes(CALL, REQUESTED),
		method: CALL,
		callHash: "0x00",
		nonce: REQUESTED.nonce,
		lastValidBlock: ERA.lastBlock,
		draftedAt: { hash: hashOf(NUMBER), number: NUMBER, earlier: [] },
	};

	function ask(
		signer: TransactionSigner,
		pair: KeyringPair = alice,
		signal = new AbortController().signal,
		used: TransactionCodec = codec,
	) {
		const account = toHex(pair.addressRaw);
		const rpc = { request, subscribe: () => Promise.reject(new Error("not used")) };
		const block = { hash: hashOf(NUMBER), number: NUMBER };
		return requestSignature(signer, { account, unsigned, block, signal }, { rpc, addresses, codec: used });
	}
	const accepted = (pair: KeyringPair, options: Partial<SignedOptions> & { lastValidBlock?: number | null } = {}) => ({
		account: toHex(pair.addressRaw),
		signature: expect.stringMatching(/^0x0[012]/),
		call: CALL,
		...REQUESTED,
		lastValidBlock: ERA.lastBlock,
		...options,
	});

	/** A whole extrinsic, as wallets that may change the payload return it. */
	function signedTransaction(
		options: Partial<SignedOptions> = {},
		{
			call = CALL,
			pair = alice,
			account = pair.addressRaw,
			...chain
		}: {
			call?: Hex;
			pair?: KeyringPair;
			account?: Uint8Array;
			genesisHash?: Hex;
			specVersion?: number;
		} = {},
	): Hex {
		const chosen = { ...REQUESTED, ...options };
		const signature = toHex(pair.sign(fromHex(payloadBytes(call, chosen, chain)), { withType: true }));
		return codec.encodeExtrinsic({ account: toHex(account), signature, call, ...chosen });
	}
	const walletOf = (answer: object): TransactionSigner =>
		({ address: alice.address, signer: { signPayload: async () => answer } }) as TransactionSigner;

	it.each(SCHEMES)("accepts the signature of an %s key pair", async (type) => {
		const pair = pairOf(type);
		expect(await ask(pair, pair)).toEqual(accepted(pair));
		expect(request).not.toHaveBeenCalled();
	});

	describe("a key that something else holds", () => {
		it.each(SCHEMES)("signs with %s, in bytes and hex, with and without the byte of the scheme", async (scheme) => {
			const pair = pairOf(scheme);
			for (const withType of [true, false]) {
				for (const form of [(bytes: Uint8Array) => bytes, (bytes: Uint8Array) => toHex(bytes)]) {
					const signer = {
						address: pair.address,
						scheme,
						sign: (bytes: Uint8Array) => form(pair.sign(bytes, { withType })),
					};
					expect(await ask(signer, pair)).toEqual(accepted(pair));
				}
			}
		});

		it("may give an ecdsa signature without recovery id", async () => {
			const pair = pairOf("ecdsa");
			const sign = async (bytes: Uint8Array) => pair.sign(bytes).subarray(0, 64);
			expect(await ask({ address: pair.address, scheme: "ecdsa", sign }, pair)).toEqual(accepted(pair));
		});

		it("receives the bytes, the payload and the signal", async () => {
			const { signal } = new AbortController();
			const sign = vi.fn(async (bytes: Uint8Array) => alice.sign(bytes));
			await ask({ address: alice.address, scheme: "sr25519", sign }, alice, signal);
			expect(sign).toHaveBeenCalledExactlyOnceWith(fromHex(unsigned.signable), { payload: unsigned.payload, signal });
		});

		it.each([
			["the signature of another key", pairOf("sr25519", "//Bob").sign(fromHex(payloadBytes(CALL, REQUESTED)))],
			["the signature of another scheme", pairOf("ed25519").sign(fromHex(payloadBytes(CALL, REQUESTED)))],
			["too few bytes", new Uint8Array(10)],
			["no hex", "signature"],
			["a number", 5],
			["nothing", undefined],
		])("is refused with %s", async (_, signature) => {
			const signer = { address: alice.address, scheme: "sr25519", sign: () => signature } as TransactionSigner;
			await expect(ask(signer)).rejects.toMatchObject({ code: "SIGNING_FAILED", details: { address: alice.address } });
		});

		it.each([
			[new Error("User rejected"), "USER_REJECTED"],
			[new Error("token removed"), "SIGNING_FAILED"],
		])("that fails with %o ends with %s", async (cause, code) => {
			const sign = () => Promise.reject(cause);
			await expect(ask({ address: alice.address, scheme: "sr25519", sign })).rejects.toMatchObject({ code, cause });
		});
	});

	describe("a signer with more than its kind needs", () => {
		const signature = () => toHex(alice.sign(fromHex(unsigned.signable)));
		const { address, addressRaw, publicKey } = alice;

		it.each<[string, object]>([
			["a wallet's account with the bytes of its account", { addressRaw, publicKey, scheme: "sr25519" }],
			["a wallet's account without the other signers' functions", { signTx: undefined, sign: undefined }],
		])("is asked as what it is: %s", async (_, more) => {
			const signer = { ...more, address, signer: { signPayload: async () => ({ signature: signature() }) } };
			expect(await ask(signer as TransactionSigner)).toEqual(accepted(alice));
		});

		it.each<[string, object]>([
			["the bytes of its account", { addressRaw, publicKey }],
			["parts of other signers that are not set", { addressRaw: undefined, signer: null, signTx: undefined }],
		])("may be a key with %s", async (_, more) => {
			const signer = { ...more, address, scheme: "sr25519", sign: async () => signature() };
			expect(await ask(signer as TransactionSigner)).toEqual(accepted(alice));
		});

		it("cannot change what it was asked for by changing the payload that it was given", async () => {
			const sign = async (bytes: Uint8Array, { payload }: { payload: object }) => {
				Object.assign(payload, { tip: "0xffff", era: "0x00" });
				return alice.sign(bytes);
			};
			expect(await ask({ address, scheme: "sr25519", sign })).toEqual(accepted(alice));
		});
	});

	it("accepts an ecdsa signature whose recovery id counts from 27, and sends it as the chain writes it", async () => {
		const pair = pairOf("ecdsa");
		const bare = pair.sign(fromHex(unsigned.signable));
		const raised = Uint8Array.from(bare, (byte, i) => (i === 64 ? byte + 27 : byte));
		const { signature } = await ask({ address: pair.address, scheme: "ecdsa", sign: () => raised }, pair);
		expect(signature).toBe(`0x02${toHex(bare).slice(2)}`);
	});

	describe("a wallet that returns a signed transaction", () => {
		const ERA_256 = createMortalEra(NUMBER, 256);

		it.each([
			["as it was asked", {}, {}],
			["with another tip", { tip: 10n ** 12n }, {}],
			["with another nonce", { nonce: 9 }, {}],
			["for ever", { era: IMMORTAL_ERA }, { lastValidBlock: null }],
			["with another mortality", { era: ERA_256.bytes }, { lastValidBlock: ERA_256.lastBlock }],
			["with all of them", { era: ERA_256.bytes, nonce: 0, tip: 0n }, { lastValidBlock: ERA_256.lastBlock }],
		])("is accepted %s", async (_, options, more) => {
			const transaction = signedTransaction(options);
			expect(await ask(walletOf({ signature: "0x", signedTransaction: transaction }))).toEqual(
				accepted(alice, { ...options, ...more }),
			);
			expect(await ask(walletOf({ signature: "0x", signedTransaction: fromHex(transaction) }))).toMatchObject(options);
		});

		it.each([undefined, null])("may leave it out: %s", async (none) => {
			const signature = toHex(alice.sign(fromHex(unsigned.signable)));
			expect(await ask(walletOf({ signature, signedTransaction: none }))).toEqual(accepted(alice));
		});

		it.each(["0x1234", "nonsense", 5, new Uint8Array(3)])(
			"with bytes that are none (%o) is accepted by its signature alone",
			async (transaction) => {
				const signature = toHex(alice.sign(fromHex(unsigned.signable)));
				expect(await ask(walletOf({ signature, signedTransaction: transaction }))).toEqual(accepted(alice));
				await expect(ask(walletOf({ signedTransaction: transaction }))).rejects.toMatchObject({
					code: "SIGNING_FAILED",
				});
			},
		);

		it.each([
			["account", signedTransaction({}, { pair: pairOf("sr25519", "//Bob") })],
			["call", signedTransaction({}, { call: OTHER_CALL })],
			["mortality", signedTransaction({ era: createMortalEra(NUMBER + 200, 4_096).bytes })],
			["mortality", signedTransaction({ era: createMortalEra(NUMBER - 3, 4).bytes })],
			["mortality", signedTransaction({ era: "0x1000" })],
		])("is refused by name where it has another %s", async (part, transaction) => {
			const signature = toHex(alice.sign(fromHex(unsigned.signable)));
			await expect(ask(walletOf({ signature, signedTransaction: transaction }))).rejects.toMatchObject({
				code: "PAYLOAD_CHANGED",
				details: { address: alice.address, part },
			});
		});

		describe("on a runtime with another extension at the end", () => {
			const parts = {
				account: toHex(alice.addressRaw),
				signature: `0x01${"07".repeat(64)}` as const,
				call: CALL,
				...REQUESTED,
			};

			/** Requests a signature of a wallet that writes this in place of the default of the last extension, which is one byte. */
			async function askWith(
				edit: (metadata: EditableMetadata) => void,
				value: string,
				chosen: Partial<SignedOptions> = {},
			) {
				const scan = scanMetadata(editMetadata(v2.bytes, edit));
				const own = new TransactionCodec(scan, 2, await learnExtensions(scan, layouts));
				const usual = own.encodeExtrinsic({ ...parts, ...chosen });
				const body = `${usual.slice(6, -CALL.length)}${value}${CALL.slice(2)}`;
				const length = encodeCompact(BigInt(body.length / 2));
				const signedTransaction: Hex = `${toHex(length)}${body}`;
				const answer = await ask(walletOf({ signedTransaction }), alice, undefined, own);
				return { answer, sent: own.encodeExtrinsic(answer), signedTransaction };
			}

			it.each<[string, Partial<SignedOptions>, number | null]>([
				["for the blocks that were asked for", {}, ERA.lastBlock],
				["for other blocks", { era: ERA_256.bytes }, ERA_256.lastBlock],
				["for ever, with another tip and nonce", { era: IMMORTAL_ERA, tip: 10n, nonce: 70 }, null],
			])("may sign a metadata hash, which the chain alone can verify: %s", async (_, chosen, lastValidBlock) => {
				const { answer, sent, signedTransaction } = await askWith(addMetadataHash, "01", chosen);
				expect(answer).toEqual({ ...parts, ...chosen, mode: 1, lastValidBlock });
				expect(sent).toBe(signedTransaction);
			});

			it("is refused where it signs none with another key", async () => {
				await expect(askWith(addMetadataHash, "00")).rejects.toMatchObject({ code: "SIGNING_FAILED" });
			});

			it("is refused by name where it signs a metadata hash for blocks of another chain", async () => {
				const era = createMortalEra(NUMBER + 200, 4_096).bytes;
				await expect(askWith(addMetadataHash, "01", { era })).rejects.toMatchObject({
					code: "PAYLOAD_CHANGED",
					details: { address: alice.address, part: "mortality" },
				});
			});

			it("is refused by name where it pays in an asset", async () => {
				await expect(askWith(payInAssets, "0107000000")).rejects.toMatchObject({
					code: "PAYLOAD_CHANGED",
					message: expect.stringContaining("an asset"),
					details: { address: alice.address, part: "extensions" },
				});
			});
		});

		it.each([
			["for another chain", signedTransaction({}, { genesisHash: `0x${"62".repeat(32)}` })],
			["for another runtime", signedTransaction({}, { specVersion: 8 })],
			["with another key", signedTransaction({}, { pair: pairOf("sr25519", "//Bob"), account: alice.addressRaw })],
		])("is refused where it is signed %s", async (_, transaction) => {
			await expect(ask(walletOf({ signedTransaction: transaction }))).rejects.toMatchObject({
				code: "SIGNING_FAILED",
				message: expect.stringContaining("another key, other bytes, or for another chain"),
			});
		});
	});

	describe("a wallet that answers many blocks later", () => {
		const LATER = NUMBER + 500;
		const later = createMortalEra(LATER, 64);
		const signFrom = (era: Hex, firstBlock: number) => {
			const options = { ...REQUESTED, era };
			const blockHash = hashOf(firstBlock);
			const bytes = codec.encodePayload(CALL, options, { ...VERSIONS, genesisHash: GENESIS, blockHash });
			const signature = toHex(alice.sign(fromHex(toSignable(bytes)), { withType: true }));
			return codec.encodeExtrinsic({ account: toHex(alice.addressRaw), signature, call: CALL, ...options });
		};
		beforeEach(() => {
			best = LATER;
		});

		it("may have chosen a mortality of that time", async () => {
			const transaction = signFrom(later.bytes, later.firstBlock);
			expect(await ask(walletOf({ signedTransaction: transaction }))).toEqual(
				accepted(alice, { era: later.bytes, lastValidBlock: later.lastBlock }),
			);
		});

		it("may have chosen a mortality of before that is not over, and is refused where it is", async () => {
			const long = createMortalEra(NUMBER, 1024);
			const signed = signFrom(long.bytes, long.firstBlock);
			expect(await ask(walletOf({ signedTransaction: signed }))).toMatchObject({ era: long.bytes });
			const over = createMortalEra(NUMBER + 1, 4);
			await expect(ask(walletOf({ signedTransaction: signFrom(over.bytes, over.firstBlock) }))).rejects.toMatchObject({
				code: "PAYLOAD_CHANGED",
				details: { part: "mortality" },
			});
		});
	});

	describe("a signer of polkadot-api", () => {
		/** Signs as getPolkadotSigner does: the call, what extensions add to the extrinsic, then what they add to the payload. */
		function signerOf(pair: KeyringPair, change: (transaction: Hex) => unknown = fromHex) {
			const signTx = vi.fn<PolkadotSigner["signTx"]>(async (callData, extensions) => {
				const parts = codec.extensions.map((name) => {
					const extension = extensions[name];
					if (extension?.identifier !== name) throw new Error(`Missing ${name} signed extension`);
					return extension;
				});
				const toSign = Buffer.concat([
					callData,
					...parts.map(({ value }) => value),
					...parts.map(({ additionalSigned }) => additionalSigned),
				]);
				const signature = toHex(pair.sign(fromHex(toSignable(toHex(toSign))), { withType: true }));
				const account = toHex(pair.addressRaw);
				return change(codec.encodeExtrinsic({ account, signature, call: toHex(callData), ...REQUESTED })) as Uint8Array;
			});
			return { publicKey: pair.publicKey, signTx, signBytes: () => Promise.reject(new Error("not used")) };
		}

		it.each(SCHEMES)("signs with %s", async (type) => {
			const pair = pairOf(type);
			const signer = signerOf(pair);
			expect(await ask(signer, pair)).toEqual(accepted(pair));
			const [callData, , metadata, atBlockNumber] = signer.signTx.mock.calls[0] ?? [];
			expect(toHex(callData ?? new Uint8Array())).toBe(CALL);
			expect(metadata).toEqual(specimen.bytes);
			expect(atBlockNumber).toBe(ERA.firstBlock);
		});

		it("is given the metadata that was fetched once", async () => {
			await ask(signerOf(alice));
			await ask(signerOf(alice));
			expect(request.mock.calls.filter(([method]) => method === "state_getMetadata").length).toBeLessThanOrEqual(1);
		});

		it("is refused by name where it signs another call or account", async () => {
			const call = signerOf(alice, () => fromHex(signedTransaction({}, { call: OTHER_CALL })));
			const part = (name: string) => ({
				code: "PAYLOAD_CHANGED",
				details: { address: addresses.format(toHex(alice.publicKey)), part: name },
			});
			await expect(ask(call)).rejects.toMatchObject(part("call"));
			await expect(ask(signerOf(pairOf("sr25519", "//Bob")))).rejects.toMatchObject(part("account"));
		});

		it.each([[() => new Uint8Array(4)], [() => undefined], [() => "nonsense"]])(
			"is refused where it returns no extrinsic",
			async (change) => {
				await expect(ask(signerOf(alice, change))).rejects.toMatchObject({ code: "SIGNING_FAILED" });
			},
		);

		it("ends with USER_REJECTED where its wallet's user refuses, and with the node's error where that gives no metadata", async () => {
			const refusing = { ...signerOf(alice), signTx: () => Promise.reject(new Error("Cancelled")) };
			await expect(ask(refusing)).rejects.toMatchObject({ code: "USER_REJECTED", details: { wallet: null } });
		});
	});
});
