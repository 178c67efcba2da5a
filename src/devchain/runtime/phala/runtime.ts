import { fromHex, type Hex } from "../../../codec/hex.ts";
import { invalidArgument } from "../../../errors/invalid-argument.ts";
import type { PalletGeneration } from "../../../math/index.ts";
import { parseInteger, parseList, parseObject } from "../../validate.ts";
import { implementedApis, listApis, runtimeApis } from "../frame/apis.ts";
import type { Pallets } from "../frame/call-executive.ts";
import { changeLayout, extendedTypes } from "../frame/change-layout.ts";
import { codeMarker } from "../frame/code.ts";
import { withConstant } from "../frame/constants.ts";
import { Executive } from "../frame/executive.ts";
import { MetadataLayout } from "../frame/metadata-layout.ts";
import { migrateStorage } from "../frame/migrate-storage.ts";
import { type NetworkPallets, withNetworkPallets } from "../frame/network-pallets.ts";
import { withProxyTypes } from "../frame/proxy/with-proxy-types.ts";
import { setCode } from "../frame/system.ts";
import { codecOf } from "../frame/type-by-path.ts";
import type { Runtime, State } from "../runtime.ts";
import type { LayoutChanges, ResolvedUpgrade, RuntimeUpgrade } from "../upgrade.ts";
import { type GenesisRules, genesisState } from "./genesis.ts";

/** Parts of a Phala runtime. */
export interface RuntimeParts {
	readonly generation: PalletGeneration;
	/** SCALE metadata with its magic number. */
	readonly metadata: string;
	readonly pallets: Pallets;
	readonly genesis: GenesisRules;
	/** See {@link RuntimeOptions.isImpersonated}. */
	readonly isImpersonated?: ((account: Hex) => boolean) | undefined;
}

/** Options of a Phala runtime. */
export interface RuntimeOptions {
	/**
	 * Time that an uncovered withdrawal may wait, seconds.
	 *
	 * @defaultValue the value of the real runtime
	 */
	readonly gracePeriodSeconds?: number | undefined;
	/**
	 * Types of proxies, in the order of their indexes.
	 *
	 * @defaultValue those of the real runtime
	 */
	readonly proxyTypes?: readonly string[] | undefined;
	/**
	 * Indexes and constants of another network.
	 *
	 * @defaultValue those of the real runtime
	 */
	readonly networkPallets?: NetworkPallets | undefined;
	/**
	 * Whether an account needs no signature.
	 *
	 * @defaultValue none
	 */
	readonly isImpersonated?: ((account: Hex) => boolean) | undefined;
}

/** Layouts of a runtime. They differ only in names of fields, which are not part of the bytes. */
interface Layouts {
	/** Layout that the pallets were written for. */
	readonly rules: MetadataLayout;
	/** Layout that clients see. */
	readonly published: MetadataLayout;
}

/** Layouts after an upgrade, by `RuntimeUpgrade.layout`. */
const PRESETS: Readonly<Record<PalletGeneration, Readonly<Record<string, LayoutChanges>>>> = {
	1: {
		same: {},
		extended: { addFields: [{ type: "stakepool::pallet::PoolInfo", name: "flags" }] },
		renamed: { renameFields: [{ type: "stakepool::pallet::PoolInfo", from: "free_stake", to: "idle_stake" }] },
		reindexed: { moveCalls: ["PhalaStakePool"] },
	},
	2: {
		same: {},
		extended: { addFields: [{ type: "BasePool", name: "flags" }] },
		renamed: { renameFields: [{ type: "BasePool", from: "total_value", to: "pool_value" }] },
		reindexed: { moveCalls: ["PhalaStakePoolv2"] },
	},
};

/** Builds a runtime from its parts. */
export function createRuntime(parts: RuntimeParts, { isImpersonated, ...options }: RuntimeOptions = {}): Runtime {
	const layout = firstLayout(parts, options);
	return buildRuntime({ ...parts, isImpersonated }, { rules: layout, published: layout }, [], () => undefined);
}

/** Layouts of the runtimes that chains of this process start with: decoding metadata takes longer than all the rest of a start. */
const firstLayouts = new Map<string, MetadataLayout>();
const MAX_LAYOUTS = 4;

