import type { Call } from "../chain/operation.ts";
import { assertChainName } from "../chain/signing/assert-chain-name.ts";
import { readSigningRuntime, type SigningRuntime } from "../chain/signing/signing-runtime.ts";
import { toSignable } from "../chain/signing/to-signable.ts";
import { deepFreeze } from "../codec/deep-freeze.ts";
import { hash256 } from "../codec/hash-256.ts";
import { fromHex, type Hex } from "../codec/hex.ts";
import { encodeAddress } from "../codec/ss58.ts";
import { PhalaError } from "../errors/error.ts";
import { invalidArgument } from "../errors/invalid-argument.ts";
import { parseOptions } from "../errors/parse-options.ts";
import { lastValidBlock } from "../plan/last-valid-block.ts";
import { parseUnsigned } from "../plan/parse-unsigned.ts";
import type { UnsignedTransaction } from "../plan/signing-payload.ts";
import type { SubmittedCall } from "../plan/submitted-result.ts";
import { decodeAccountAddress } from "./decode-account-address.ts";
import { describeCall } from "./describe-call.ts";

/** Options of {@link inspectUnsigned}. @public */
export interface InspectOptions {
	/** Hash of block 0 of the chain that the transaction should be for. @defaultValue any chain */
	readonly genesisHash?: Hex | undefined;
}

/** What a signature would allow. Plain frozen data. @public */
export interface UnsignedContent {
	/** Who signs, ss58 with the chain's prefix. */
	readonly account: string;
	/** Name of the runtime, e.g. `khala`. */
	readonly specName: string;
	/** Version of the runtime; the chain refuses the signature after an upgrade. */
	readonly specVersion: number;
	/** Hash of block 0: which chain the signature is valid on. */
	readonly genesisHash: Hex;
	/** The account's nonce that the transaction takes. */
	readonly nonce: number;
	/** Pico PHA on top of the fee. */
	readonly tip: bigint;
	/** Number of the last block that can include it; `null`: any. */
	readonly lastValidBlock: number | null;
	/** The call; calls inside a batch are in its argument `calls`. */
	readonly call: SubmittedCall;
	/** The call in words, a line for each call inside, e.g. `phalaStakePoolv2.contribute(pid: 0, amount: 100 PHA, asVault: none)`. */
	readonly lines: readonly string[];
	/** blake2-256 hash of the call. */
	readonly callHash: Hex;
	/** The bytes that the key has to sign; compared with those of the transaction. */
	readonly signable: Hex;
}

/**
 * Decodes and verifies a transaction to sign, without a connection: for the machine that has the key.
 *
 * - Verifies that bytes, signable and call hash are those of the payload, and that the metadata is that of the payload's runtime. Public
 *   runtimes are pinned in this library: metadata that gives their calls another meaning is refused
 *
 * @param unsigned - as `plan.unsigned()` built it; may have been written and read as JSON
 * @param metadata - of the chain's runtime, the response of `state_getMetadata`
 * @throws PhalaError `INVALID_ARGUMENT` for another object, one that was changed, or metadata of another runtime; `WRONG_GENESIS`;
 * `UNVERIFIED_RUNTIME`, `DECODE_FAILED`
 * @public
 */
export async function inspectUnsigned(
	unsigned: UnsignedTransaction,
	metadata: Hex,
	options: InspectOptions = {},
): Promise<UnsignedContent> {
	const { genesisHash } = parseOptions(options);
	if (typeof metadata !== "string") throw invalidArgument("metadata", metadata, "the hex of the runtime's metadata");
	const runtime = await readSigningRuntime(metadata);
	const { payload } = Object(unsigned) as Partial<UnsignedTransaction>;
	const chain = String(genesisHash ?? payload?.genesisHash).toLowerCase() as Hex;
	const content = parseUnsigned(unsigned, runtime.codec, networkOf(unsigned, runtime, chain));
	assertChainName(chain, runtime);
	const call = runtime.codec.decodeCall(content.call);
	runtime.verifier.verifyCall(call, content.call);
	const signable = toSignable(content.bytes);
	const callHash = hash256(fromHex(content.call));
	const { nonce, tip } = content;
	const last = lastValidBlock(runtime.codec, content.mortality);
	const expected = { method: content.call, callHash, signable, nonce, lastValidBlock: last };
	for (const [name, value] of Object.entries(expected))
		if (lower(Reflect.get(unsigned, name)) !== value) throw changed(name, Reflect.get(unsigned, name));
	const { specName, specVersion, ss58Prefix } = runtime;
	return deepFreeze({
		account: encodeAddress(decodeAccountAddress(content.address), ss58Prefix),
		specName,
		specVersion,
		genesisHash: chain,
		nonce,
		tip,
		lastValidBlock: last,
		call: toSubmittedCall(call),
		lines: describeCall(call, ss58Prefix),
		callHash,
		signable,
	});
}

/** The network of the payload, whose runtime has to be that of the metadata. */
function networkOf(unsigned: UnsignedTransaction, { specName, specVersion }: SigningRuntime, genesisHash: Hex) {
	const wanted = Number(Object(Object(unsigned).payload).specVersion);
	if (Number.isNaN(wanted) || wanted === specVersion) return { specVersion, genesisHash };
	throw invalidArgument(
		"metadata",
		`of ${specName} ${specVersion}`,
		`that of runtime ${wanted}, which the payload is for`,
	);
}

function toSubmittedCall({ pallet, method, args }: Call): SubmittedCall {
	return { pallet, method, args };
}

function lower(value: unknown): unknown {
	return typeof value === "string" ? value.toLowerCase() : value;
}

function changed(name: string, value: unknown): PhalaError<"INVALID_ARGUMENT"> {
	const message = `Invalid unsigned: its ${name} is not that of its payload. Sign nothing. Expected what plan.unsigned() gave, unchanged.`;
	return new PhalaError("INVALID_ARGUMENT", message, { name: `unsigned.${name}`, value: String(value).slice(0, 100) });
}
