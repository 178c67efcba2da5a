import type { GenericSignerPayload } from "@polkadot/types";
import type { ExtrinsicEra } from "@polkadot/types/interfaces";
import { describe, expect, it } from "vitest";
import type { Call } from "../../../../src/chain/operation.ts";
import type { SignedContext } from "../../../../src/chain/signing/signed-extensions.ts";
import { TransactionCodec } from "../../../../src/chain/signing/transaction-codec.ts";
import { fromHex, type Hex } from "../../../../src/codec/hex.ts";
import { createMortalEra, decodeEra } from "../../../../src/codec/mortal-era.ts";
import { toPlain } from "../../../../src/codec/to-plain.ts";
import { Random } from "../../../support/fuzz.ts";
import { randomScale } from "../../../support/metadata/random-scale.ts";
import { rhala1130, SPECIMENS, type Specimen, v1, v2 } from "../../../support/metadata/specimens.ts";

const ALICE: Hex = `0x${"a1".repeat(32)}`;
const WRAP: Call = { pallet: "phalaWrappedBalances", method: "wrap", args: { amount: 5n } };
const SIGNATURE: Hex = `0x01${"5a".repeat(64)}`;
const CONTEXT: SignedContext = {
	specVersion: 1251,
	transactionVersion: 7,
	genesisHash: `0x${"61".repeat(32)}`,
	blockHash: `0x${"62".repeat(32)}`,
};

const codecOf = ({ scan }: Specimen) => new TransactionCodec(scan, scan === v1.scan || scan === rhala1130.scan ? 1 : 2);
const refused = (code: string, message: string) =>
	expect.objectContaining({ code, message: expect.stringContaining(message) });

/** A call as `@polkadot/types` has it. */
function library({ polkadot }: Specimen, bytes: Hex | Uint8Array) {
	return polkadot().registry.createType("Call", bytes);
}

/** Calls of all pallets that plans use, by names. */
const EVERY_CALL: readonly Call[] = [
	WRAP,
	{ pallet: "phalaStakePoolv2", method: "setPayoutPref", args: { pid: 3n, payoutCommission: 50_000 } },
	{ pallet: "phalaStakePoolv2", method: "setPayoutPref", args: { pid: 3n, payoutCommission: null } },
	{ pallet: "phalaBasePool", method: "setPoolDescription", args: { pid: 3n, description: fromHex("0x616263") } },
	{ pallet: "phalaVault", method: "claimOwnerShares", args: { vaultPid: 3n, target: ALICE, shares: 2n ** 127n } },
	{ pallet: "balances", method: "transfer", args: { dest: ALICE, value: 10n ** 12n } },
	{ pallet: "balances", method: "transfer", args: { dest: { Id: ALICE }, value: 2n ** 40n } },
	{ pallet: "balances", method: "transfer", args: { dest: { Address20: `0x${"07".repeat(20)}` }, value: 64n } },
	{ pallet: "proxy", method: "proxy", args: { real: ALICE, forceProxyType: "StakePoolManager", call: WRAP } },
	{
		pallet: "utility",
		method: "batchAll",
		args: { calls: [WRAP, { pallet: "utility", method: "batch", args: { calls: [WRAP] } }] },
	},
];

