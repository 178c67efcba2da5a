import type { Hex } from "../../codec/hex.ts";
import { isPhalaError } from "../../errors/error.ts";
import { throwNotLoaded } from "../../errors/throw-not-loaded.ts";
import { constant } from "../metadata/decode.ts";
import { readRuntimeVersion } from "../metadata/runtime-version.ts";
import { scanMetadata, unreadableMetadata } from "../metadata/scan.ts";
import { LayoutVerifier } from "./layout-verifier.ts";
import { learnExtensions } from "./learn-extensions.ts";
import { TransactionCodec } from "./transaction-codec.ts";
import { TransactionVerifier } from "./transaction-verifier.ts";

/** What transactions of one runtime are, by its metadata alone. */
export interface SigningRuntime {
	/** E.g. `khala`. */
	readonly specName: string;
	readonly specVersion: number;
	readonly ss58Prefix: number;
	readonly codec: TransactionCodec;
	readonly verifier: TransactionVerifier;
}

/**
 * Reads a runtime without a connection.
 *
 * @param metadata - the response of `state_getMetadata`
 * @throws PhalaError `DECODE_FAILED`
 */
export async function readSigningRuntime(metadata: Hex): Promise<SigningRuntime> {
	try {
		const scan = scanMetadata(metadata);
		const isSecond = scan.pallets.has("PhalaStakePoolv2");
		const { layouts } = await (isSecond
			? import("../../../generated/v2/signing.ts").catch(throwNotLoaded)
			: import("../../../generated/v1/signing.ts").catch(throwNotLoaded));
		const learned = await learnExtensions(scan, layouts);
		const { specName, specVersion } = readRuntimeVersion(scan);
		const prefix = constant(scan, "System", "SS58Prefix");
		return {
			specName,
			specVersion,
			ss58Prefix: typeof prefix === "number" ? prefix : 42,
			codec: new TransactionCodec(scan, isSecond ? 2 : 1, learned),
			verifier: new TransactionVerifier(scan, new LayoutVerifier(scan, layouts, learned)),
		};
	} catch (error) {
		throw isPhalaError(error) ? error : unreadableMetadata(metadata, error);
	}
}
