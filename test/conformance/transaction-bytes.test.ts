import type { GenericSignerPayload } from "@polkadot/types";
import { expandMetadata } from "@polkadot/types/metadata";
import { expect, test } from "vitest";
import { TransactionCodec } from "../../src/chain/signing/transaction-codec.ts";
import { fromHex, type Hex } from "../../src/codec/hex.ts";
import { createMortalEra, IMMORTAL_ERA } from "../../src/codec/mortal-era.ts";
import { toPlain } from "../../src/codec/to-plain.ts";
import { Random } from "../support/fuzz.ts";
import { phalaNode1, rhala1130, rhala1241, type Specimen, v1 } from "../support/metadata/specimens.ts";
import { listVectors, loadVector, VECTOR_FOLDERS, type VectorFolder } from "../support/vectors.ts";

const SPECIMENS: Readonly<Record<VectorFolder, Specimen>> = {
	v1,
	"v1-1130": rhala1130,
	v2: phalaNode1,
	"v2-min-0.01": phalaNode1,
	"v2-rhala-1241": rhala1241,
};
/** Calls of each folder. */
const LEAST_CALLS: Readonly<Record<VectorFolder, number>> = {
	v1: 424,
	"v1-1130": 217,
	v2: 542,
	"v2-min-0.01": 122,
	"v2-rhala-1241": 491,
};
const ALICE: Hex = `0x${"a1".repeat(32)}`;
const SIGNATURE: Hex = `0x01${"5a".repeat(64)}`;

/** What a signer chooses; each call of a recording has another one. */
function choose(random: Random) {
	const period = random.pick([4, 64, 1_024, 4_096, 16_384, 65_536]);
	return {
		era: random.below(8) === 0 ? IMMORTAL_ERA : createMortalEra(random.below(2 ** 31), period).bytes,
		nonce: random.below(random.pick([64, 2 ** 14, 2 ** 30, 2 ** 32 - 1])),
		tip: (BigInt(random.below(2 ** 31)) ** BigInt(random.below(5))) >> 1n,
	};
}

/** Recorded arguments as the library takes them. */
function revive(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(revive);
	if (typeof value !== "object" || value === null) return value;
	const entries = Object.entries(value);
	return Object.fromEntries(entries.map(([name, part]) => [name, name === "callIndex" ? fromHex(part) : revive(part)]));
}

/** A recorded call as `@polkadot/types` encodes it. */
function libraryCall({ polkadot }: Specimen, pallet: string, method: string, args: readonly unknown[]) {
	const { registry, metadata } = polkadot();
	const create = expandMetadata(registry, metadata).tx[pallet]?.[method];
	if (!create) throw new Error(`no ${pallet}.${method}`);
	return create(...args.map(revive));
}

test.each(VECTOR_FOLDERS)("bytes of every call of the recordings in %s are those of @polkadot/types", (folder) => {
	const specimen = SPECIMENS[folder];
	const { registry } = specimen.polkadot();
	const codec = new TransactionCodec(specimen.scan, folder.startsWith("v1") ? 1 : 2);
	const { specVersion, transactionVersion } = codec.constant("System", "Version") as Readonly<Record<string, number>>;
	const runtimeVersion = { specVersion, transactionVersion };
	let count = 0;
	for (const scenario of listVectors(folder)) {
		for (const step of loadVector(folder, scenario).steps) {
			if (step.kind !== "call") continue;
			const { pallet, method, args } = step.input;
			const theirs = libraryCall(specimen, pallet, method, Object.values(args));
			const call = codec.decodeCall(theirs.toHex());
			// The library keeps the call of an early multisig as bytes.
			if (!(pallet === "multisig" && specimen === v1)) expect(call).toEqual(toPlain(theirs));
			const bytes = codec.encodeCall(call);
			expect(bytes).toBe(theirs.toHex());

			const options = choose(new Random(count++));
			const genesisHash: Hex = `0x${"61".repeat(32)}`;
			const blockHash: Hex = `0x${"62".repeat(32)}`;
			const { signedExtensions } = registry;
			const parts = { ...options, address: ALICE, blockHash, blockNumber: 1, genesisHash, method: bytes };
			const payload = registry.createTypeUnsafe<GenericSignerPayload>("SignerPayload", [
				{ ...parts, runtimeVersion, signedExtensions, version: 4 },
			]);
			const context = { ...runtimeVersion, genesisHash, blockHash } as Parameters<typeof codec.encodePayload>[2];
			expect(codec.encodePayload(bytes, options, context)).toBe(payload.toRaw().data);
			const extrinsic = registry.createType("Extrinsic", { method: theirs }, { version: 4 });
			extrinsic.addSignature(ALICE, SIGNATURE, payload.toPayload());
			const signed = codec.encodeExtrinsic({ account: ALICE, signature: SIGNATURE, call: bytes, ...options });
			expect(signed).toBe(extrinsic.toHex());
			expect(codec.decodeExtrinsic(signed).hash).toBe(extrinsic.hash.toHex());
		}
	}
	expect(count).toBeGreaterThanOrEqual(LEAST_CALLS[folder]);
});
