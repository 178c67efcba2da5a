import type { Hex } from "../../codec/hex.ts";
import { invalidArgument } from "../../errors/invalid-argument.ts";
import { unsupported } from "../../errors/unsupported.ts";
import type { StorageQuery } from "../../query/storage-query.ts";
import { constant } from "../metadata/decode.ts";
import type { MetadataReader } from "../metadata/metadata-reader.ts";
import type { Generation } from "../model/network.ts";
import type { Call } from "../operation.ts";
import { type Permission, proxyPermission } from "./proxy-types.ts";

/** A right of an account to act for another one. */
export interface ProxyDefinition {
	/** Name of the type, e.g. `StakePoolManager`. */
	readonly proxyType: string;
	/** Blocks between an announcement and its call; 0: calls at once. */
	readonly delay: number;
}

/** The definition that a call by proxy uses. */
export interface ProxyChoice {
	readonly definition: ProxyDefinition;
	/** `null` where the chain finds the definition itself. */
	readonly forceProxyType: string | null;
}

/** How well a definition fits; the lowest is best. */
const RANKS: Readonly<Record<Permission, number>> = { yes: 0, unknown: 1, no: 2 };

/** Proxies of one runtime, read and judged by its metadata. */
export class Proxies {
	readonly #metadata: MetadataReader;
	readonly #map: NonNullable<ReturnType<MetadataReader["map"]>>;
	readonly #runtime: Parameters<typeof proxyPermission>[0];
	/** Names of the runtime's types, in order. */
	readonly types: readonly string[];

	/** @throws PhalaError `UNSUPPORTED` where the runtime has no proxies */
	constructor(metadata: MetadataReader, generation: Generation) {
		const map = metadata.map("Proxy", "Proxies");
		if (map === null) throw unsupported("plan.as", generation, "the chain has no pallet of proxies", null);
		const version = constant(metadata.scan, "System", "Version") as { readonly specName?: unknown } | undefined;
		const type = metadata.scan.types.find((each) => each.kind === "enum" && each.path.at(-1) === "ProxyType");
		this.#metadata = metadata;
		this.#map = map;
		this.#runtime = { generation, specName: String(version?.specName) };
		this.types = type?.kind === "enum" ? type.variants.map(({ name }) => name) : [];
	}

	/** @throws PhalaError `INVALID_ARGUMENT` for a type that the runtime does not have */
	assertType(type: string): void {
		if (!this.types.includes(type)) throw invalidArgument("proxyType", type, `one of ${this.types.join(", ")}`);
	}

	/**
	 * What `delegate` may do for `real`, in the chain's order.
	 *
	 * @remarks Source: `proxy.proxies`
	 */
	*read(real: Hex, delegate: Hex): StorageQuery<readonly ProxyDefinition[]> {
		const key = this.#map.key(real);
		const bytes = (yield { keys: [key] }).value(key);
		if (bytes === null) return [];
		const [list] = this.#map.decode(bytes) as readonly [readonly unknown[]];
		return list
			.map((each) => this.#metadata.strictFields("Proxy.Proxies", each) as ProxyDefinition & { readonly delegate: Hex })
			.filter((each) => each.delegate === delegate)
			.map(({ proxyType, delay }) => ({ proxyType, delay }));
	}

	/**
	 * The definition to make `call` by: the one with the shortest delay, of a type that surely allows it.
	 *
	 * @param forced - the only type to use
	 * @returns `null` where none allows it
	 */
	choose(definitions: readonly ProxyDefinition[], call: Call, forced: string | null): ProxyChoice | null {
		const rank = ({ proxyType }: ProxyDefinition) => RANKS[this.permission(proxyType, call)];
		const [best] = definitions
			.filter((each) => (forced === null || each.proxyType === forced) && rank(each) < RANKS.no)
			.sort((a, b) => Number(a.delay > 0) - Number(b.delay > 0) || rank(a) - rank(b) || a.delay - b.delay);
		if (!best) return null;
		// Without a type the chain uses the first definition, with one the first of that type.
		const forceProxyType = forced ?? (best === definitions[0] ? null : best.proxyType);
		return { definition: best, forceProxyType };
	}

	/**
	 * The definition by which the chain makes a call that names `type`, or none: the first one.
	 *
	 * @returns `null` where there is none, or its type does not allow the call
	 */
	find(definitions: readonly ProxyDefinition[], call: Call, type: string | null): ProxyChoice | null {
		const definition = definitions.find((each) => type === null || each.proxyType === type);
		if (!definition || this.permission(definition.proxyType, call) === "no") return null;
		return { definition, forceProxyType: type };
	}

	/** Whether proxies of a type may make a call. */
	permission(type: string, call: Call): Permission {
		return proxyPermission(this.#runtime, type, call);
	}

	/** Types that surely allow a call. */
	typesFor(call: Call): readonly string[] {
		return this.types.filter((type) => this.permission(type, call) === "yes");
	}
}
