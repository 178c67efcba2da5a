import type { GenericSignerPayload } from "@polkadot/types";
import { describe, expect } from "vitest";
import type { Call } from "../../src/chain/operation.ts";
import { TransactionCodec } from "../../src/chain/signing/transaction-codec.ts";
import type { Hex } from "../../src/codec/hex.ts";
import { createMortalEra, decodeEra, IMMORTAL_ERA } from "../../src/codec/mortal-era.ts";
import { isPhalaError } from "../../src/errors/error.ts";
import { fuzz, isRangeError, type Random } from "../support/fuzz.ts";
import { randomScale } from "../support/metadata/random-scale.ts";
import { SPECIMENS, type Specimen } from "../support/metadata/specimens.ts";

const ALICE: Hex = `0x${"a1".repeat(32)}`;
const SIGNATURE: Hex = `0x01${"5a".repeat(64)}`;
const GENESIS: Hex = `0x${"61".repeat(32)}`;
const BLOCK: Hex = `0x${"62".repeat(32)}`;

const RUNTIMES = SPECIMENS.map((specimen) => {
	const codec = new TransactionCodec(specimen.scan, 2);
	return { specimen, codec, pallets: [...specimen.scan.pallets.values()].filter(({ calls }) => calls !== null) };
});

/** A call of any pallet, as bytes. */
function randomCall(random: Random) {
	const { specimen, codec, pallets } = random.pick(RUNTIMES);
	const pallet = random.pick(pallets);
	const inner = randomScale(specimen.scan, pallet.calls ?? -1, random, 6);
	const bytes: Hex = `0x${pallet.index.toString(16).padStart(2, "0")}${inner}`;
	return { specimen, codec, bytes };
}

/** The call of `@polkadot/types`; `null` where it does not keep the bytes, e.g. of a map with keys out of order. */
function libraryCall({ polkadot }: Specimen, bytes: Hex) {
	try {
		const call = polkadot().registry.createType("Call", bytes);
		return call.toHex() === bytes ? call : null;
	} catch {
		return null;
	}
}

function choose(random: Random) {
	const period = 4 + random.below(random.pick([8, 100, 5_000, 65_533]));
	return {
		era: random.below(8) === 0 ? IMMORTAL_ERA : createMortalEra(random.below(2 ** 31), period).bytes,
		nonce: random.below(random.pick([64, 2 ** 14, 2 ** 30, 2 ** 32 - 1])),
		tip: BigInt(random.below(2 ** 31)) ** BigInt(random.below(4)),
	};
}

/** The target's errors fail the test, also typed ones. */
const strict = (target: (random: Random) => void) => (random: Random) => {
	try {
		target(random);
	} catch (cause) {
		throw new Error("differs", { cause });
	}
};

describe("random transactions", () => {
	fuzz(
		"calls have the bytes of @polkadot/types",
		strict((random) => {
			const { specimen, codec, bytes } = randomCall(random);
			if (!libraryCall(specimen, bytes)) return;
			let call: Call;
			try {
				call = codec.decodeCall(bytes);
			} catch (error) {
				// The library takes any bytes for an enum without variants, and any length of a call that it keeps as bytes.
				if (isPhalaError(error, "DECODE_FAILED") && /has no variant|in place of/.test(String(error.cause))) return;
				throw error;
			}
			expect(codec.encodeCall(call)).toBe(bytes);
		}),
	);

	fuzz(
		"payloads and extrinsics have the bytes of @polkadot/types",
		strict((random) => {
			// The library takes milliseconds for each.
			if (random.below(4) > 0) return;
			const { specimen, codec, bytes } = randomCall(random);
			const call = libraryCall(specimen, bytes);
			if (!call) return;
			const { registry } = specimen.polkadot();
			const { signedExtensions } = registry;
			const options = choose(random);
			const runtimeVersion = { specVersion: random.below(2 ** 31), transactionVersion: random.below(300) };
			const parts = {
				...options,
				address: ALICE,
				blockHash: BLOCK,
				blockNumber: 1,
				genesisHash: GENESIS,
				method: call,
			};
			const payload = registry.createTypeUnsafe<GenericSignerPayload>("SignerPayload", [
				{ ...parts, runtimeVersion, signedExtensions, version: 4 },
			]);
			const context = { ...runtimeVersion, genesisHash: GENESIS, blockHash: BLOCK };
			expect(codec.encodePayload(bytes, options, context)).toBe(payload.toRaw().data);
			const extrinsic = registry.createType("Extrinsic", { method: call }, { version: 4 });
			extrinsic.addSignature(ALICE, SIGNATURE, payload.toPayload());
			const signed = codec.encodeExtrinsic({ account: ALICE, signature: SIGNATURE, call: bytes, ...options });
			expect(signed).toBe(extrinsic.toHex());
			const hash = extrinsic.hash.toHex();
			const decoded = { account: ALICE, signature: SIGNATURE, ...options, call: bytes, hash };
			expect(codec.decodeExtrinsic(signed)).toEqual(decoded);
		}),
	);
});

describe("bytes and values of others", () => {
	fuzz("calls are decoded or refused", (random) => {
		const { codec, bytes } = randomCall(random);
		codec.decodeCall(random.mutateHex(bytes));
	});

	fuzz("extrinsics are decoded or refused", (random) => {
		const { codec, bytes: call } = randomCall(random);
		const signed = codec.encodeExtrinsic({ account: ALICE, signature: SIGNATURE, call, ...choose(random) });
		codec.decodeExtrinsic(random.mutateHex(signed));
	});

	fuzz(
		"eras are decoded or refused",
		(random) => {
			const bytes = random.mutateHex(createMortalEra(random.below(2 ** 31), 64).bytes);
			const era = decodeEra(bytes, random.below(2 ** 31));
			if (era) expect(era.bytes).toBe(bytes.toLowerCase());
		},
		isRangeError,
	);

	fuzz("arguments are encoded as they are, or refused", (random) => {
		const { codec, bytes } = randomCall(random);
		let call: ReturnType<typeof codec.decodeCall>;
		try {
			call = codec.decodeCall(bytes);
		} catch (error) {
			if (isPhalaError(error, "DECODE_FAILED")) return;
			throw error;
		}
		const names = Object.keys(call.args);
		if (names.length === 0) return;
		const args = { ...call.args, [random.pick(names)]: random.json() };
		const encoded = codec.encodeCall({ ...call, args });
		expect(codec.encodeCall(codec.decodeCall(encoded))).toBe(encoded);
	});
});
