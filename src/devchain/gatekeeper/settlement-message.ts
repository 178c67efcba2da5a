import { bnToU8a, compactToU8a, u8aConcat } from "@polkadot/util";
import { fromHex, type Hex, toHex } from "../../codec/hex.ts";
import { PhalaError } from "../../errors/error.ts";
import type { SystemAccounts } from "../accounts.ts";
import type { Block } from "../node/block.ts";
import type { DevNode } from "../node/node.ts";
import { stateGet } from "../node/state-map.ts";
import { callByName, entryKey, entryValue } from "../node/storage-by-name.ts";
import { signExtrinsic } from "../sign-extrinsic.ts";
import { parseAmount, parseObject, parsePublicKey } from "../validate.ts";
import { WORKER_PALLETS } from "./worker-reader.ts";

/**
 * Payment to one worker.
 *
 * @public
 */
export interface Settlement {
	/** Public key of the worker: `0x` and 64 hex digits. */
	readonly worker: string;
	/** Reward, pico PHA. */
	readonly payout: bigint;
	/**
	 * Share of the treasury, pico PHA.
	 *
	 * @defaultValue 0n
	 */
	readonly treasury?: bigint | undefined;
	/**
	 * New V of the worker, pico PHA.
	 *
	 * @defaultValue its current V
	 */
	readonly v?: bigint | undefined;
}

/** A settlement as encoded in the message: amounts as U64F64 bits of PHA. */
export interface SettlementBits {
	readonly worker: Hex;
	readonly v: bigint;
	readonly payout: bigint;
	readonly treasury: bigint;
}

/** Content of a gatekeeper message. */
export interface GatekeeperUpdate {
	readonly settlements?: readonly SettlementBits[];
	/** Public keys of workers that became unresponsive. */
	readonly offline?: readonly string[];
	/** Public keys of workers that recovered. */
	readonly recovered?: readonly string[];
}

const PICO = 10n ** 12n;
/** Largest whole number of PHA in U64F64, as pico PHA. */
const MAX_AMOUNT = (2n ** 64n - 1n) * PICO;
/** Topic of the messages by which gatekeepers update workers. */
const TOPIC = new TextEncoder().encode("^phala/mining/update");

/**
 * U64F64 bits that the pallets convert to exactly `pico`: they keep 48 bits of the fraction, multiply and round down, so
 * this rounds up at the 48th bit.
 */
export function toPayoutBits(pico: bigint): bigint {
	return ceilDiv(pico << 48n, PICO) << 16n;
}

/**
 * Builds the extrinsic with an update: the message is signed by the gatekeeper, the extrinsic by the relay account.
 *
 * @param nonce - nonce of the relay account; by default its next one, pool included
 */
export function buildGatekeeperExtrinsic(
	node: DevNode,
	{ gatekeeper, relay }: SystemAccounts,
	update: GatekeeperUpdate,
	nonce?: number,
): Hex {
	const { runtime, head } = node;
	const payload = u8aConcat(
		u32(head.header.number),
		bnToU8a(node.nextTimestamp(), { bitLength: 64 }),
		encodeWorkers("offline", update.offline),
		encodeWorkers("online", update.recovered),
		encodeVec((update.settlements ?? []).map(encodeSettlement)),
	);
	const sender = { Gatekeeper: null };
	const sequenceKey = entryKey(runtime, "PhalaMq", "OffchainIngress", [sender]);
	const sequence = stateGet(head.state, sequenceKey) ?? new Uint8Array(8);
	const buildCall = callByName(runtime, "PhalaMq", "syncOffchainMessage");
	const type = String(buildCall.meta.args[0]?.type);
	const message = { sender, destination: toHex(TOPIC), payload: toHex(payload) };
	const unsigned = { message, sequence: new DataView(sequence.buffer, sequence.byteOffset).getBigUint64(0, true) };
	// The signature covers the message and its sequence: all bytes except the length of the empty signature.
	const bytes = runtime.registry
		.createType(type, { ...unsigned, signature: "0x" })
		.toU8a()
		.slice(0, -1);
	return signExtrinsic(node, buildCall({ ...unsigned, signature: toHex(gatekeeper.sign(bytes)) }), relay, nonce);
}

/** Converts a settlement to bits. Throws `INVALID_PUBLIC_KEY`, `INVALID_AMOUNT`. */
export function toSettlementBits(node: DevNode, settlement: Settlement): SettlementBits {
	const { worker, payout, treasury = 0n, v } = parseObject("settlement", settlement);
	const publicKey = parsePublicKey("worker", worker);
	return {
		worker: publicKey,
		v: v === undefined ? readV(node, publicKey) : ceilDiv(parseAmount("v", v, MAX_AMOUNT) << 64n, PICO),
		payout: toPayoutBits(parseAmount("payout", payout, MAX_AMOUNT)),
		treasury: toPayoutBits(parseAmount("treasury", treasury, MAX_AMOUNT)),
	};
}

/** SCALE bytes of one settlement. */
export function encodeSettlement({ worker, v, payout, treasury }: SettlementBits): Uint8Array {
	return u8aConcat(fromHex(worker), u128(v), u128(payout), u128(treasury));
}

/** V of a worker's session, as bits; 0 for a worker without a session. */
function readV({ runtime, head }: DevNode, worker: Hex): bigint {
	const { pallet, records } = WORKER_PALLETS[runtime.generation];
	const session = stateGet(head.state, entryKey(runtime, pallet, "WorkerBindings", [worker]));
	if (session === undefined) return 0n;
	const value = stateGet(head.state, entryKey(runtime, pallet, records, [session]));
	if (value === undefined) return 0n;
	const { v } = entryValue(runtime, pallet, records, value).toJSON() as { v: string | number };
	return BigInt(v);
}

/** Error for a message that could not be included, as when the relay account cannot pay the fee. */
export function messageRejected({ header }: Block): PhalaError<"REJECTED"> {
	const reason = `The gatekeeper's message could not be included in block ${header.number}.`;
	return new PhalaError("REJECTED", reason, { reason });
}

const ceilDiv = (a: bigint, b: bigint): bigint => (a + b - 1n) / b;
const u32 = (value: number): Uint8Array => bnToU8a(value, { bitLength: 32 });
const encodeVec = (items: readonly Uint8Array[]): Uint8Array => u8aConcat(compactToU8a(items.length), ...items);
const encodeWorkers = (name: string, workers: readonly string[] = []): Uint8Array =>
	encodeVec(workers.map((worker) => fromHex(parsePublicKey(name, worker))));
const u128 = (value: bigint): Uint8Array => bnToU8a(value, { bitLength: 128 });
