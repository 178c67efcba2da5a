import { causeMessage } from "../../errors/cause-message.ts";
import { PhalaError } from "../../errors/error.ts";

/** First bytes of every saved chain. */
const MAGIC = new TextEncoder().encode("PHALADEV");
/** Version of the format: one more for every change that older releases cannot read. */
const VERSION = 1;
/** Magic bytes, version, and length of the rest as 32 bits. */
const HEAD_BYTES = MAGIC.length + 1 + 4;

/** Why a saved chain cannot be loaded. */
type Problem = "foreign" | "damaged" | "newer" | "runtime";

/** The error for a saved chain that cannot be loaded. */
export function invalidSavedChain(
	source: string,
	problem: Problem,
	text: string,
	cause?: unknown,
): PhalaError<"INVALID_SAVED_CHAIN"> {
	return new PhalaError("INVALID_SAVED_CHAIN", `${source} ${text}`, { source, problem }, { cause });
}

/** Compresses data, and puts the head in front. gzip adds a checksum. */
export async function pack(data: Uint8Array): Promise<Uint8Array> {
	const content = await transform(data, new CompressionStream("gzip"));
	const packed = new Uint8Array(HEAD_BYTES + content.length);
	packed.set(MAGIC);
	packed[MAGIC.length] = VERSION;
	new DataView(packed.buffer).setUint32(MAGIC.length + 1, content.length, true);
	packed.set(content, HEAD_BYTES);
	return packed;
}

/**
 * Data that {@link pack} packed.
 *
 * @param source - what the bytes are, at the start of a sentence
 * @throws PhalaError `INVALID_SAVED_CHAIN`
 */
export async function unpack(packed: Uint8Array, source: string): Promise<Uint8Array> {
	if (packed.length === 0 || !MAGIC.every((byte, i) => i >= packed.length || packed[i] === byte)) {
		throw invalidSavedChain(source, "foreign", "is no saved chain: it was not written by chain.save or chain.export.");
	}
	const version = packed[MAGIC.length] ?? VERSION;
	if (version !== VERSION) {
		const text = `has format ${version}, but this release reads format ${VERSION}. Load it with a newer release.`;
		throw invalidSavedChain(source, "newer", text);
	}
	const { buffer, byteOffset } = packed;
	const expected =
		packed.length < HEAD_BYTES ? null : new DataView(buffer, byteOffset).getUint32(MAGIC.length + 1, true);
	if (expected !== packed.length - HEAD_BYTES) {
		const text = `is damaged: it has ${packed.length} bytes${expected === null ? "" : ` instead of ${expected + HEAD_BYTES}`}.`;
		throw invalidSavedChain(source, "damaged", text);
	}
	try {
		return await transform(packed.subarray(HEAD_BYTES), new DecompressionStream("gzip"));
	} catch (cause) {
		throw damaged(source, cause);
	}
}

/** The error for a saved chain with wrong content. */
export const damaged = (source: string, cause: unknown): PhalaError<"INVALID_SAVED_CHAIN"> =>
	invalidSavedChain(source, "damaged", `is damaged: ${causeMessage(cause) ?? "wrong content"}.`, cause);

async function transform(data: Uint8Array, stream: CompressionStream | DecompressionStream): Promise<Uint8Array> {
	const blob = new Blob([data as Uint8Array<ArrayBuffer>]);
	return new Uint8Array(await new Response(blob.stream().pipeThrough(stream)).arrayBuffer());
}
