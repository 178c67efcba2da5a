// The entry point `offline` compiles in a program that uses nothing else of the package, without types of a page or of Node.js.
import {
	createQrFrames,
	createQrPayload,
	type Hex,
	inspectUnsigned,
	type UnsignedTransaction,
} from "phala-stakepool/offline";

export async function lines(unsigned: UnsignedTransaction, metadata: Hex): Promise<readonly string[]> {
	return (await inspectUnsigned(unsigned, metadata)).lines;
}

export const frames = (unsigned: UnsignedTransaction): readonly Uint8Array[] =>
	createQrFrames(createQrPayload(unsigned));
