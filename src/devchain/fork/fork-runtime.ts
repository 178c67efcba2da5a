import { type Hex, toHex } from "../../codec/hex.ts";
import { PhalaError } from "../../errors/error.ts";
import { invalidArgument } from "../../errors/invalid-argument.ts";
import { clientName } from "../runtime/frame/client-name.ts";
import { MetadataLayout } from "../runtime/frame/metadata-layout.ts";
import type { NetworkPallets } from "../runtime/frame/network-pallets.ts";
import { proxyTypesOf } from "../runtime/frame/proxy/with-proxy-types.ts";
import { codecOf } from "../runtime/frame/type-by-path.ts";
import type { Runtime } from "../runtime/runtime.ts";
import { comparePallets } from "./compare-pallets.ts";
import { compareStorage, palletsWithStorage } from "./compare-storage.ts";
import type { SourceRuntime } from "./origin.ts";

/** The emulated runtime that continues a node's, and options to build it with again. */
export interface ForkRuntime {
	readonly generation: 1 | 2;
	/** Types of proxies, where the node has others. */
	readonly proxyTypes: readonly string[] | undefined;
	/** Indexes, constants and the version, where the node has others. */
	readonly networkPallets: NetworkPallets | undefined;
	readonly runtime: Runtime;
	/** The node's `Babe.ExpectedBlockTime`, ms; `null`: it has none. */
	readonly expectedBlockMs: number | null;
}

/** Loads a runtime, and the names of the pallets that it emulates. */
const RUNTIMES = {
	1: async () => ({
		...(await import("../runtime/v1/index.ts")),
		...(await import("../runtime/v1/runtime-pallets.ts")),
	}),
	2: async () => ({
		...(await import("../runtime/v2/index.ts")),
		...(await import("../runtime/v2/runtime-pallets.ts")),
	}),
};
/** Pallets whose calls are emulated in part only or not at all, but whose storage is read. */
const READ = ["timestamp", "phalaRegistry", "uniques"];
/** Pallet of the stake pools of each generation. */
const STAKE_POOLS = { 1: "PhalaStakePool", 2: "PhalaStakePoolv2" };
/** Pallets without which the emulated runtime does not work; others are empty where the node lacks them. */
const REQUIRED = /^(System|Timestamp|Balances|Assets|Uniques|Phala.*)$/;

/**
 * Finds the emulated runtime that continues a node's.
 *
 * @param name - what to call the node in errors
 * @param isImpersonated - see {@link RuntimeOptions.isImpersonated}
 * @param omitted - see {@link DevChainForkOptions.omitPallets}
 * @throws PhalaError `UNSUPPORTED_FORK`; `INVALID_ARGUMENT` for pallets that cannot be left out
 */
