import { blake2b } from "../../../codec/blake2b.ts";
import { encodeCompact, encodeInteger } from "../../../codec/encode-integer.ts";
import { concatBytes, type Hex, toHex } from "../../../codec/hex.ts";
import type { Runtime, State } from "../runtime.ts";
import { rethrowMissing } from "../storage-missing.ts";
import { Account } from "./accounts.ts";
import type { Pallets } from "./call-executive.ts";
import { Chain } from "./chain.ts";
import type { Executive } from "./executive.ts";
import { decodeExtrinsic, isSigned } from "./extrinsic.ts";
import { Fees, total } from "./fees.ts";
import { metadata15 } from "./metadata-15.ts";
import type { MetadataLayout } from "./metadata-layout.ts";
import { COMMON_BOUNDS } from "./plain-call.ts";
import { ScaleReader } from "./scale-buffers.ts";
import { slotDuration } from "./slot.ts";
import { BlockNumber } from "./system.ts";
import { codecOf } from "./type-by-path.ts";
import { encodeApplied, encodeValidity } from "./validity.ts";
import { encodeDispatchInfo, refTime } from "./weight.ts";

/** A runtime API. */
type Api = (state: State, data: Uint8Array) => Uint8Array;

/** The implemented APIs, out of those of the real runtime. */
const IMPLEMENTED = [
	"Core",
	"Metadata",
	"TaggedTransactionQueue",
	"AuraApi",
	"AccountNonceApi",
	"TransactionPaymentApi",
];
/** Version of the API that offers metadata by version. Announced in both generations because some clients require it. */
const VERSIONED_METADATA = 2;

const apiId = (name: string): Hex => toHex(blake2b(new TextEncoder().encode(name), 8));

/**
 * The implemented APIs with their versions in the real runtime, by name.
 *
 * @param real - all APIs of the real runtime, from its constant `System.Version`
 */
export function implementedApis(real: Runtime["version"]["apis"]): ReadonlyMap<string, number> {
	const versions = new Map(real);
	const answered = IMPLEMENTED.map((name) => [name, versions.get(apiId(name)) ?? 1] as const);
	return new Map([...answered, ["Metadata", VERSIONED_METADATA]]);
}

/** APIs in the format of a runtime version. */
export const listApis = (apis: ReadonlyMap<string, number>): [Hex, number][] =>
	[...apis].map(([name, version]) => [apiId(name), version]);

/** Dependencies of the APIs. */
interface ApiDependencies {
	readonly layout: MetadataLayout;
	/** Layout that clients see. */
	readonly published: MetadataLayout;
	readonly version: Runtime["version"];
	/** See {@link implementedApis}. */
	readonly apis: ReadonlyMap<string, number>;
	readonly pallets: Pallets;
	readonly executive: Executive;
}

