import type { ApiPromise } from "@polkadot/api";
import { PhalaError } from "../errors/error.ts";
import type { JsonRpcProvider } from "./provider.ts";
import { Reconnector } from "./reconnector.ts";

/**
 * Where a chain is: the `ws://` or `wss://` URL of a node, several of them (when one fails the next is tried), a provider, or
 * an `ApiPromise` whose connection is shared.
 *
 * @public
 */
export type ChainSource = string | readonly string[] | JsonRpcProvider | ApiPromise;

/** What speaks for a node, and whether it is ours to close. */
export interface Endpoint {
	/** For messages: the URLs, or what was handed in. */
	readonly name: string;
	readonly provider: JsonRpcProvider;
	/** Keeps the provider connected where the SDK made it; `null`: somebody else does. */
	readonly dialer: Reconnector | null;
	/** The caller's own ApiPromise, where that is what was handed in. */
	readonly api: ApiPromise | null;
}

/**
 * Makes sense of a {@link ChainSource}; sends nothing yet.
 *
 * @param timeoutMs - for opening a socket, shared between the URLs of a first round
 * @throws PhalaError `INVALID_ARGUMENT`
 */
export function resolveEndpoint(source: ChainSource, timeoutMs: number): Endpoint {
	if (typeof source === "string" || Array.isArray(source)) {
		const urls: readonly unknown[] = typeof source === "string" ? [source] : source;
		const good = urls.filter(isUrl);
		if (good.length === 0 || good.length < urls.length)
			throw invalidSource(good.length === urls.length ? source : urls.find((url) => !isUrl(url)));
		const dialer = new Reconnector(good, timeoutMs);
		return { name: good.join(", "), provider: dialer.provider, dialer, api: null };
	}
	if (isProvider(source)) return { name: "the given provider", provider: source, dialer: null, api: null };
	if (isApi(source)) return { name: "the given ApiPromise", provider: getProvider(source), dialer: null, api: source };
	throw invalidSource(source);
}

function isUrl(value: unknown): value is string {
	return typeof value === "string" && /^wss?:\/\//.test(value) && URL.canParse(value);
}

function isProvider(source: unknown): source is JsonRpcProvider {
	const { send, subscribe, on } = (source ?? {}) as Partial<JsonRpcProvider>;
	return typeof send === "function" && typeof subscribe === "function" && typeof on === "function";
}

function isApi(source: unknown): source is ApiPromise {
	return typeof source === "object" && source !== null && "isReadyOrError" in source && isProvider(getProvider(source));
}

/** The provider of an ApiPromise, which has it, but no public member for it. */
function getProvider(api: object): JsonRpcProvider {
	return Reflect.get(Object(Reflect.get(api, "_rpcCore")), "provider");
}

function invalidSource(source: unknown): PhalaError<"INVALID_ARGUMENT"> {
	const value = typeof source === "string" ? source : (JSON.stringify(source) ?? String(source)).slice(0, 100);
	return new PhalaError(
		"INVALID_ARGUMENT",
		`"${value}" is no way to a chain: give the ws:// or wss:// URL of a node, a list of them, a provider, or an ApiPromise.`,
		{ name: "source", value },
	);
}
