import { compactFromU8a, compactToU8a, u8aConcat } from "@polkadot/util";
import metadata from "../../../generated/v2/metadata.json" with { type: "json" };
import { fromHex, type Hex, toHex } from "../../../src/codec/hex.ts";
import { genesisBlock } from "../../../src/devchain/node/block.ts";
import { CLOCK_KEY, encodeClock } from "../../../src/devchain/node/clock.ts";
import { DevNode } from "../../../src/devchain/node/node.ts";
import { MetadataLayout } from "../../../src/devchain/runtime/frame/metadata-layout.ts";
import { storagePrefix } from "../../../src/devchain/runtime/frame/storage-prefix.ts";
import type { Applied, Invalid, Runtime, State, Valid } from "../../../src/devchain/runtime/runtime.ts";

/** Content of an extrinsic of the fake runtime, as JSON. */
export interface Fake {
	signer: Hex;
	nonce: number;
	tip?: number;
	lastValidBlock?: number;
	/** Key and value to write. */
	set?: readonly [Hex, Hex];
	/** Reason for which it cannot be applied, although the pool accepts it. */
	refuse?: string;
	/** Reason for which the pool rejects it. */
	invalid?: string;
}

export const ALICE: Hex = `0x${"aa".repeat(32)}`;
export const BOB: Hex = `0x${"bb".repeat(32)}`;
export const COUNTER = storagePrefix("Fake", "Counter");
/** `:code`, here the version of the runtime. */
export const CODE: Hex = "0x3a636f6465";
/** Version whose migration ran last. */
export const MIGRATED = storagePrefix("Fake", "Migrated");
export const SLOT_MS = 6000;
export const START_MS = 1_700_000_000_000;

/** Bytes of an extrinsic. */
export function extrinsic(fake: Fake): Hex {
	const body = new TextEncoder().encode(JSON.stringify(fake));
	return toHex(u8aConcat(compactToU8a(body.length), body));
}

const nonceKey = (signer: Hex): Hex => `${storagePrefix("System", "Account")}${signer.slice(2)}`;
const u32 = (value: number): Uint8Array => new Uint8Array(new Uint32Array([value]).buffer);
const read = (state: State, key: Hex): number =>
	new DataView((state.get(key) ?? u32(0)).slice().buffer).getUint32(0, true);

function decode(bytes: Uint8Array): Fake | undefined {
	try {
		return JSON.parse(new TextDecoder().decode(bytes.subarray(compactFromU8a(bytes)[0])));
	} catch {
		return undefined;
	}
}

function validate(state: State, bytes: Uint8Array): Valid | Invalid {
	const fake = decode(bytes);
	if (fake === undefined) return { kind: "Invalid", reason: "CannotDecode" };
	if (fake.invalid !== undefined)
		return { kind: fake.invalid === "CannotLookup" ? "Unknown" : "Invalid", reason: fake.invalid };
	if (fake.nonce < read(state, nonceKey(fake.signer))) return { kind: "Invalid", reason: "Stale" };
	const { signer, nonce, tip = 0, lastValidBlock = null } = fake;
	return { signer, nonce, tip: BigInt(tip), lastValidBlock };
}

function apply(state: State, bytes: Uint8Array): Applied {
	const validity = validate(state, bytes);
	if ("kind" in validity) return { included: false, error: validity };
	const fake = decode(bytes);
	const reason = fake?.refuse ?? (validity.nonce > read(state, nonceKey(validity.signer)) ? "Future" : undefined);
	if (reason !== undefined) return { included: false, error: { kind: "Invalid", reason } };
	state.set(nonceKey(validity.signer), u32(validity.nonce + 1));
	if (fake?.set !== undefined) state.set(fake.set[0], fromHex(fake.set[1]));
	return { included: true, ok: true };
}

/** Counts blocks and nonces, and writes the storage that extrinsics contain. */
/** Of any runtime of generation 2. */
const LAYOUT = new MetadataLayout(fromHex(metadata.result));

export const fakeRuntime = (specVersion = 7): Runtime => ({
	generation: 2,
	metadata: new Uint8Array([0x6d, 0x65, 0x74, 0x61, 14]),
	rulesMetadata: new Uint8Array([0x6d, 0x65, 0x74, 0x61, 14]),
	version: {
		specName: "fake",
		implName: "fake",
		authoringVersion: 1,
		specVersion,
		implVersion: 1,
		apis: [],
		transactionVersion: 1,
		stateVersion: 0,
	},
	layout: LAYOUT,
	genesis: ({ timestampMs }) => new Map([[CLOCK_KEY, encodeClock(timestampMs)]]),
	open(state, block) {
		state.set(CLOCK_KEY, encodeClock(block.timestampMs));
		state.set(COUNTER, u32(read(state, COUNTER) + 1));
		return [new Uint8Array([4, 0])];
	},
	validate: (state, bytes) => validate(state, bytes),
	apply,
	close: () => undefined,
	setCode: (state, next) => state.set(CODE, u32(next.version.specVersion)),
	migrate: (state) => state.set(MIGRATED, u32(specVersion)),
	upgrades: [],
	upgrade: (upgrade) => fakeRuntime(upgrade.specVersion ?? specVersion + 1),
	call(state, method, data) {
		if (method === "AccountNonceApi_account_nonce") return u32(read(state, nonceKey(toHex(data))));
		if (method === "TransactionPaymentApi_query_info")
			return u8aConcat([4, 8, 0], new Uint8Array([7]), new Uint8Array(15));
		if (method === "TransactionPaymentApi_query_fee_details") {
			return u8aConcat([1], ...[1, 2, 3, 0].map((n) => u8aConcat([n], new Uint8Array(15))));
		}
		return method === "Fake_echo" ? data : undefined;
	},
});

/** A node at block 0 of the fake runtime. */
export function fakeNode(options: { strictFinality?: boolean } = {}): DevNode {
	const runtime = fakeRuntime();
	const storage = runtime.genesis({ balances: new Map(), timestampMs: START_MS, slotMs: SLOT_MS });
	return new DevNode({
		genesis: genesisBlock(runtime, storage),
		slotMs: SLOT_MS,
		strictFinality: options.strictFinality ?? true,
	});
}