/** Runtime APIs by exported name. */
export function runtimeApis({
	layout,
	published,
	version,
	apis,
	pallets,
	executive,
}: ApiDependencies): Runtime["call"] {
	const fees = new Fees(pallets.fees);
	const bounds = { ...COMMON_BOUNDS, ...pallets.bounds };
	const initial = (state: State) => new Chain(layout, state, "Initialization");
	const nonceOf = (state: State, who: Hex) => initial(state).at(Account).get(who).nonce;
	let cached15: Uint8Array | undefined;
	const metadataAt = (metadataVersion: number): Uint8Array | undefined => {
		if (metadataVersion === 14) return published.bytes;
		if (metadataVersion !== 15) return undefined;
		cached15 ??= metadata15(published, apis);
		return cached15;
	};
	const priced = (data: Uint8Array) => {
		const { bytes, rest } = splitExtrinsic(data);
		const extrinsic = decodeExtrinsic(layout, bytes, bounds);
		if (extrinsic === null) throw new RangeError("the data holds no extrinsic");
		const { call } = extrinsic;
		return { call, fee: fees.feeOf(call, readU32(rest)), tip: isSigned(extrinsic) ? extrinsic.tip : 0n };
	};
	const methods: Readonly<Record<string, Api>> = {
		Core_version: () => codecOf(layout, "RuntimeVersion").encode(version),
		Core_execute_block: refuseBlocks,
		Core_initialize_block: refuseBlocks,
		// Not announced: the node needs it for `system_dryRun`.
		BlockBuilder_apply_extrinsic: (state, data) => {
			const applied = executive.apply(state, data, 1);
			if (!applied.included && applied.error.reason === "CannotDecode") {
				throw new RangeError("the data holds no extrinsic");
			}
			return encodeApplied(layout, applied);
		},
		Metadata_metadata: () => opaque(published.bytes),
		Metadata_metadata_versions: () => concatBytes([encodeCompact(2n), encodeU32(14), encodeU32(15)]),
		Metadata_metadata_at_version: (_, data) => {
			const metadata = metadataAt(readU32(data));
			return metadata === undefined ? new Uint8Array([0]) : concatBytes([Uint8Array.of(1), opaque(metadata)]);
		},
		TaggedTransactionQueue_validate_transaction: (state, data) => {
			const { bytes, rest } = splitExtrinsic(data.subarray(1));
			const validity = executive.validate(state, bytes, toHex(rest.subarray(0, 32)));
			if ("kind" in validity && validity.reason === "CannotDecode") throw new RangeError("the data holds no extrinsic");
			const nonce = "kind" in validity ? 0 : nonceOf(state, validity.signer);
			return encodeValidity(validity, { number: initial(state).at(BlockNumber).get(), nonce });
		},
		AuraApi_slot_duration: slotDuration,
		AccountNonceApi_account_nonce: (state, data) => encodeU32(nonceOf(state, toHex(accountOf(data)))),
		TransactionPaymentApi_query_info: (_, data) => {
			const { call, fee } = priced(data);
			return encodeDispatchInfo(layout, fees.weightOf(call), total(fee));
		},
		TransactionPaymentApi_query_fee_details: (_, data) => {
			const { fee, tip } = priced(data);
			return concatBytes([Uint8Array.of(1), ...[fee.base, fee.length, fee.weight, tip].map(encodeU128)]);
		},
		...((apis.get("TransactionPaymentApi") ?? 0) < 3
			? {}
			: {
					TransactionPaymentApi_query_length_to_fee: (_, data) => encodeU128(fees.ofLength(readU32(data))),
					TransactionPaymentApi_query_weight_to_fee: (_, data) => {
						return encodeU128(fees.ofWeight(refTime(codecOf(layout, "Weight").decode(data))));
					},
				}),
	};
	return (state, method, data) => {
		const api = Object.hasOwn(methods, method) ? methods[method] : undefined;
		try {
			return api?.(state, data);
		} catch (error) {
			rethrowMissing(error);
			const reason = error instanceof Error ? error.message : String(error);
			throw new RangeError(`Bad input data provided to ${method.replace(/^[A-Za-z]+_/, "")}: ${reason}`, {
				cause: error,
			});
		}
	};
}

/** Account at the start of `data`. */
function accountOf(data: Uint8Array): Uint8Array {
	if (data.length < 32) throw new RangeError("the data holds no account");
	return data.subarray(0, 32);
}

/** In place of APIs that execute blocks: the node executes them, without WebAssembly. */
function refuseBlocks(): never {
	throw new RangeError("a development chain executes no blocks of others");
}

/** Encodes bytes as `Vec<u8>`. */
const opaque = (bytes: Uint8Array): Uint8Array => concatBytes([encodeCompact(BigInt(bytes.length)), bytes]);

const encodeU32 = (value: number): Uint8Array => encodeInteger(BigInt(value), 4);
const encodeU128 = (value: bigint): Uint8Array => encodeInteger(value, 16);

const readU32 = (data: Uint8Array): number =>
	new DataView(data.buffer, data.byteOffset, data.length).getUint32(0, true);

/** Splits `data` into an extrinsic with its length prefix, and the rest. */
function splitExtrinsic(data: Uint8Array): { readonly bytes: Uint8Array; readonly rest: Uint8Array } {
	const from = new ScaleReader(data);
	const content = Number(from.compact());
	const length = from.offset + content;
	return { bytes: data.subarray(0, length), rest: data.subarray(length) };
}