describe("encoding calls", () => {
	it.each(EVERY_CALL)("gives the bytes of @polkadot/types for %o", (call) => {
		const bytes = codecOf(v2).encodeCall(call);
		const decoded = library(v2, bytes);
		expect(decoded.toHex()).toBe(bytes);
		expect(toPlain(decoded)).toEqual(codecOf(v2).decodeCall(bytes));
		expect(codecOf(v2).encodeCall(codecOf(v2).decodeCall(bytes))).toBe(bytes);
	});

	it("encodes the name that an early runtime has for a call", () => {
		const call: Call = { pallet: "utility", method: "forceBatch", args: { calls: [] } };
		expect(codecOf(rhala1130).decodeCall(codecOf(rhala1130).encodeCall(call)).method).toBe("batchTry");
		expect(codecOf(v2).decodeCall(codecOf(v2).encodeCall(call)).method).toBe("forceBatch");
	});

	it("refuses a call that the runtime does not have", () => {
		expect(() => codecOf(v1).encodeCall(WRAP)).toThrow(refused("UNSUPPORTED", "phalaWrappedBalances.wrap"));
		expect(() => codecOf(v2).encodeCall({ ...WRAP, method: "unknown" })).toThrow(refused("UNSUPPORTED", "unknown"));
		const inner = { pallet: "utility", method: "batch", args: { calls: [{ ...WRAP, pallet: "none" }] } };
		expect(() => codecOf(v2).encodeCall(inner)).toThrow(refused("UNSUPPORTED", "none.wrap"));
	});

	it.each<[string, Call["args"], string]>([
		["an integer that is too large", { amount: 2n ** 128n }, "from 0 to 2^128 - 1"],
		["a negative integer", { amount: -1n }, "from 0 to 2^128 - 1"],
		["a fraction", { amount: 0.5 }, "from 0 to 2^128 - 1"],
		["a number that is not exact", { amount: 2 ** 53 }, "from 0 to 2^128 - 1"],
		["text", { amount: "5" }, "from 0 to 2^128 - 1"],
		["nothing", {}, "from 0 to 2^128 - 1"],
		["an argument that the call does not have", { amount: 5n, value: 5n }, "wrap.value"],
	])("refuses %s", (_, args, message) => {
		expect(() => codecOf(v2).encodeCall({ ...WRAP, args })).toThrow(refused("INVALID_ARGUMENT", message));
	});

	it.each<[string, Call]>([
		["32 bytes", { pallet: "phalaStakePoolv2", method: "addWorker", args: { pid: 1n, pubkey: "0x01" } }],
		["one of Id", { pallet: "balances", method: "transfer", args: { dest: "Id2", value: 1n } }],
		["32 bytes", { pallet: "balances", method: "transfer", args: { dest: "0x01", value: 1n } }],
		["as hex", { pallet: "system", method: "remark", args: { remark: "text" } }],
		["an array", { pallet: "utility", method: "batch", args: { calls: WRAP } }],
		["one of System", { pallet: "utility", method: "batch", args: { calls: [5n] } }],
	])("says that it expected %s", (message, call) => {
		expect(() => codecOf(v2).encodeCall(call)).toThrow(refused("INVALID_ARGUMENT", message));
	});
});

describe("decoding calls", () => {
	it.each<Hex>(["0x", "0xff00", `${codecOf(v2).encodeCall(WRAP)}00`])("refuses %s", (bytes) => {
		expect(() => codecOf(v2).decodeCall(bytes)).toThrow(refused("DECODE_FAILED", "no call"));
	});

	it.each(SPECIMENS)("decodes and encodes random calls of $name as @polkadot/types does", (specimen) => {
		const codec = codecOf(specimen);
		const { scan } = specimen;
		let compared = 0;
		for (let seed = 1; seed <= 300; seed++) {
			const random = new Random(seed);
			const pallet = random.pick([...scan.pallets.values()].filter(({ calls }) => calls !== null));
			const inner = randomScale(scan, pallet.calls ?? -1, random, 6);
			const bytes: Hex = `0x${pallet.index.toString(16).padStart(2, "0")}${inner}`;
			if (!isReadable(specimen, bytes)) continue;
			expect(codec.encodeCall(codec.decodeCall(bytes)), bytes).toBe(bytes);
			compared++;
		}
		expect(compared).toBeGreaterThan(100);
	});
});

/** Whether the library keeps these bytes: random ones have e.g. maps with keys out of order. */
function isReadable(specimen: Specimen, bytes: Hex): boolean {
	try {
		return library(specimen, bytes).toHex() === bytes;
	} catch {
		return false;
	}
}

describe("eras", () => {
	it("are those of @polkadot/types, as the chain decodes them", () => {
		const { registry } = v2.polkadot();
		for (let seed = 1; seed <= 2_000; seed++) {
			const random = new Random(seed);
			const [current, period] = [
				random.below(random.pick([10, 5_000, 1e7, 2 ** 31])),
				4 + random.below(random.pick([8, 100, 5_000, 65_533])),
			];
			const era = createMortalEra(current, period);
			const theirs = registry.createTypeUnsafe<ExtrinsicEra>("ExtrinsicEra", [{ current, period }]);
			expect(era.bytes).toBe(theirs.toHex());
			const decoded = registry.createTypeUnsafe<ExtrinsicEra>("ExtrinsicEra", [theirs.toU8a()]).asMortalEra;
			expect([era.firstBlock, era.lastBlock]).toEqual([decoded.birth(current), decoded.death(current) - 1]);
			expect(decodeEra(era.bytes, current)).toEqual(era);
		}
	});

	it("are decoded only where they are one", () => {
		expect(decodeEra("0x00", 5)).toBeNull();
		for (const bytes of ["0x0000", "0xf1ff", "0x", "0x010101"] as Hex[])
			expect(() => decodeEra(bytes, 5)).toThrow(RangeError);
	});
});