export async function loadForkRuntime(
	{ metadata, version }: SourceRuntime,
	name: string,
	isImpersonated: (account: Hex) => boolean,
	omitted: readonly string[] = [],
): Promise<ForkRuntime> {
	const source = decode(metadata, name);
	const present = palletsWithStorage(source);
	const generation = present.has(STAKE_POOLS[2]) ? 2 : 1;
	const { phalaRuntime, RUNTIME_PALLETS } = await RUNTIMES[generation]();
	const standard = phalaRuntime({ isImpersonated });
	const emulated = new MetadataLayout(standard.metadata);
	const nested = RUNTIME_PALLETS.nestedCalls(
		() => undefined,
		() => undefined,
	);
	const names = new Set(
		[...Object.keys({ ...RUNTIME_PALLETS.calls, ...nested }), ...READ].map((pallet) => upperFirst(pallet)),
	);
	const compared = new Set([...palletsWithStorage(emulated)].filter((prefix) => names.has(pascalCase(prefix))));
	const missing = [...compared].filter((pallet) => REQUIRED.test(pallet) && !present.has(pallet));
	const runtimeName = `${version.specName} ${version.specVersion}`;
	if (missing.length > 0) {
		const message = `${name} (${runtimeName}) has no pallet ${missing.join(", ")}: only chains with Phala's stake pools can be forked.`;
		throw new PhalaError("UNSUPPORTED_FORK", message, { source: name, problem: "pallets", names: missing });
	}
	for (const pallet of omitted) {
		if (present.has(pallet) && !REQUIRED.test(pallet)) continue;
		throw invalidArgument("omitPallets", pallet, `pallets of ${runtimeName} that stake pools do not need`);
	}
	const proxyTypes = otherProxyTypes(source, emulated);
	const changed = comparePallets(source, emulated);
	const build = (networkPallets: NetworkPallets | undefined) => {
		const isStandard = proxyTypes === undefined && networkPallets === undefined;
		return {
			networkPallets,
			runtime: isStandard ? standard : phalaRuntime({ isImpersonated, proxyTypes, networkPallets }),
		};
	};
	const hasKnownVersion = ({ version: own, metadata: bytes }: Runtime) =>
		(bytes === standard.metadata && own.specName === version.specName) || equal(bytes, metadata);
	const built = build(changed);
	const { networkPallets, runtime } = hasKnownVersion(built.runtime)
		? built
		: build(withVersion(changed ?? {}, emulated, version));
	const isSame = equal(runtime.metadata, metadata);
	for (const pallet of omitted) compared.delete(pallet);
	const different = isSame ? [] : compareStorage(source, new MetadataLayout(runtime.metadata), compared);
	if (different.length > 0) {
		const spec = `${standard.version.specName} ${standard.version.specVersion}`;
		const message = `${name} (${runtimeName}) has another layout of ${different.join(", ")} than ${spec}, which the development chain emulates. ${adviceFor(different)}`;
		throw new PhalaError("UNSUPPORTED_FORK", message, { source: name, problem: "layout", names: different });
	}
	return { generation, proxyTypes, networkPallets, runtime, expectedBlockMs: expectedBlockMs(source) };
}

/**
 * Adds the version of a fork that is no runtime which clients know: of the network's name, since its genesis block is the network's, and one
 * above the network's, as after an upgrade.
 */
function withVersion(
	pallets: NetworkPallets,
	emulated: MetadataLayout,
	{ specName, specVersion, transactionVersion }: Runtime["version"],
): NetworkPallets {
	const own = emulated.constant<Runtime["version"]>("system", "version");
	const version = { ...own, specName, specVersion: specVersion + 1, transactionVersion };
	const constants = {
		...pallets.System?.constants,
		Version: toHex(codecOf(emulated, "RuntimeVersion").encode(version)),
	};
	return { ...pallets, System: { ...pallets.System, constants } };
}

function expectedBlockMs(source: MetadataLayout): number | null {
	const babe = source.shape.pallets.find(({ name }) => name === "Babe");
	return babe?.constants.has("ExpectedBlockTime") ? Number(source.constant<bigint>("babe", "expectedBlockTime")) : null;
}

/** Types of proxies of a node, if they are not those of the emulated runtime. */
function otherProxyTypes(source: MetadataLayout, emulated: MetadataLayout): string[] | undefined {
	const types = proxyTypesOf(source);
	return types === null || types.join() === proxyTypesOf(emulated)?.join() ? undefined : types;
}

/** What to do about items with another layout. */
function adviceFor(items: readonly string[]): string {
	const pallets = [...new Set(items.map((item) => item.split(".")[0] ?? item))];
	if (pallets.some((pallet) => REQUIRED.test(pallet))) return "Fork a block of a runtime with the same layout.";
	return `Stake pools do not need ${pallets.join(", ")}: leave them out by omitPallets.`;
}

/** The spelling of a pallet's prefix by which emulated pallets are found. */
const pascalCase = (prefix: string): string => upperFirst(clientName(prefix));

const upperFirst = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

function decode(metadata: Uint8Array, name: string): MetadataLayout {
	try {
		return new MetadataLayout(metadata);
	} catch (cause) {
		const message = `${name} has metadata that cannot be read: only chains with Phala's stake pools can be forked.`;
		throw new PhalaError("UNSUPPORTED_FORK", message, { source: name, problem: "pallets", names: [] }, { cause });
	}
}

const equal = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, i) => byte === b[i]);
