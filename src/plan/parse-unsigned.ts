import type { TransactionCodec } from "../chain/signing/transaction-codec.ts";
import type { Hex } from "../codec/hex.ts";
import { decodeEra, type MortalEra } from "../codec/mortal-era.ts";
import { PhalaError } from "../errors/error.ts";
import { invalidArgument } from "../errors/invalid-argument.ts";
import type { PlanNetwork } from "./plan-context.ts";
import type { DraftPoint, SignerPayload, UnsignedTransaction } from "./signing-payload.ts";

/** Parts of a signing payload, by type. */
export interface ParsedPayload {
	/** ss58 or hex. */
	readonly address: string;
	readonly nonce: number;
	/** Pico PHA. */
	readonly tip: bigint;
	readonly era: Hex;
	/** The call, as encoded. */
	readonly call: Hex;
	/** The blocks that can hold it; `null`: all. */
	readonly mortality: MortalEra | null;
	/** Hash of the first of them; of block 0 for all. */
	readonly blockHash: Hex;
	/** The payload's bytes. */
	readonly bytes: Hex;
	/** Where the call was drafted; `null`: an earlier release built the payload. */
	readonly draftedAt: DraftPoint | null;
}

const HASH = /^0x[0-9a-f]{64}$/i;
const BYTES = /^0x([0-9a-f]{2})+$/i;
const U32 = /^0x0*[0-9a-f]{1,8}$/i;
const U128 = /^0x0*[0-9a-f]{1,32}$/i;
/** Fields of a payload, and what each has to be. */
const FIELDS = {
	blockHash: HASH,
	blockNumber: U32,
	era: BYTES,
	genesisHash: HASH,
	method: BYTES,
	nonce: U32,
	specVersion: U32,
	tip: U128,
	transactionVersion: U32,
} as const;

/**
 * Reads a transaction to sign that a plan built earlier, perhaps in another process.
 *
 * @param network - of the plan, with the chain's present runtime
 * @throws PhalaError `INVALID_ARGUMENT` for another object, or one that was changed; `WRONG_GENESIS`, `RUNTIME_CHANGED`
 */
export function parseUnsigned(unsigned: unknown, codec: TransactionCodec, network: PlanNetwork): ParsedPayload {
	const { payload, bytes } = Object(unsigned) as Partial<UnsignedTransaction>;
	if (!isPayload(payload)) throw invalidArgument("unsigned", unsigned, "the object that plan.unsigned() gave");
	const genesisHash = lower(payload.genesisHash);
	if (genesisHash !== network.genesisHash) throw otherChain(network.genesisHash, genesisHash);
	const specVersion = Number(payload.specVersion);
	if (specVersion !== network.specVersion) throw otherRuntime(specVersion, network.specVersion);
	const options = { era: lower(payload.era), nonce: Number(payload.nonce), tip: BigInt(payload.tip) };
	const transactionVersion = Number(payload.transactionVersion);
	const blockHash = lower(payload.blockHash);
	const call = lower(payload.method);
	const built = codec.encodePayload(call, options, { specVersion, transactionVersion, genesisHash, blockHash });
	const isSame =
		typeof bytes === "string" &&
		lower(bytes) === built &&
		transactionVersion === codec.transactionVersion &&
		payload.version === codec.extrinsicVersion &&
		payload.signedExtensions.join() === codec.extensions.join();
	if (!isSame)
		throw invalidArgument(
			"unsigned",
			unsigned,
			"what plan.unsigned() gave, unchanged: its bytes are not made of its payload",
		);
	const { address } = payload;
	const mortality = parseEra(unsigned, payload);
	if (mortality === null && blockHash !== genesisHash)
		throw invalidArgument(
			"unsigned",
			unsigned,
			"a payload that is valid for ever to have the hash of block 0 as blockHash",
		);
	const draftedAt = parseDraftPoint(Reflect.get(Object(unsigned), "draftedAt"), mortality);
	return { address, ...options, call, mortality, blockHash, bytes: built, draftedAt };
}

function parseDraftPoint(draftedAt: unknown, mortality: MortalEra | null): DraftPoint | null {
	if (draftedAt === undefined) return null;
	const { hash, number, earlier } = Object(draftedAt) as Partial<DraftPoint>;
	const isHex = (value: unknown, form: RegExp): value is Hex => typeof value === "string" && form.test(value);
	if (
		!isHex(hash, HASH) ||
		!isBlockNumber(number) ||
		!Array.isArray(earlier) ||
		!earlier.every((each) => isHex(each, BYTES))
	)
		throw invalidArgument(
			"unsigned.draftedAt",
			draftedAt,
			"hash and number of a block and the transactions before the plan, as plan.unsigned() gave them",
		);
	if (mortality && !(number >= mortality.firstBlock && number <= mortality.lastBlock))
		throw invalidArgument(
			"unsigned.draftedAt.number",
			number,
			`a block of the payload's mortality, ${mortality.firstBlock} to ${mortality.lastBlock}`,
		);
	return { hash: lower(hash), number, earlier: earlier.map(lower) };
}

function isBlockNumber(value: unknown): value is number {
	return Number.isSafeInteger(value) && Number(value) >= 0;
}

function parseEra(unsigned: unknown, { era, blockNumber }: SignerPayload): MortalEra | null {
	try {
		return decodeEra(lower(era), Number(blockNumber));
	} catch {
		throw invalidArgument("unsigned", unsigned, "a payload whose era is 0x00 or 2 bytes");
	}
}

function isPayload(payload: SignerPayload | undefined): payload is SignerPayload {
	const { address, signedExtensions } = Object(payload) as Partial<SignerPayload>;
	return (
		typeof address === "string" &&
		Array.isArray(signedExtensions) &&
		Object.entries(FIELDS).every(([name, form]) => {
			const value: unknown = Reflect.get(Object(payload), name);
			return typeof value === "string" && form.test(value);
		})
	);
}

function lower(hex: Hex): Hex {
	return hex.toLowerCase() as Hex;
}

function otherChain(expected: string, actual: string): PhalaError<"WRONG_GENESIS"> {
	const message = `The payload is for the chain with genesis ${actual}; this client is connected to ${expected}. Nothing was sent: submit it on its own chain.`;
	return new PhalaError("WRONG_GENESIS", message, { expected, actual });
}

function otherRuntime(expected: number, actual: number): PhalaError<"RUNTIME_CHANGED"> {
	const message = `The payload is for runtime ${expected}; the chain now runs ${actual}. Nothing was sent: build the payload again, and sign that one.`;
	return new PhalaError("RUNTIME_CHANGED", message, { expected, actual });
}