describe("extrinsics", () => {
	it.each(SPECIMENS)("of $name are those of @polkadot/types", (specimen) => {
		const { registry } = specimen.polkadot();
		const codec = codecOf(specimen);
		const call = codec.encodeCall({ pallet: "system", method: "remark", args: { remark: "0x0102" } });
		for (const era of ["0x00", createMortalEra(1_000, 64).bytes, createMortalEra(9_999_999, 65_536).bytes] as Hex[])
			for (const nonce of [0, 63, 64, 2 ** 14, 2 ** 30, 2 ** 32 - 1])
				for (const tip of [0n, 1n, 2n ** 30n, 2n ** 64n, 2n ** 128n - 1n]) {
					const options = { era, nonce, tip };
					const payload = registry.createTypeUnsafe<GenericSignerPayload>("SignerPayload", [
						{
							...options,
							...CONTEXT,
							address: ALICE,
							blockNumber: 0,
							method: call,
							version: 4,
							runtimeVersion: CONTEXT,
							signedExtensions: registry.signedExtensions,
						},
					]);
					expect(codec.encodePayload(call, options, CONTEXT)).toBe(payload.toRaw().data);
					const extrinsic = registry.createType("Extrinsic", { method: library(specimen, call) }, { version: 4 });
					extrinsic.addSignature(ALICE, SIGNATURE, payload.toPayload());
					const bytes = codec.encodeExtrinsic({ account: ALICE, signature: SIGNATURE, call, ...options });
					expect(bytes).toBe(extrinsic.toHex());
					expect(codec.decodeExtrinsic(bytes)).toEqual({
						...options,
						account: ALICE,
						signature: SIGNATURE,
						call,
						hash: extrinsic.hash.toHex(),
					});
				}
	});

	it("take signatures of each scheme, and no other bytes", () => {
		const codec = codecOf(v2);
		const options = { account: ALICE, era: "0x00", nonce: 0, tip: 0n, call: codec.encodeCall(WRAP) } as const;
		for (const signature of [`0x00${"11".repeat(64)}`, `0x01${"11".repeat(64)}`, `0x02${"11".repeat(65)}`] as Hex[])
			expect(codec.decodeExtrinsic(codec.encodeExtrinsic({ ...options, signature })).signature).toBe(signature);
		for (const signature of ["0x", `0x${"11".repeat(64)}`, `0x03${"11".repeat(64)}`] as Hex[])
			expect(() => codec.encodeExtrinsic({ ...options, signature })).toThrow(refused("DECODE_FAILED", "no signature"));
	});

	it("refuses extrinsics without a signature, and bytes that are none", () => {
		const codec = codecOf(v2);
		const signed = codec.encodeExtrinsic({
			account: ALICE,
			signature: SIGNATURE,
			era: "0x00",
			nonce: 0,
			tip: 0n,
			call: codec.encodeCall(WRAP),
		});
		const unsigned = v2
			.polkadot()
			.registry.createType("Extrinsic", { method: library(v2, codec.encodeCall(WRAP)) })
			.toHex();
		expect(() => codec.decodeExtrinsic(unsigned)).toThrow(refused("DECODE_FAILED", "not signed"));
		for (const bytes of ["0x", "0x00", `${signed}00`, signed.slice(0, -2), "0x0c840005"] as Hex[])
			expect(() => codec.decodeExtrinsic(bytes)).toThrow(refused("DECODE_FAILED", "no extrinsic"));
	});
});

describe("the runtime", () => {
	it("says whether weights have two parts", () => {
		for (const specimen of SPECIMENS) {
			const { registry } = specimen.polkadot();
			expect(codecOf(specimen).hasProofSize).toBe(!("bitLength" in registry.createType("Weight")));
		}
	});

	it("gives its constants", () => {
		expect(codecOf(v2).constant("System", "SS58Prefix")).toBe(30);
		expect(codecOf(v2).constant("System", "Unknown")).toBeUndefined();
		expect(codecOf(v2).transactionVersion).toBeGreaterThan(0);
	});
});
