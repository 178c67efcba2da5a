import { invalidArgument } from "../../../errors/invalid-argument.ts";
import { parseList } from "../../validate.ts";

/**
 * Who may use a port.
 *
 * @public
 */
export interface ListenOptions {
	/**
	 * Origins of web pages that may use the port, besides those on this machine, `https://polkadot.js.org` and browser
	 * extensions: `https://app.example`, `http://app.example:*` with any port, `null` for pages without one, or `all`.
	 * Programs that send no `Origin` always may.
	 *
	 * @defaultValue `[]`
	 */
	readonly allowOrigins?: readonly string[] | undefined;
	/**
	 * Names that clients may address the port by, besides `localhost`, `127.0.0.1`, `[::1]` and the host that it listens on:
	 * `devchain.internal`, or `all`.
	 *
	 * @defaultValue `[]`; any IP address for a port on all interfaces
	 */
	readonly allowHosts?: readonly string[] | undefined;
	/**
	 * Whether clients may call `dev_*`.
	 *
	 * @defaultValue true
	 */
	readonly devMethods?: boolean | undefined;
}

/** The headers of a request that decide about access. */
export interface AccessHeaders {
	readonly host?: string | undefined;
	readonly origin?: string | undefined;
}

const ALL = "all";
const LOCAL_NAMES = ["localhost", "127.0.0.1", "[::1]"];
const DEFAULT_ORIGINS = [
	...LOCAL_NAMES.flatMap((name) => [`http://${name}:*`, `https://${name}:*`]),
	"https://polkadot.js.org",
];
const EXTENSION = /^(chrome|moz|safari-web)-extension:\/\//;
const ORIGIN = /^[a-z][a-z0-9+.-]*:\/\/([^\s/:?#@[\]]+|\[[0-9a-f:.]+\])(:(\d+|\*))?$/;
const HOST = /^([^\s/:?#@[\]]+|\[[0-9a-f:.]+\])$/;
const IP_ADDRESS = /^(\d+(\.\d+){3}|\[[0-9a-f:.]+\])$/;
const EVERY_INTERFACE = ["0.0.0.0", "::"];

/**
 * Decides about requests by their `Host` and `Origin`: a web page must not control the chain of a developer who visits it,
 * neither directly nor by a name that it resolves to this machine (DNS rebinding).
 */
export class AccessRules {
	readonly #origins: readonly string[];
	readonly #hosts: readonly string[];
	readonly #isOnEveryInterface: boolean;

	/**
	 * @param host - the host that the port listens on
	 * @param options - throws `INVALID_ARGUMENT` for invalid ones
	 */
	constructor(host: string, { allowOrigins = [], allowHosts = [] }: ListenOptions) {
		this.#origins = [...DEFAULT_ORIGINS, ...parseList("allowOrigins", allowOrigins).map(parseOrigin)];
		this.#hosts = [
			...LOCAL_NAMES,
			bracketed(host.toLowerCase()),
			...parseList("allowHosts", allowHosts).map(parseHost),
		];
		this.#isOnEveryInterface = EVERY_INTERFACE.includes(host);
	}

	/** Why a request is refused, `undefined` for one that is not. */
	refusal({ host, origin }: AccessHeaders): string | undefined {
		if (!this.#allowsHost(host)) return "Provided Host header is not whitelisted.\n";
		if (!this.#allowsOrigin(origin)) return `Origin of the request is not allowed: ${origin}\n`;
		return undefined;
	}

	#allowsHost(host: string | undefined): boolean {
		if (this.#hosts.includes(ALL)) return true;
		const name = host?.toLowerCase().replace(/:\d*$/, "");
		if (name === undefined) return false;
		return this.#hosts.includes(name) || (this.#isOnEveryInterface && IP_ADDRESS.test(name));
	}

	#allowsOrigin(origin: string | undefined): boolean {
		if (origin === undefined || this.#origins.includes(ALL) || EXTENSION.test(origin)) return true;
		return this.#origins.some((pattern) => matches(pattern, origin.toLowerCase()));
	}
}

function matches(pattern: string, origin: string): boolean {
	if (!pattern.endsWith(":*")) return origin === pattern;
	const anyPort = pattern.slice(0, -2);
	return origin === anyPort || (origin.startsWith(`${anyPort}:`) && /^\d+$/.test(origin.slice(anyPort.length + 1)));
}

/** The host as in a URL. */
export const bracketed = (host: string): string => (host.includes(":") ? `[${host}]` : host);

/** Whether a text is one of {@link ListenOptions.allowOrigins}. */
export const isOriginPattern = (text: string): boolean => text === ALL || text === "null" || ORIGIN.test(text);

/** Whether a text is one of {@link ListenOptions.allowHosts}. */
export const isHostPattern = (text: string): boolean => HOST.test(text);

/** Describes {@link ListenOptions.allowOrigins}, for errors. */
export const ORIGIN_FORMAT = 'an origin as "https://app.example" without a path, "null" or "all"';
/** Describes {@link ListenOptions.allowHosts}, for errors. */
export const HOST_FORMAT = 'a host name without a port, or "all"';

function parseOrigin(origin: string): string {
	const text = typeof origin === "string" ? origin.toLowerCase() : "";
	if (isOriginPattern(text)) return text;
	throw invalidArgument("allowOrigins", origin, ORIGIN_FORMAT);
}

function parseHost(host: string): string {
	const text = typeof host === "string" ? host.toLowerCase() : "";
	if (isHostPattern(text)) return text;
	throw invalidArgument("allowHosts", host, HOST_FORMAT);
}
