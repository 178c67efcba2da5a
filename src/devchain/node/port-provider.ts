import type { ProviderInterface } from "@polkadot/rpc-provider/types";
import { invalidArgument } from "../../errors/invalid-argument.ts";
import { listenToPort, type MessagePortLike, postSignal } from "./message-port.ts";
import { DevProvider } from "./provider.ts";
import type { ProviderClient, ProviderServer } from "./provider-server.ts";

/**
 * A provider of a chain that {@link DevChain.serve} serves at the other end of a message port. It connects as soon as the chain is served,
 * and again after a lost connection. Loads nothing of the chain itself.
 *
 * - `provider.send("dev_advance", [{ days: 1 }])` and the other `dev_*` methods control the chain
 * - `disconnect` ends the connection; the port stays open
 *
 * @param port - a `Worker`, or a `MessagePort`
 * @throws PhalaError `INVALID_ARGUMENT` for a value that is no port
 * @example
 * ```ts
 * import { connect } from "phala-stakepool";
 * import { portProvider } from "phala-stakepool/devchain";
 * const worker = new Worker(new URL("./chain.worker.ts", import.meta.url), { type: "module" });
 * const phala = await connect(portProvider(worker));
 * ```
 * @public
 */
export function portProvider(port: MessagePortLike): ProviderInterface {
	if (typeof port !== "object" || port === null || typeof port.postMessage !== "function") {
		throw invalidArgument("port", port, "a Worker or a MessagePort");
	}
	return new DevProvider(portServer(port));
}

/** The node at the other end of a port. */
function portServer(port: MessagePortLike): ProviderServer {
	const waiting = new Set<() => void>();
	let isAccepting = false;
	let client: ProviderClient | undefined;
	const accept = (): void => {
		if (client !== undefined) return;
		isAccepting = true;
		for (const listener of [...waiting]) {
			waiting.delete(listener);
			listener();
		}
	};
	const drop = (): void => {
		isAccepting = false;
		const dropped = client;
		client = undefined;
		dropped?.drop();
	};
	listenToPort(
		port,
		(text) => client?.send(text),
		(signal) => {
			if (signal === "accepting") accept();
			else if (signal === "dropped") drop();
		},
	);
	postSignal(port, "hello");
	return {
		closed: false,
		get isAccepting() {
			return isAccepting && client === undefined;
		},
		onAccepting(listener) {
			waiting.add(listener);
			return () => waiting.delete(listener);
		},
		connect(opened) {
			client = opened;
			postSignal(port, "open");
			return {
				receive: (text) => port.postMessage(text),
				close() {
					if (client !== opened) return;
					client = undefined;
					postSignal(port, "close");
				},
			};
		},
	};
}
