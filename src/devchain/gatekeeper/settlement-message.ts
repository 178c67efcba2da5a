import { bnToU8a, compactToU8a, u8aConcat } from "@polkadot/util";
import { fromHex, type Hex, toHex } from "../../codec/hex.ts";
import type { Officials } from "../accounts.ts";
import type { DevNode } from "../node/node.ts";
import { mapGet } from "../node/persistent-map.ts";
import { callOf, entryKey, entryValue } from "../node/storage-by-name.ts";
import { signExtrinsic } from "../sign-extrinsic.ts";
import { workerKey } from "../storage-edits/accounts-and-workers.ts";
import { COMPUTING } from "./worker-reader.ts";

/**
 * What one settlement brings one worker.
 *
 * @public
 */
export interface Settlement {
	/** Public key of the worker. */
	readonly worker: string;
	/** What it earned, in 10⁻¹² PHA. */
	readonly payout: bigint;
	/** What the treasury gets, in 10⁻¹² PHA; none when left out. */
	readonly treasury?: bigint;
	/** The worker's new V, in 10⁻¹² PHA; as it is when left out. */
	readonly v?: bigint;
}

/** A settlement as the message has it: U64F64 bits of PHA. */
export interface SettlementBits {
	readonly worker: Hex;
	readonly v: bigint;
	readonly payout: bigint;
	readonly treasury: bigint;
}

/** Everything one gatekeeper message may say. */
export interface Update {
	readonly settle?: readonly SettlementBits[];
	/** Workers that stopped answering. */
	readonly offline?: readonly string[];
	/** Workers that answer again. */
	readonly recovered?: readonly string[];
}

const PICO = 10n ** 12n;
/** The topic on which gatekeepers tell the chain what workers earned. */
const TOPIC = new TextEncoder().encode("^phala/mining/update");

/**
 * U64F64 bits that the pallets read back as `pico`: they keep 48 bits of the fraction, multiply, and round down, so
 * the bits are rounded up at the 48th.
 */
export function payoutBits(pico: bigint): bigint {
	return ceilDiv(pico << 48n, PICO) << 16n;
}

/**
 * The extrinsic that brings an update to the chain, signed by the gatekeeper and sent by the relay account.
 *
 * @param nonce - of the relay account; its next one in the pool when left out
 */
export function gatekeeperExtrinsic(
	node: DevNode,
	{ gatekeeper, relay }: Officials,
	update: Update,
	nonce?: number,
): Hex {
	const { runtime, head } = node;
	const payload = u8aConcat(
		u32(head.header.number),
		bnToU8a(node.nextTimestamp(), { bitLength: 64 }),
		keys(update.offline),
		keys(update.recovered),
		vec((update.settle ?? []).map(settlementBytes)),
	);
	const sender = { Gatekeeper: null };
	const sequenceKey = entryKey(runtime, "PhalaMq", "OffchainIngress", [sender]);
	const sequence = mapGet(head.state, sequenceKey) ?? new Uint8Array(8);
	const send = callOf(runtime, "PhalaMq", "syncOffchainMessage");
	const type = String(send.meta.args[0]?.type);
	const message = { sender, destination: toHex(TOPIC), payload: toHex(payload) };
	const unsigned = { message, sequence: new DataView(sequence.buffer, sequence.byteOffset).getBigUint64(0, true) };
	// The signature is over the message and its sequence: all bytes but the length of a signature that is empty.
	const bytes = runtime.registry
		.createType(type, { ...unsigned, signature: "0x" })
		.toU8a()
		.slice(0, -1);
	return signExtrinsic(node, send({ ...unsigned, signature: toHex(gatekeeper.sign(bytes)) }), relay, nonce);
}

/** A settlement in bits; V as it is where none is given. */
export function settlementBits(node: DevNode, { worker, payout, treasury = 0n, v }: Settlement): SettlementBits {
	const key = workerKey(worker);
	const vBits = v === undefined ? currentV(node, key) : ceilDiv(v << 64n, PICO);
	return { worker: key, v: vBits, payout: payoutBits(payout), treasury: payoutBits(treasury) };
}

/** SCALE bytes of one settlement. */
export function settlementBytes({ worker, v, payout, treasury }: SettlementBits): Uint8Array {
	return u8aConcat(fromHex(worker), u128(v), u128(payout), u128(treasury));
}

/** V of the session that a worker is bound to, as bits; 0 for a worker without one. */
function currentV({ runtime, head }: DevNode, worker: Hex): bigint {
	const { pallet, records } = COMPUTING[runtime.generation];
	const session = mapGet(head.state, entryKey(runtime, pallet, "WorkerBindings", [worker]));
	if (session === undefined) return 0n;
	const value = mapGet(head.state, entryKey(runtime, pallet, records, [session]));
	if (value === undefined) return 0n;
	const { v } = entryValue(runtime, pallet, records, value).toJSON() as { v: string | number };
	return BigInt(v);
}

const ceilDiv = (a: bigint, b: bigint): bigint => (a + b - 1n) / b;
const u32 = (value: number): Uint8Array => bnToU8a(value, { bitLength: 32 });
const vec = (items: readonly Uint8Array[]): Uint8Array => u8aConcat(compactToU8a(items.length), ...items);
const keys = (workers: readonly string[] = []): Uint8Array => vec(workers.map((one) => fromHex(workerKey(one))));

function u128(value: bigint): Uint8Array {
	if (value < 0n || value >= 1n << 128n) throw new RangeError("an amount does not fit: it is negative or too large");
	return bnToU8a(value, { bitLength: 128 });
}
