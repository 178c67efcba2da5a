export type { Hex } from "../codec/hex.ts";
export type {
	DispatchInfo,
	EndpointFailure,
	ErrorCode,
	ErrorDetails,
	InvalidValueDetails,
	RuleErrorDetails,
} from "../errors/codes.ts";
export { type AnyPhalaError, isPhalaError, PhalaError, type PhalaErrorJson } from "../errors/error.ts";
export type { DraftPoint, SignerPayload, UnsignedTransaction } from "../plan/signing-payload.ts";
export type { SubmittedCall } from "../plan/submitted-result.ts";
export { type InspectOptions, inspectUnsigned, type UnsignedContent } from "./inspect-unsigned.ts";
export { createQrFrames, type QrFrameOptions } from "./qr-frames.ts";
export { createQrPayload, type QrPayloadOptions, type SignatureScheme } from "./qr-payload.ts";
export { parseQrSignature } from "./qr-signature.ts";
