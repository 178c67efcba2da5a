import { concatBytes, type Hex, toHex } from "../../codec/hex.ts";
import { throwNotLoaded } from "../../errors/throw-not-loaded.ts";
import { decodeType, readType } from "../metadata/decode.ts";
import type { MetadataScan } from "../metadata/scan.ts";
import type { LibraryExtension } from "./library-extensions.ts";
import type { SignedContext, SignedExtension, SignedOptions } from "./signed-extensions.ts";

/** Encodings of signed extensions that no runtime of the SDK's list has, by name. */
export type LearnedExtensions = ReadonlyMap<string, SignedExtension>;

/** What an encoding is tried with. */
const SAMPLE_OPTIONS: SignedOptions = { era: "0x00", nonce: 7, tip: 1_000_000_000_007n };
const SAMPLE_CONTEXT: SignedContext = {
	specVersion: 1,
	transactionVersion: 1,
	genesisHash: `0x${"11".repeat(32)}`,
	blockHash: `0x${"22".repeat(32)}`,
};

/**
 * Finds the encoding of the runtime's signed extensions that the SDK does not know: none for those without bytes, that of
 * `@polkadot/types` for the others, which is loaded then.
 *
 * @param known - layouts of this generation, by name
 * @returns only those that the runtime's own types can decode; nothing may be signed with another one
 */
export async function learnExtensions(
	scan: MetadataScan,
	known: Readonly<Record<string, string>>,
): Promise<LearnedExtensions> {
	const learned = new Map<string, SignedExtension>();
	const { extensions } = scan.extrinsic;
	const withBytes: (typeof extensions)[number][] = [];
	for (const extension of extensions) {
		const { name, extra, additional } = extension;
		if (known[`extension ${name}`] !== undefined) continue;
		if (decodes(scan, extra, "0x") && decodes(scan, additional, "0x")) learned.set(name, {});
		else withBytes.push(extension);
	}
	if (withBytes.length === 0) return learned;
	const { findLibraryExtension } = await import("./library-extensions.ts").catch(throwNotLoaded);
	for (const extension of withBytes) {
		const others = extensions.filter((each) => each !== extension).map(({ name }) => name);
		const found = findLibraryExtension(extension.name, others);
		const encoding = found && createEncoding(scan, extension, found);
		if (encoding) learned.set(extension.name, encoding);
	}
	return learned;
}

/** `null` where the runtime's types do not decode what the library encodes. */
function createEncoding(
	scan: MetadataScan,
	types: { readonly extra: number; readonly additional: number },
	library: LibraryExtension,
): SignedExtension | null {
	const encodeExtra = (options: SignedOptions) => concatBytes(library.encodeExtra(options));
	const encodeAdditional = (context: SignedContext) => concatBytes(library.encodeAdditional(context));
	const sample = encodeExtra(SAMPLE_OPTIONS);
	const additional = encodeAdditional(SAMPLE_CONTEXT);
	if (!decodes(scan, types.extra, toHex(sample)) || !decodes(scan, types.additional, toHex(additional))) return null;
	const readOptions = (value: unknown) => ({
		...(library.hasTip && findTip(value)),
		...(library.hasMode && findMode(value)),
	});
	if (library.hasTip && findTip(decodeType(scan, types.extra, toHex(sample))).tip !== SAMPLE_OPTIONS.tip) return null;
	return {
		...(sample.length > 0 && {
			extra: { encode: encodeExtra, read: (r) => readOptions(readType(scan, types.extra, r)) },
		}),
		...(additional.length > 0 && { additional: encodeAdditional }),
	};
}

/** Whether bytes are a value of a type. Those of a type without bytes are `0x`. */
function decodes(scan: MetadataScan, type: number, bytes: Hex): boolean {
	try {
		decodeType(scan, type, bytes);
		return true;
	} catch {
		return false;
	}
}

/** The mode of a decoded `CheckMetadataHash`, where it is not the default. */
function findMode(value: unknown): Partial<SignedOptions> {
	return Reflect.get(Object(value), "mode") === "Enabled" ? { mode: 1 } : {};
}

/** The tip of a decoded extension: alone, in front, or a field of that name. */
function findTip(value: unknown): Partial<SignedOptions> {
	const [first] = Array.isArray(value) ? value : [value];
	const tip: unknown = typeof first === "bigint" ? first : Reflect.get(Object(first), "tip");
	return typeof tip === "bigint" ? { tip } : {};
}
