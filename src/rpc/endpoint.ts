import type { ApiPromise } from "@polkadot/api";
import type { PhalaError } from "../errors/error.ts";
import { invalidArgument } from "../errors/invalid-argument.ts";
import { throwNotLoaded } from "../errors/throw-not-loaded.ts";
import type { JsonRpcProvider, RawJsonRpcProvider } from "./provider.ts";
import { Reconnector } from "./reconnector.ts";
import { redactUrl } from "./redact.ts";
import { isHttpUrl, type OpenSocket, openWebSocket } from "./socket.ts";

/**
 * How to reach a chain: the `ws://`, `wss://`, `http://` or `https://` URL of a node, several of them (when one fails the next is
 * tried), a JSON-RPC provider, or an `ApiPromise` whose connection is shared. Over HTTP, new blocks are polled every two seconds.
 *
 * @public
 */
export type ChainSource = string | readonly string[] | JsonRpcProvider | ApiPromise;

/** A resolved {@link ChainSource}. */
export interface Endpoint {
	/** For messages: the URLs without credentials, or the kind of source. */
	readonly name: string;
	readonly provider: RawJsonRpcProvider;
	/** Keeps the provider connected; `null` if the provider is the caller's. */
	readonly reconnector: Reconnector | null;
	/** The caller's `ApiPromise`, if the source is one. */
	readonly api: ApiPromise | null;
}

/**
 * Resolves a {@link ChainSource}. Sends nothing.
 *
 * @param timeoutMs - for opening a socket, divided among the URLs of a first round
 * @param openSocket - see {@link loadSocket}; defaults to one for WebSockets
 * @throws PhalaError `INVALID_ARGUMENT`
 */
export function resolveEndpoint(source: ChainSource, timeoutMs: number, openSocket?: OpenSocket): Endpoint {
	if (typeof source === "string" || Array.isArray(source)) {
		const urls: readonly unknown[] = typeof source === "string" ? [source] : source;
		if (urls.length === 0) throw invalidSource(source);
		const valid = urls.filter(isUrl);
		if (valid.length < urls.length) throw invalidSource(urls.find((url) => !isUrl(url)));
		const reconnector = new Reconnector(valid, timeoutMs, openSocket);
		return { name: valid.map(redactUrl).join(", "), provider: reconnector.provider, reconnector, api: null };
	}
	if (isProvider(source)) return { name: "the given provider", provider: source, reconnector: null, api: null };
	if (isApi(source)) {
		return { name: "the given ApiPromise", provider: getProvider(source), reconnector: null, api: source };
	}
	throw invalidSource(source);
}

/**
 * Loads what opens the URLs of a source: that of HTTP only where one is given.
 *
 * @returns `undefined`: what opens WebSockets
 */
export async function loadSocket(source: ChainSource): Promise<OpenSocket | undefined> {
	const urls: readonly unknown[] = Array.isArray(source) ? source : [source];
	if (!urls.some(isHttpUrl)) return undefined;
	const { HttpSocket } = await import("./http-socket.ts").catch(throwNotLoaded);
	return (url) => (isHttpUrl(url) ? new HttpSocket(url) : openWebSocket(url));
}

function isUrl(value: unknown): value is string {
	return typeof value === "string" && (isHttpUrl(value) || /^wss?:\/\//.test(value)) && URL.canParse(value);
}

function isProvider(source: unknown): source is RawJsonRpcProvider {
	const { send, subscribe, on } = (source ?? {}) as Partial<JsonRpcProvider>;
	return typeof send === "function" && typeof subscribe === "function" && typeof on === "function";
}

function isApi(source: unknown): source is ApiPromise {
	return typeof source === "object" && source !== null && "isReadyOrError" in source && isProvider(getProvider(source));
}

/** The provider of an `ApiPromise`, which has no public member for it. */
function getProvider(api: object): RawJsonRpcProvider {
	return Reflect.get(Object(Reflect.get(api, "_rpcCore")), "provider");
}

function invalidSource(source: unknown): PhalaError<"INVALID_ARGUMENT"> {
	return invalidArgument(
		"source",
		typeof source === "string" ? redactUrl(source) : source,
		"the ws://, wss://, http:// or https:// URL of a node, a list of such URLs, a JSON-RPC provider, or an ApiPromise",
	);
}
