import { encodeCompact, encodeInteger } from "../../codec/encode-integer.ts";
import { concatBytes, fromHex, type Hex, toHex } from "../../codec/hex.ts";
import { PhalaError } from "../../errors/error.ts";
import type { SystemAccounts } from "../dev-signers.ts";
import type { Block } from "../node/block.ts";
import type { DevNode } from "../node/node.ts";
import { readPlain } from "../node/plain-storage.ts";
import { codecOf } from "../runtime/frame/type-by-path.ts";
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
	const payload = concatBytes([
		encodeInteger(BigInt(head.header.number), 4),
		encodeInteger(BigInt(node.nextTimestamp()), 8),
		encodeWorkers("offline", update.offline),
		encodeWorkers("online", update.recovered),
		encodeVec((update.settlements ?? []).map(encodeSettlement)),
	]);
	const sender = "Gatekeeper";
	const sequence = readPlain<bigint | null>(runtime, head.state, "PhalaMq", "OffchainIngress", sender) ?? 0n;
	const message = { sender, destination: toHex(TOPIC), payload: toHex(payload) };
	const signed = concatBytes([
		codecOf(runtime.layout, "phala_mq::types::Message").encode(message),
		encodeInteger(sequence, 8),
	]);
	const signedMessage = { message, sequence, signature: toHex(gatekeeper.sign(signed)) };
	const call = { pallet: "phalaMq", method: "syncOffchainMessage", args: { signedMessage } };
	return signExtrinsic(node, call, relay, nonce);
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
	return concatBytes([fromHex(worker), ...[v, payout, treasury].map((bits) => encodeInteger(bits, 16))]);
}

/** V of a worker's session, as bits; 0 for a worker without a session. */
function readV({ runtime, head }: DevNode, worker: Hex): bigint {
	const { pallet, records } = WORKER_PALLETS[runtime.generation];
	const session = readPlain<Hex | null>(runtime, head.state, pallet, "WorkerBindings", worker);
	if (session === null) return 0n;
	return readPlain<{ v: bigint } | null>(runtime, head.state, pallet, records, session)?.v ?? 0n;
}

/** Error for a message that could not be included, as when the relay account cannot pay the fee. */
export function messageRejected({ header }: Block): PhalaError<"REJECTED"> {
	const reason = `The gatekeeper's message could not be included in block ${header.number}.`;
	return new PhalaError("REJECTED", reason, { reason });
}

const ceilDiv = (a: bigint, b: bigint): bigint => (a + b - 1n) / b;
const encodeVec = (items: readonly Uint8Array[]): Uint8Array =>
	concatBytes([encodeCompact(BigInt(items.length)), ...items]);
const encodeWorkers = (name: string, workers: readonly string[] = []): Uint8Array =>
	encodeVec(workers.map((worker) => fromHex(parsePublicKey(name, worker))));
