import { beginChain } from "./lifecycle/begin-chain.ts";
import { continueChain, createChain } from "./lifecycle/create-chain.ts";
import type { MessagePortLike } from "./node/message-port.ts";
import { servePort } from "./node/serve-port.ts";
import { type DevChainOptions, validateDevChainOptions } from "./options.ts";

/**
 * Starts a chain, and serves it to the other end of a message port: the chain of a page in a Web Worker. The other end uses
 * {@link portProvider} and {@link impersonate}.
 *
 * - The same chain as {@link DevChain.start} and {@link DevChain.serve}, with half of the code: without key pairs of accounts, and
 *   signatures are verified without WebAssembly
 *
 * @param port - `globalThis` in a Web Worker, a `MessagePort`, or the `Worker` in the page
 * @returns closes the chain
 * @throws PhalaError `INVALID_ARGUMENT` for an option out of bounds; `INVALID_SAVED_CHAIN`
 * @example
 * ```ts
 * import { serveDevChain } from "phala-stakepool/devchain";
 * // In a Web Worker
 * await serveDevChain(globalThis, { network: "busy", seal: { intervalMs: 6000 } });
 * ```
 * @public
 */
export async function serveDevChain(
	port: MessagePortLike,
	options: DevChainOptions = {},
): Promise<() => Promise<void>> {
	validateDevChainOptions(options);
	const chain = await beginChain(
		options,
		() => createChain(options),
		(file) => continueChain(file, options),
	);
	servePort(chain.server, port);
	return () => chain.close();
}
