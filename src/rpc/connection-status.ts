import type { EndpointFailure } from "../errors/codes.ts";

/**
 * State of the connection to the node: `connecting` until it is first established, `disconnected` while it is lost, `closed` after
 * the client was closed.
 *
 * @public
 */
export type ConnectionState = "connecting" | "connected" | "disconnected" | "closed";

/** The connection of a client at one time. Times by the clock of this machine. @public */
export interface ConnectionStatus {
	/** The state. */
	readonly state: ConnectionState;
	/** The endpoint in use, or tried at present: its URL without credentials, or the kind of source. `null` once closed. */
	readonly endpoint: string | null;
	/** When the state began, milliseconds since the epoch. */
	readonly sinceMs: number;
	/** Round trip of the newest check; `null` before the first one. */
	readonly latencyMs: number | null;
	/** Checks in a row without a response: 0 while the endpoint is healthy. It is left before there are three. */
	readonly unansweredChecks: number;
	/** Why the last connection was lost, or could not be opened; `null`: none was. */
	readonly lastFailure: EndpointFailure | null;
}
