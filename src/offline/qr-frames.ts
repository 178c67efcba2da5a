import { concatBytes } from "../codec/hex.ts";
import { invalidArgument } from "../errors/invalid-argument.ts";
import { parseOptions } from "../errors/parse-options.ts";

/** Options of {@link createQrFrames}. @public */
export interface QrFrameOptions {
	/**
	 * Most bytes of the content in one code, 1 to 2900: fewer are easier to scan.
	 *
	 * @defaultValue `1024`
	 */
	readonly frameBytes?: number | undefined;
}

/** Marks a frame of several. */
const MULTIPART = 0;
const DEFAULT_BYTES = 1024;
/** A QR code holds 2953 bytes. */
const MAX_BYTES = 2900;
const MAX_FRAMES = 0xffff;

/**
 * The contents of the QR codes to draw for a payload, in byte mode, one after the other and over again until the device has all.
 *
 * - A single one has the header too: devices expect it
 *
 * @param payload - of {@link createQrPayload}
 * @throws PhalaError `INVALID_ARGUMENT`
 * @remarks Source: the frames of polkadot-js: `00`, number of frames, index of this one (2 bytes each, big-endian), content
 * @public
 */
export function createQrFrames(payload: Uint8Array, options: QrFrameOptions = {}): readonly Uint8Array[] {
	const { frameBytes = DEFAULT_BYTES } = parseOptions(options);
	if (!(Number.isInteger(frameBytes) && frameBytes >= 1 && frameBytes <= MAX_BYTES))
		throw invalidArgument("frameBytes", frameBytes, `an integer from 1 to ${MAX_BYTES}`);
	if (!(payload instanceof Uint8Array) || payload.length === 0)
		throw invalidArgument("payload", payload, "the bytes of createQrPayload()");
	const count = Math.ceil(payload.length / frameBytes);
	if (count > MAX_FRAMES) throw invalidArgument("frameBytes", frameBytes, `enough for at most ${MAX_FRAMES} frames`);
	return Array.from({ length: count }, (_, index) => {
		const content = payload.subarray(index * frameBytes, (index + 1) * frameBytes);
		return concatBytes([Uint8Array.of(MULTIPART, count >> 8, count & 0xff, index >> 8, index & 0xff), content]);
	});
}
