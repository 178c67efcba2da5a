import { MerlinTranscript } from "./merlin.ts";
import { ORDER, toInteger } from "./ristretto.ts";

/** Set in the last byte of every signature. */
export const MARKER = 0x80;

/** The challenge that a signature answers, in the context `substrate`. */
export function challengeOf(message: Uint8Array, account: Uint8Array, commitment: Uint8Array): bigint {
	const encoder = new TextEncoder();
	const transcript = new MerlinTranscript("SigningContext");
	transcript.append("", encoder.encode("substrate"));
	transcript.append("sign-bytes", message);
	transcript.append("proto-name", encoder.encode("Schnorr-sig"));
	transcript.append("sign:pk", account);
	transcript.append("sign:R", commitment);
	return toInteger(transcript.challenge("sign:c", 64)) % ORDER;
}