function firstLayout(
	{ metadata }: RuntimeParts,
	{ gracePeriodSeconds, proxyTypes, networkPallets }: RuntimeOptions,
): MetadataLayout {
	const id = `${gracePeriodSeconds} ${proxyTypes} ${JSON.stringify(networkPallets)} ${metadata}`;
	const known = firstLayouts.get(id);
	if (known !== undefined) return known;
	const real = fromHex(metadata);
	const bytes = gracePeriodSeconds === undefined ? real : withConstant(real, "GracePeriod", BigInt(gracePeriodSeconds));
	const typed = proxyTypes === undefined ? bytes : withProxyTypes(bytes, proxyTypes);
	const changed = networkPallets === undefined ? typed : withNetworkPallets(typed, networkPallets);
	const layout = new MetadataLayout(changed);
	const [oldest] = firstLayouts.keys();
	if (firstLayouts.size >= MAX_LAYOUTS && oldest !== undefined) firstLayouts.delete(oldest);
	firstLayouts.set(id, layout);
	return layout;
}

function buildRuntime(
	parts: RuntimeParts,
	layouts: Layouts,
	upgrades: readonly ResolvedUpgrade[],
	migrate: (state: State) => void,
): Runtime {
	const { generation, pallets, genesis } = parts;
	const { rules: layout, published } = layouts;
	const built = layout.constant<Runtime["version"]>("system", "version");
	const apis = implementedApis(built.apis);
	const version = { ...built, apis: listApis(apis) };
	const executive = new Executive(layout, pallets, version, parts.isImpersonated);
	return {
		generation,
		metadata: published.bytes,
		rulesMetadata: layout.bytes,
		version,
		layout,
		genesis: (options) => genesisState(layout, options, genesis),
		open: (state, block) => executive.open(state, block),
		validate: (state, extrinsic, newest: Hex) => executive.validate(state, extrinsic, newest),
		apply: (state, extrinsic, index) => executive.apply(state, extrinsic, index),
		close: (state) => executive.close(state),
		call: runtimeApis({ layout, published, version, apis, pallets, executive }),
		setCode: (state, next) => setCode(layout, state, codeMarker(next.metadata)),
		migrate,
		upgrades,
		upgrade: (upgrade) => upgradeRuntime(parts, layouts, upgrades, built, upgrade),
	};
}

function upgradeRuntime(
	parts: RuntimeParts,
	{ rules, published }: Layouts,
	upgrades: readonly ResolvedUpgrade[],
	version: Runtime["version"],
	upgrade: RuntimeUpgrade,
): Runtime {
	const { layout = "same" } = parseObject("upgrade", upgrade);
	const changes = typeof layout === "string" ? PRESETS[parts.generation][layout] : layout;
	if (typeof changes !== "object" || changes === null) {
		throw invalidArgument("layout", layout, '"same", "extended", "renamed", "reindexed" or changes');
	}
	const addFields = parseList("addFields", changes.addFields ?? []);
	const moveCalls = parseList("moveCalls", changes.moveCalls ?? []);
	const renameFields = parseList("renameFields", changes.renameFields ?? []);
	const specVersion = upgrade.specVersion ?? version.specVersion + 1;
	const transactionVersion = upgrade.transactionVersion ?? version.transactionVersion + (moveCalls.length > 0 ? 1 : 0);
	const resolved: ResolvedUpgrade = {
		specVersion: parseInteger("specVersion", specVersion, version.specVersion + 1, 2 ** 32 - 1),
		transactionVersion: parseInteger("transactionVersion", transactionVersion, 0, 2 ** 32 - 1),
		layout: { addFields, moveCalls, renameFields },
	};
	const next = codecOf(rules, "RuntimeVersion").encode({ ...version, ...resolved });
	const change = (from: MetadataLayout, what: LayoutChanges) => new MetadataLayout(changeLayout(from, what, next));
	const isRenamed = rules !== published || renameFields.length > 0;
	const nextPublished = change(published, { addFields, moveCalls, renameFields });
	const nextRules = isRenamed ? change(rules, { addFields, moveCalls }) : nextPublished;
	const extended = extendedTypes(rules, { addFields });
	return buildRuntime(parts, { rules: nextRules, published: nextPublished }, [...upgrades, resolved], (state) =>
		migrateStorage(rules, nextRules, extended, state),
	);
}
