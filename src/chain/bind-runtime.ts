import { METADATA_HASHES } from "../../generated/bundled-metadata.ts";
import { fromHex, type Hex } from "../codec/hex.ts";
import { throwNotLoaded } from "../errors/throw-not-loaded.ts";
import type { BoundRuntime } from "./bound-runtime.ts";
import { isPhalaError, KNOWN } from "./loaded-at-once.ts";
import {
	createMetadataReader,
	hash256,
	readRuntimeVersion,
	scanMetadata,
	unreadableMetadata,
} from "./loaded-with-metadata.ts";

/**
 * Binds the runtime that `metadata` describes. Loads the code that compares layouts on first use, unless the metadata is that of a
 * bundled runtime.
 *
 * @param metadata - the response of `state_getMetadata`
 * @param allowForeignPrefix - accept ss58 addresses of any network
 * @throws PhalaError `UNSUPPORTED_CHAIN`, `DECODE_FAILED`
 */
export async function bindRuntime(metadata: Hex, allowForeignPrefix: boolean): Promise<BoundRuntime> {
	const scan = scanMetadata(metadata);
	try {
		const version = readRuntimeVersion(scan);
		const { specName, specVersion } = version;
		const candidate = KNOWN.find((each) => each.specName === specName && each.specVersion === specVersion);
		if (candidate && METADATA_HASHES.includes(hash256(fromHex(metadata)))) {
			const { createBundledRuntime } = await import("./v2/bundled-adapter.ts").catch(throwNotLoaded);
			return createBundledRuntime(candidate, allowForeignPrefix, createMetadataReader(scan));
		}
		const { bindLayout } = await import("./bind-layout.ts").catch(throwNotLoaded);
		return await bindLayout(scan, version, allowForeignPrefix);
	} catch (error) {
		throw isPhalaError(error) ? error : unreadableMetadata(metadata, error);
	}
}
