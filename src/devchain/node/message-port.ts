/**
 * One end of a pair that exchange messages: `MessagePort`, `Worker`, or `globalThis` in a Web Worker.
 *
 * @public
 */
export interface MessagePortLike {
	/** Sends a message to the other end. */
	postMessage(message: unknown): void;
	/** Adds a listener of messages from the other end. */
	addEventListener(type: "message", listener: (event: { readonly data: unknown }) => void): void;
	/** Removes a listener. */
	removeEventListener(type: "message", listener: (event: { readonly data: unknown }) => void): void;
	/** Delivers messages that came before, where a port does not by itself. */
	start?(): void;
}

/**
 * What a port carries besides JSON-RPC, which is text. From the node: `accepting` connections, `dropped` the connection. From the client:
 * `open` a connection, `close` it. `hello` asks a node that may be accepting already.
 */
export type PortSignal = "accepting" | "dropped" | "open" | "close" | "hello";

/** A signal on a port; objects of other programs are ignored. */
export interface PortMessage {
	readonly devchain: PortSignal;
}

/** Adds a listener of texts and signals to a port; returns what removes it. */
export function listenToPort(
	port: MessagePortLike,
	onText: (text: string) => void,
	onSignal: (signal: PortSignal) => void,
): () => void {
	const listener = ({ data }: { readonly data: unknown }): void => {
		if (typeof data === "string") onText(data);
		else if (isPortMessage(data)) onSignal(data.devchain);
	};
	port.addEventListener("message", listener);
	port.start?.();
	return () => port.removeEventListener("message", listener);
}

/** Sends a signal over a port. */
export function postSignal(port: MessagePortLike, devchain: PortSignal): void {
	port.postMessage({ devchain } satisfies PortMessage);
}

const isPortMessage = (data: unknown): data is PortMessage =>
	typeof data === "object" && data !== null && "devchain" in data;
