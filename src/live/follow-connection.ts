import type { Connection } from "../rpc/connection.ts";

/** Receives the state of a connection. */
interface ConnectionListener {
	/** Called with the state now, then with every change. */
	change(isConnected: boolean): void;
	/** Called when the connection is closed. */
	close(): void;
}

/**
 * Follows whether the connection is established.
 *
 * @returns ends it
 */
export function followConnection(connection: Connection, { change, close }: ConnectionListener): () => void {
	let last: boolean | undefined;
	const subscription = connection.status$.subscribe({
		next: ({ state }) => {
			const isConnected = state === "connected";
			if (isConnected === last) return;
			last = isConnected;
			change(isConnected);
		},
		complete: close,
	});
	return () => subscription.unsubscribe();
}
