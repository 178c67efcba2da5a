import type { WritesModule } from "../chain/chain-adapter.ts";
import { unverifiedRuntime } from "../chain/signing/unverified-runtime.ts";
import { concatBytes, fromHex, type Hex, toHex } from "../codec/hex.ts";
import type { PlanNetwork } from "./plan-context.ts";
import type { SignerPayload, UnsignedTransaction } from "./signing-payload.ts";

/**
 * Verifies that the bytes to sign are made of the payload's parts, as the runtime's extensions order them, for this chain.
 *
 * @returns the payload
 * @throws PhalaError `UNVERIFIED_RUNTIME`
 */
export function verifyPayload(
	{ verifier }: Pick<WritesModule, "verifier">,
	{ genesisHash, specVersion }: PlanNetwork,
	unsigned: UnsignedTransaction,
): UnsignedTransaction {
	const { payload, bytes, nonce, method } = unsigned;
	const { extensions, extrinsicVersion } = verifier;
	const expected = toHex(concatBytes([fromHex(payload.method), ...encodeExtensions(extensions, payload)]));
	const isSame =
		bytes.toLowerCase() === expected &&
		payload.method === method &&
		payload.genesisHash === genesisHash &&
		Number(payload.specVersion) === specVersion &&
		Number(payload.nonce) === nonce &&
		payload.version === extrinsicVersion &&
		payload.signedExtensions.join() === extensions.join();
	if (isSame) return unsigned;
	throw unverifiedRuntime({ specName: "the chain", specVersion, reason: "the payload is not made of its parts" });
}

/** What each extension adds to the extrinsic, then what each adds to the payload alone. */
function encodeExtensions(names: readonly string[], payload: SignerPayload): readonly Uint8Array[] {
	const extra: Readonly<Record<string, () => Uint8Array>> = {
		CheckMortality: () => fromHex(payload.era),
		CheckNonce: () => encodeCompact(BigInt(payload.nonce)),
		ChargeTransactionPayment: () => encodeCompact(BigInt(payload.tip)),
	};
	const additional: Readonly<Record<string, () => Uint8Array>> = {
		CheckSpecVersion: () => reversed(payload.specVersion),
		CheckTxVersion: () => reversed(payload.transactionVersion),
		CheckGenesis: () => fromHex(payload.genesisHash),
		CheckMortality: () => fromHex(payload.blockHash),
	};
	const none = () => new Uint8Array();
	return [extra, additional].flatMap((parts) => names.map((name) => (parts[name] ?? none)()));
}

/** The payload writes integers big-endian, extrinsics little-endian. */
function reversed(hex: Hex): Uint8Array {
	return fromHex(hex).reverse();
}

function encodeCompact(value: bigint): Uint8Array {
	const bytes: number[] = [];
	const mode = value < 1n << 6n ? 0 : value < 1n << 14n ? 1 : value < 1n << 30n ? 2 : 3;
	let rest = mode === 3 ? value : (value << 2n) | BigInt(mode);
	const length = mode === 3 ? Math.max(4, Math.ceil(value.toString(16).length / 2)) : 1 << mode;
	for (let i = 0; i < length; i++, rest >>= 8n) bytes.push(Number(rest & 0xffn));
	return Uint8Array.from(mode === 3 ? [((length - 4) << 2) | 3, ...bytes] : bytes);
}
